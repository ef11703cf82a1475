import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, signIn } from './browser.ts';
import { BRACKET_PAPER, TABLE_PAPER } from './papers.ts';

const browser = openBrowser();

describe('a paper becomes tracked work on the wall', () => {
  it('is pasted, reviewed against its text, its unknown unit named, and published', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.getByRole('navigation').getByRole('link', { name: '作战图' }).click();
    await page.getByText('重点工作作战图').first().waitFor();
    const openBefore = await openOnWall(page);

    await page.getByRole('navigation').getByRole('link', { name: '文件' }).click();
    await page.getByRole('button', { name: '粘贴文字' }).click();
    await page.getByLabel('正文').fill(BRACKET_PAPER);
    await page.getByRole('button', { name: '读取' }).click();
    await page.getByRole('heading', { name: '全市重点项目集中攻坚行动任务分解' }).first().waitFor();
    await page.getByText('认出 3 项任务').waitFor();

    // Each item stands in the paper as a marked passage; pointing at one lights the other.
    const passage = page.locator('mark[data-clauses]').filter({ hasText: '新建充电桩120个' }).first();
    await passage.hover();
    await page.locator('mark.is-lit').filter({ hasText: '新建充电桩120个' }).first().waitFor();
    await page.getByText('“市产投集团”不在机构树里').first().waitFor();

    // The name nobody knows is said to be a unit of the tree, once for the whole paper.
    await page.getByText('未识别单位 1 个').waitFor();
    const unknown = page.getByText('“市产投集团”是').locator('..');
    await unknown.getByRole('button', { name: '其他单位' }).click();
    await unknown.getByRole('combobox').fill('市财政局');
    await page
      .getByTitle(/市财政局/)
      .first()
      .click();
    await page.getByText('未识别单位').waitFor({ state: 'detached' });
    await expectAccessible(page);

    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将发布 3 项任务').waitFor();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布 3 项任务').first().waitFor();

    await page.getByRole('link', { name: '查看这 3 项任务' }).first().click();
    await page
      .getByRole('link', { name: /新建充电桩/ })
      .first()
      .click();
    await page.getByText('文件里的要求').waitFor();
    await page.getByRole('blockquote').getByText('新建充电桩120个').waitFor();

    await page.goto('/wall');
    await expect.poll(() => openOnWall(page), { timeout: 15_000 }).toBe(openBefore + 3);
  });

  it('reads a table with its own columns for lead, support and date', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/documents');
    await page
      .getByLabel('上传文件')
      .setInputFiles({ name: '年度任务分解表.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE_PAPER, 'utf8') });
    await page.getByText('认出 2 项任务').waitFor();
    const second = page.getByText('培育高新技术企业').last().locator('xpath=ancestor::*[self::li or self::article][1]');
    await second.getByText('市科技局').first().waitFor();
    await second.getByText('市工信局').first().waitFor();
    await second
      .getByText(/2027年12月31日/)
      .first()
      .waitFor();
  });
});

const openOnWall = async (page: import('playwright-core').Page): Promise<number> => {
  const door = page.getByRole('link', { name: /在办/ }).first();
  await door.waitFor();
  return Number(/\d+/.exec(((await door.textContent()) ?? '').replaceAll(',', ''))?.[0]);
};
