import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

type Json = Record<string, unknown>;
/** Asks the interface as the person on the page. */
const ask = (page: Page, method: string, path: string, body?: Json): Promise<Json> =>
  page.evaluate(
    async ([verb, address, sent]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        ...(sent ? { body: JSON.stringify(sent), headers: { 'content-type': 'application/json' } } : {}),
      });
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Json;
    },
    [method, path, body] as const,
  );

const today = async (page: Page): Promise<string> => String((await ask(page, 'GET', '/session')).today);
const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/**
 * A task of a town of the leader's county that has none yet, so that a rule set for that town touches nothing of the
 * demonstration.
 */
const makeTask = async (
  page: Page,
  title: string,
  startsIn: number,
  dueIn: number,
): Promise<{ id: string; orgId: string }> => {
  const day = await today(page);
  const { items } = (await ask(page, 'GET', '/orgs')) as {
    items: { id: string; kind: string; name: string; path: string }[];
  };
  const county = items.find(({ kind, name }) => kind === 'county' && name.startsWith('荣成市'));
  let unit: { id: string } | undefined;
  for (const town of items.filter(({ kind, path }) => kind === 'town' && path.startsWith(county?.path ?? ' '))) {
    const { total } = await ask(page, 'GET', `/tasks?under=${town.id}&involved=any&limit=1`);
    if (total === 0) unit = town;
    if (unit) break;
  }
  if (!unit) throw new Error('no town without tasks');
  const task = await ask(page, 'POST', '/tasks', {
    title,
    leadOrgId: unit.id,
    startOn: daysAfter(day, startsIn),
    dueOn: daysAfter(day, dueIn),
  });
  return { id: String(task.id), orgId: unit.id };
};

describe('a rule set', () => {
  it('is drafted from a preset, tried, and switched on from today; a light then says its new reason', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    // A tenth of the way and nothing reported: green by the standard rules, yellow from the first point on.
    const { id, orgId } = await makeTask(page, '河道清障试点', -5, 94);
    await page.goto(`/tasks/${id}`);
    await page
      .getByText(/略慢 5 个百分点/)
      .first()
      .waitFor();

    await page.goto('/settings/rules');
    await page.getByRole('heading', { name: '通用规则' }).waitFor();
    await page.getByRole('button', { name: '新建规则' }).click();
    await page.getByRole('button', { name: '宿迁三色督办单' }).click();
    await page.getByRole('heading', { name: '什么情况亮什么灯' }).waitFor();
    await page.getByLabel('名称').fill('试点亮灯规则');
    await page.getByLabel(/落后序时进度达到/).fill('3');
    await page.getByRole('checkbox', { name: '重点项目' }).uncheck();
    await expectAccessible(page);
    const draftId = new URL(page.url()).pathname.split('/').at(-1);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    const draft = await ask(page, 'GET', `/rule-drafts/${draftId}`);
    await ask(page, 'PUT', `/rule-drafts/${draftId}`, {
      name: draft.name,
      source: draft.source,
      governs: draft.governs,
      conditions: draft.conditions,
      effectiveFrom: draft.effectiveFrom,
      scopeOrgId: orgId,
      revision: draft.revision,
    });
    await page.reload();

    await page.getByRole('button', { name: '试算', exact: true }).click();
    await page.getByText(/试算完了/).waitFor();
    await page.getByText(/今天有 1 项会变灯/).waitFor();
    await page.getByRole('link', { name: '河道清障试点' }).waitFor();
    await page
      .getByText(/滞后 5 个百分点/)
      .first()
      .waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: '启用', exact: true }).click();
    await page.getByRole('heading', { name: '正在适用' }).waitFor();
    await page.getByRole('heading', { name: '试点亮灯规则' }).waitFor();
    await expectAccessible(page);
    await page.goto(`/tasks/${id}`);
    await page
      .getByText(/，滞后 5 个百分点/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: '试点亮灯规则（第 1 版）' }).waitFor();
  });

  it('that contradicts itself is refused in words', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/settings/rules');
    await page.getByRole('button', { name: '新建规则' }).click();
    await page.getByRole('button', { name: '银川做法' }).click();
    await page.getByLabel(/落后序时进度达到/).fill('40');
    await page.getByRole('button', { name: '试算', exact: true }).click();
    await page.getByText(/黄灯界限（40）越过了红灯界限（30）/).waitFor();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('heading', { name: '正在适用' }).waitFor();
  });
});

describe('a light set by people', () => {
  it('is asked for by one, approved by another on a phone, and shows the computed one beside it', async () => {
    const supervisor = await browser.newPage();
    await signIn(supervisor, 'supervisor');
    const { id } = await makeTask(supervisor, '旧桥加固', -60, -3);
    await supervisor.goto(`/tasks/${id}`);
    await supervisor.getByRole('button', { name: '申请人工定灯' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交，待批准' }).click();
    await dialog.getByText('请写明理由').first().waitFor();
    await dialog.getByRole('radio', { name: '滞后' }).check();
    await dialog.getByLabel(/^理由/).fill('汛期封路，省里已批准顺延');
    await dialog.getByLabel(/^有效期到/).fill(daysAfter(await today(supervisor), 7));
    await expectAccessible(supervisor);
    await dialog.getByRole('button', { name: '提交，待批准' }).click();
    await supervisor.getByText('等待另一人批准').waitFor();
    expect(await supervisor.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

    const leader = await browser.newPage(PHONE);
    await signIn(leader, 'leader');
    await leader.goto('/settings/rules');
    await leader.getByRole('link', { name: '旧桥加固' }).click();
    await leader.getByRole('button', { name: '批准', exact: true }).click();
    await leader
      .getByText(/经批准按“滞后”掌握至/)
      .first()
      .waitFor();
    await leader.getByText('按规则应为').first().waitFor();
    await expectAccessible(leader);

    await supervisor
      .getByText(/经批准按“滞后”掌握至/)
      .first()
      .waitFor();
    await supervisor.getByRole('button', { name: '提前结束' }).click();
    await supervisor
      .getByText(/超期 3 天/)
      .first()
      .waitFor();
  });
});
