import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, signIn } from './browser.ts';
import { longPaper } from './papers.ts';

const browser = openBrowser();
const SOON = { timeout: 8_000 };
type Page = import('playwright-core').Page;

/** Takes a paper in by its text and opens it. */
const takeIn = async (page: Page, text: string): Promise<string> => {
  const answer = await page.request.post('/api/v1/documents', { data: { text } });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/documents/${id}`);
  return id;
};
const clausesOf = async (page: Page, id: string) =>
  (
    (await (await page.request.get(`/api/v1/documents/${id}`)).json()) as {
      clauses: { id: string; task: string; isDropped: boolean; dueOn: string | null; units: { role: string }[] }[];
    }
  ).clauses;
const discard = (page: Page, id: string) => page.request.delete(`/api/v1/documents/${id}`);
const activeNumber = (page: Page) => page.locator('.dc-card.is-active .dc-card-no').textContent();
/** The focus stands on the active item: nobody has to reach for the mouse. */
const expectFocusOnActive = (page: Page) => page.locator('.dc-card.is-active .dc-card-door:focus').waitFor();

describe('reviewing a long paper', () => {
  it('goes from end to end by keyboard, two hundred items', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    const id = await takeIn(page, longPaper('城市更新年度任务分解', 200));
    await page.getByText('认出 200 项任务').waitFor();

    for (let i = 0; i < 40; i++) await page.keyboard.press('j');
    await expect.poll(() => activeNumber(page), SOON).toBe('40');
    await page.keyboard.press('k');
    await expect.poll(() => activeNumber(page), SOON).toBe('39');
    await expectFocusOnActive(page);

    // Editing saves by itself and gives the focus back.
    await page.keyboard.press('Enter');
    const task = page.locator('.dc-form textarea').first();
    await task.fill('整治背街小巷60条，建立长效机制');
    await page.getByText(/已保存 \d\d:\d\d/).waitFor();
    await page.keyboard.press('Escape');
    await expectFocusOnActive(page);
    expect((await clausesOf(page, id))[38]?.task).toBe('整治背街小巷60条，建立长效机制');

    // Dropping goes on to the next item, undoing brings it back.
    await page.keyboard.press('x');
    await expect.poll(async () => (await clausesOf(page, id))[38]?.isDropped, SOON).toBe(true);
    await expectFocusOnActive(page);
    await page.keyboard.press('u');
    await page.getByText('已撤销：去掉').waitFor();
    await page.keyboard.press('u');
    await page.getByText('已撤销：修改').waitFor();
    expect((await clausesOf(page, id))[38]?.task).not.toContain('长效机制');

    // What nobody leads, all at once.
    await page.getByRole('button', { name: /缺牵头 20/ }).click();
    await page.getByLabel('全选').check();
    await page.getByText('已选 20 项').waitFor();
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('牵头单位（原牵头改为责任）').fill('市住建局');
    await page.getByTitle(/市住/).first().click();
    await dialog.getByRole('button', { name: '设置 20 项' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await clausesOf(page, id)).filter(({ units }) => units.length === 0).length, SOON)
      .toBe(0);
    await page.keyboard.press('u');
    await page.getByText('已撤销：统一设置').waitFor();
    await page.getByRole('button', { name: /缺牵头 20/ }).waitFor();

    // Finding by words, and the list of keys.
    await page.getByRole('button', { name: /全部 200/ }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('第123号');
    await page.keyboard.press('Enter');
    await expect.poll(() => activeNumber(page), SOON).toBe('123');
    await page.keyboard.press('?');
    await page.getByText('统一设置').first().waitFor();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await discard(page, id);
  });

  it('lets two review at once: both stay, and a true conflict shows both versions', async () => {
    const [wang, li] = [await browser.newPage(), await browser.newPage()];
    await signIn(wang, 'supervisor');
    await signIn(li, 'supervisor');
    const id = await takeIn(wang, longPaper('两人同审任务分解', 6));
    await wang.getByText('认出 6 项任务').waitFor();
    const clauses = await clausesOf(wang, id);
    const clause = clauses[1]?.id ?? '';
    await wang.keyboard.press('j');
    await wang.keyboard.press('j');
    await wang.keyboard.press('e');
    const form = wang.locator('.dc-form');
    await form.getByLabel('时限').waitFor();

    // The other one changes what is being edited here: another field arrives by itself.
    const change = async (patch: object) => {
      const seen = (await (await li.request.get(`/api/v1/documents/${id}`)).json()) as { revision: number };
      const answer = await li.request.patch(`/api/v1/documents/${id}/clauses/${clause}`, {
        data: { revision: seen.revision, ...patch },
      });
      expect(answer.status()).toBe(200);
    };
    await form.getByLabel('名称').fill('充电设施');
    await wang.getByText(/已保存 \d\d:\d\d/).waitFor();
    await change({ deadlineText: '秋季开学前' });
    await expect.poll(() => form.getByLabel('文中写法').inputValue(), SOON).toBe('秋季开学前');
    expect(await form.getByLabel('名称').inputValue()).toBe('充电设施');

    // The same field, changed by both: typed here and not yet saved when the other version comes in.
    await wang.route(
      `**/api/v1/documents/${id}/clauses/**`,
      async (route) => {
        await change({ title: '充电桩建设' });
        await route.continue();
      },
      { times: 1 },
    );
    await form.getByLabel('名称').fill('公共充电网');
    const conflict = form.getByRole('alert').filter({ hasText: '也改了同一处' });
    await conflict.getByText('公共充电网').waitFor();
    await conflict.getByText('充电桩建设').waitFor();
    // At its top: what is half under the bar of the list is too small a target for axe, and nobody's to press.
    await wang.evaluate("document.querySelector('.dc-list').parentElement.scrollTop = 0");
    await expectAccessible(wang);
    await conflict.getByRole('button', { name: '用我的' }).click();
    await expect
      .poll(async () => (await (await wang.request.get(`/api/v1/documents/${id}`)).json()).clauses[1].title, SOON)
      .toBe('公共充电网');
    await discard(wang, id);
  });

  it('takes in a new edition: compared item by item, decided, published in one go', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    const first = `营商环境提升任务分解（征求意见稿）

1. 建成政务服务驿站12个。（责任单位：市住建局；完成时限：2027年6月底前）
2. 开展银企对接活动8场。（责任单位：市财政局；完成时限：2027年9月底前）
3. 压减审批材料60项。（责任单位：市发改委；完成时限：2027年10月底前）
`;
    const second = `营商环境提升任务分解

1. 压减审批材料60项。（责任单位：市发改委；完成时限：2027年10月底前）
2. 建成政务服务驿站20个。（责任单位：市住建局；完成时限：2027年8月底前）
3. 培训窗口人员300人次。（责任单位：市科技局；完成时限：2027年11月底前）
`;
    const id = await takeIn(page, first);
    await page.getByText('认出 3 项任务').waitFor();
    await page.request.post(`/api/v1/documents/${id}/publish`, { data: {} });
    await page.reload();
    await page.getByText('已发布 3 项任务').first().waitFor();

    await page.getByRole('button', { name: '标题与日期' }).click();
    await page.getByRole('button', { name: '录入新版' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('正文').fill(second);
    await dialog.getByRole('button', { name: '读取' }).click();
    await page.getByText('与上一版相比：新增 1 项，有改动 1 项，移位 1 项，消失 1 项。').waitFor();

    // The words that changed are marked, and the deadline that moved.
    const changed = page.locator('.dc-card').filter({ hasText: '有改动' });
    await changed.locator('del').filter({ hasText: '12' }).first().waitFor();
    await changed.locator('ins').filter({ hasText: '20' }).first().waitFor();
    await changed.locator('ins').filter({ hasText: '8月31日' }).waitFor();
    await changed.getByText('更新任务').waitFor();

    // Nothing ends unless somebody says so, and why.
    const gone = page.getByRole('region', { name: /上一版有、这一版没有/ });
    await gone.getByText('还有 1 项要定去留').waitFor();
    await gone.getByText('撤销任务').click();
    await gone.getByLabel('撤销原因（必填）').fill('并入金融专项行动');
    await gone.getByLabel('撤销原因（必填）').press('Enter');
    await gone.getByText('还有 1 项要定去留').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const asked = page.getByRole('dialog');
    await asked.getByText('将新增 1 项任务，更新 1 项，保持不变 1 项，撤销 1 项。').waitFor();
    await asked.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布 3 项任务').first().waitFor();

    // The first edition keeps its tasks; the one that follows new words tells both.
    await page
      .getByRole('navigation', { name: '各版' })
      .getByRole('link', { name: /第 1 版/ })
      .click();
    await page.getByRole('link', { name: '查看这 3 项任务' }).waitFor();
    const tasks = (await (await page.request.get(`/api/v1/tasks?document=${id}&status=cancelled`)).json()) as {
      items: { title: string }[];
    };
    expect(tasks.items.map(({ title }) => title)).toEqual(['开展银企对接活动8场']);
  });
});
