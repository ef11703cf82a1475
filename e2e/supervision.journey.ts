import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();
const TITLE = '督查旅程专用：沿街雨水井盖排查更换';

type Wire = { method?: string; path: string; body?: unknown };
/** What of the interface's answers the journey looks at. */
type Body = {
  id: string;
  code: string;
  matter: { id: string };
  state: string;
  parts: { taskId: string }[];
  reopened: number;
  returns: number;
  extensions: number;
  firstDueOn: string;
  redDays: number;
  items: { id: string; shortName: string }[];
};
/** Asks the interface as the page's person. */
const ask = (page: Page, wire: Wire) =>
  page.evaluate(async ({ method = 'GET', path, body }) => {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }, wire);

/** A day so many days from the government's today. */
const dayFrom = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const state = (page: Page, word: string) => page.locator('h1 + .sv-state', { hasText: word }).waitFor();

describe('a matter', () => {
  it('goes from under watch to closed by four eyes and back, and its lateness stays', async () => {
    const office = await browser.newPage();
    await signIn(office, 'supervisor');
    const { items } = (await ask(office, { path: '/orgs' })).body;
    const zone = items.find(({ shortName }) => shortName === '荣成经开区')?.id;
    const grid = items.find(({ shortName }) => shortName === '经开第一网格')?.shortName ?? '';
    const made = await ask(office, {
      method: 'POST',
      path: '/tasks',
      body: { title: TITLE, leadOrgId: zone, startOn: dayFrom(-30), dueOn: dayFrom(40), standard: '井盖无缺损' },
    });
    expect(made.status).toBe(201);

    // Under watch, from the list of tasks.
    await office.goto(`/tasks?q=${encodeURIComponent('雨水井盖排查')}`);
    await office.getByRole('checkbox', { name: TITLE }).check();
    await office.getByRole('button', { name: /纳入督查（1 项）/ }).click();
    await confirm(office, '纳入督查');
    await office.getByText(/已把 1 项任务交办给 1 个单位/).waitFor();
    const { matter } = (await ask(office, { path: `/supervision/matters/of-task/${made.body.id}` })).body;
    const page = `/supervision/${matter.id}`;
    // The task can no longer be moved past its supervision.
    const moved = await ask(office, { method: 'PATCH', path: `/tasks/${made.body.id}`, body: { status: 'done' } });
    expect([moved.status, moved.body.code]).toEqual([409, 'tasks.under_watch']);

    // Signed in place, on a phone, from the day's page.
    const unit = await browser.newPage(PHONE);
    await signIn(unit, 'liaison');
    await unit.goto('/today');
    const card = unit.locator('.sv-waiting li', { hasText: TITLE });
    await card.getByRole('button', { name: '签收' }).click();
    await card.waitFor({ state: 'detached' });
    const again = await ask(unit, {
      method: 'POST',
      path: `/supervision/matters/${matter.id}/hops`,
      body: { action: 'sign' },
    });
    expect([again.status, again.body.code]).toEqual([409, 'supervision.already_signed']);

    // Objected to, and told to get on with it.
    await unit.goto(page);
    await state(unit, '已签收');
    await expectAccessible(unit);
    await unit.getByRole('button', { name: '更多' }).click();
    await unit.getByRole('button', { name: '申请转办' }).click();
    await unit.getByLabel('转办理由').fill('沿街雨水井属市政部门管护。');
    await unit.getByLabel('本单位签批领导').fill('毕建军');
    await confirm(unit, '申请转办');
    await state(unit, '申请转办');
    await office.goto('/today');
    const objection = office.locator('.sv-waiting li', { hasText: TITLE });
    await objection.getByRole('button', { name: '不同意转办' }).click();
    await office.getByLabel('不同意的理由').fill('园区内雨水井由管委会管护。');
    await confirm(office, '不同意转办');
    await objection.waitFor({ state: 'detached' });

    // Handed on to the grid below.
    await unit.goto(page);
    await state(unit, '已签收');
    await unit.getByRole('button', { name: '分解任务' }).click();
    await unit.getByLabel('第 1 项内容').fill('主次干道井盖逐个登记');
    await unit.getByLabel('第 1 项承办单位').click();
    await unit.getByLabel('第 1 项承办单位').fill(grid);
    await unit.locator('.ant-select-tree-title', { hasText: grid }).last().click();
    await unit.getByLabel('第 1 项时限').fill(dayFrom(20));
    await confirm(unit, '分解任务');
    await state(unit, '已分解');
    await unit.getByText('分解任务 1 项').waitFor();

    // Extended, before expiry, to a definite day; the first deadline stays to be seen.
    await unit.getByRole('button', { name: '申请延期' }).click();
    await unit.getByLabel('申请延至').fill(dayFrom(60));
    await unit.getByLabel('延期理由和目前进展').fill('井盖到货推迟，已更换六成。');
    await unit.getByLabel('本单位签批领导').fill('毕建军');
    await confirm(unit, '申请延期');
    await state(unit, '申请延期');
    await office.goto(page);
    await press(office, '同意延期');
    await confirm(office, '同意延期');
    await state(office, '已分解');
    await office.getByText(/首次时限.*延期 1 次/).waitFor();

    // Reported once, at the task; the matter is in progress by that. What was handed on is done, or it cannot be closed.
    const reported = await ask(unit, {
      method: 'POST',
      path: `/tasks/${made.body.id}/progress`,
      body: { percent: 100, words: '井盖全部更换。' },
    });
    expect(reported.status).toBe(201);
    const open = await ask(unit, {
      method: 'POST',
      path: `/supervision/matters/${matter.id}/hops`,
      body: { action: 'request_close', achieved: '更换完毕' },
    });
    expect([open.status, open.body.code]).toEqual([409, 'supervision.parts_open']);
    const shown = (await ask(office, { path: `/supervision/matters/${matter.id}` })).body;
    expect(shown.state).toBe('in_progress');
    await ask(office, { method: 'PATCH', path: `/tasks/${shown.parts[0]!.taskId}`, body: { status: 'done' } });

    // Asked to be closed, returned, asked again, reviewed by two others, closed with a grade.
    const askClose = async (words: string) => {
      await unit.goto(page);
      await unit.getByRole('button', { name: '申请销号' }).click();
      await unit.getByLabel('完成情况').fill(words);
      await confirm(unit, '申请销号');
      await state(unit, '待初审');
    };
    await askClose('井盖更换完毕。');
    await office.goto(page);
    await press(office, '退回重办');
    await office.getByLabel('退回理由').fill('缺更换前后台账。');
    await confirm(office, '退回重办');
    await state(office, '退回重办');
    await askClose('台账补齐，共更换井盖86处。');
    await office.goto(page);
    await press(office, '初审通过');
    await confirm(office, '初审通过');
    await state(office, '待终审');
    const own = await ask(office, {
      method: 'POST',
      path: `/supervision/matters/${matter.id}/hops`,
      body: { action: 'close', grade: 'good', judgedPercent: 95 },
    });
    expect([own.status, own.body.code]).toEqual([409, 'supervision.same_reviewer']);
    const leader = await browser.newPage(PHONE);
    await signIn(leader, 'leader');
    await leader.goto('/today');
    const review = leader.locator('.sv-waiting li', { hasText: TITLE });
    await review.getByRole('button', { name: '终审销号' }).click();
    await leader.getByLabel('核定完成比例（%）').fill('95');
    await confirm(leader, '终审销号');
    await review.waitFor({ state: 'detached' });
    await office.goto(page);
    await state(office, '已销号');
    await office.getByText('核定比实报低 5 个百分点').waitFor();
    await expectAccessible(office);

    // A later look finds it has come back.
    await press(office, '反弹重启');
    await office.getByLabel('新的办理时限').fill(dayFrom(30));
    await office.getByLabel('反弹情况').fill('回访发现3处井盖松动。');
    await confirm(office, '反弹重启');
    await state(office, '反弹重启');
    const last = (await ask(office, { path: `/supervision/matters/${matter.id}` })).body;
    expect([last.reopened, last.returns, last.extensions, last.firstDueOn]).toEqual([1, 1, 1, dayFrom(40)]);
    // Left as it was found: other journeys count open tasks.
    await ask(office, {
      method: 'POST',
      path: `/supervision/matters/${matter.id}/hops`,
      body: { action: 'cancel', words: '旅程结束', approvedBy: '王立群' },
    });
  });

  it('past its deadline says how long, and cannot be extended any more', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/supervision?view=overdue');
    await page.getByRole('link', { name: '文登区农村公路改造提升' }).click();
    await page.getByText('红灯天数').waitFor();
    const { items } = (await ask(page, { path: '/supervision/matters?view=overdue' })).body;
    const late = (await ask(page, { path: `/supervision/matters/${items[0]!.id}` })).body;
    expect(late.redDays).toBeGreaterThan(0);
    await page.getByText(`${late.redDays} 天`, { exact: true }).waitFor();
    await expectAccessible(page);
  });
});

describe('facts of units', () => {
  it('open from every number to the matter behind it', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto(`/supervision/facts?from=${dayFrom(-120)}`);
    await page.getByRole('button', { name: /乳山水利局退回 1 次/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: '乳山市小型水库除险加固' }).waitFor();
    await page.getByRole('dialog').getByText('与完成标准不符').waitFor();
    await expectAccessible(page);
  });
});

describe('an inspection', () => {
  it('shows a draw that anybody can repeat, and its findings with their rectification', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    const year = dayFrom(2).slice(0, 4);
    await page.goto(`/supervision/inspections?year=${year}`);
    await page.getByRole('link', { name: '节后复工复产督查' }).click();
    await page.getByText('种子：节后复工复产督查').waitFor();
    const drawn = await page.locator('.sv-drawn li').allTextContents();
    const rank = (name: string) => createHash('sha256').update(`节后复工复产督查/${name}`).digest('hex');
    const names = await page.locator('details li').allTextContents();
    const repeated = names.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 2);
    expect(drawn).toEqual(repeated);
    await expectAccessible(page);
  });
});
