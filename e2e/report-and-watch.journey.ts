import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

describe('a report', () => {
  it('made by a liaison on a phone changes the wall that a supervisor watches, within two seconds', async () => {
    const watcher = await browser.newPage();
    await signIn(watcher, 'supervisor');
    await watcher.goto('/wall');
    await watcher.getByText('重点工作作战图').first().waitFor();
    await watcher.getByText('实时').first().waitFor();
    const answers: number[] = [];
    watcher.on('response', (answer) => {
      if (answer.url().includes('/boards/summary')) answers.push(Date.now());
    });

    const liaison = await browser.newPage(PHONE);
    await signIn(liaison, 'liaison');
    await liaison.goto('/today');
    await liaison.getByRole('heading', { name: /我的任务/ }).waitFor();
    const card = liaison.locator('li, article').filter({ hasText: '完成比例' }).first();
    await card.getByLabel('进展', { exact: true }).fill('今日走访完毕，问题已分类交办。');
    const saved = Date.now();
    await card.getByRole('button', { name: /^保存|照报/ }).click();
    await liaison.getByText(/已报/).first().waitFor();
    await expect.poll(() => answers.filter((at) => at >= saved).length, { timeout: 10_000 }).toBeGreaterThan(0);

    const [task] = await liaison.evaluate(async () => {
      const answer = await fetch('/api/v1/tasks?sort=-updated&limit=1');
      return ((await answer.json()) as { items: { id: string; lastWords: string }[] }).items;
    });
    expect(task?.lastWords).toBe('今日走访完毕，问题已分类交办。');
  });

  it('is never overwritten: a correction strikes it out and stands beside it', async () => {
    const page = await browser.newPage();
    await signIn(page, 'liaison');
    await page.goto('/tasks');
    await page
      .getByRole('link', { name: /歌尔智能封测一期/ })
      .first()
      .click();
    await page.getByRole('button', { name: '更正' }).last().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('进展', { exact: true }).fill('东侧桩基完成62根。');
    await drawer.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('东侧桩基完成62根。').first().waitFor();
    await page.locator('s, del').filter({ hasText: '东侧桩基完成60根' }).first().waitFor();
    await expectAccessible(page);
  });
});

describe('what a person sees', () => {
  it('is their part of the tree: a liaison finds no task of another county, nor its page', async () => {
    const supervisor = await browser.newPage();
    await signIn(supervisor, 'supervisor');
    const foreign = await supervisor.evaluate(async () => {
      const answer = await fetch(`/api/v1/tasks?q=${encodeURIComponent('糖果车间')}`);
      return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id;
    });
    expect(foreign).toBeDefined();
    const liaison = await browser.newPage();
    await signIn(liaison, 'liaison');
    const status = await liaison.evaluate(async (id) => (await fetch(`/api/v1/tasks/${id}`)).status, foreign);
    expect(status).toBe(404);
    await liaison.goto(`/tasks/${foreign}`);
    await liaison
      .getByText(/没有这项任务/)
      .first()
      .waitFor();
  });

  it('is, for the three administrators, their own work and no business', async () => {
    for (const [role, door] of [
      ['sysadmin', '单位和人员'],
      ['secadmin', '授权'],
      ['auditor', '审计记录'],
    ] as const) {
      const page = await browser.newPage();
      await signIn(page, role);
      await page.goto('/today');
      await page
        .getByRole('link', { name: new RegExp(door) })
        .first()
        .waitFor();
      const status = await page.evaluate(async () => (await fetch('/api/v1/tasks')).status);
      expect(status, role).toBe(403);
    }
  });
});
