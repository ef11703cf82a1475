import { describe, expect, it } from 'vitest';
import { address, DESK, expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';
import { openLine } from './line.ts';

const browser = openBrowser();

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
])('every page on the %s', (_name, viewport) => {
  it('is accessible, says no key instead of a word, and does not scroll sideways', async () => {
    const page = await browser.newPage(viewport);
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await expectAccessible(page);
    await signIn(page, 'supervisor');
    for (const path of ['/today', '/wall', '/tasks', '/documents', '/tasks/new']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined); // the live line never rests
      const text = await page.evaluate<string>('document.body.innerText');
      expect(text.match(/\b(?:web|list|today|wall|review)\.[a-z_]+(?:\.[a-z_]+)*/g) ?? [], path).toEqual([]);
      expect(text, path).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|undefined|\bNaN\b|\[object/);
      const wide = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide, path).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    expect(faults).toEqual([]);
  });
});

describe('the wall', () => {
  it('follows a county into its towns, keeps its state in the address and leads back', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/wall');
    await page.getByRole('button', { name: '看表格' }).click();
    // The table of regions: units and projects of the same name stand in others beside it.
    const regions = page.getByRole('table', { name: '各区域在办任务' });
    await regions
      .getByRole('row', { name: /荣成市/ })
      .getByRole('button')
      .first()
      .click();
    await page.waitForURL(/region=371082/);
    await page
      .getByText(/荣成市.*在办/)
      .first()
      .waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('371082'));
  });

  it('says that the line is lost and how old its facts are', async () => {
    const line = await openLine(address());
    const page = await browser.newPage();
    await signIn(page, 'supervisor', line.address);
    await page.goto(`${line.address}/wall`);
    await page.getByText('实时').first().waitFor();
    await line.cut();
    await page
      .getByText(/线路中断|连线中断/)
      .first()
      .waitFor({ timeout: 30_000 });
  });

  it('names its map as schematic, with its source', async () => {
    const page = await browser.newPage();
    await signIn(page, 'leader');
    await page.goto('/wall');
    await page.getByText('示意图').first().waitFor();
    await page
      .getByText(/OpenStreetMap/)
      .first()
      .waitFor();
  });
});

describe('the list of tasks', () => {
  it('finds words of two characters, keeps filters in the address and moves by keyboard', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto(`/tasks?q=${encodeURIComponent('水库')}`);
    await page
      .getByRole('link', { name: /小型水库除险加固/ })
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(5);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\/[0-9a-f-]{36}/);
  });

  it('goes out as a spreadsheet with the same rows', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/tasks');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('导出表格').click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });
});
