import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

describe('the wall', () => {
  it('opens a project from its chart by keyboard beside the wall, and keeps it in the address', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/wall');
    const chart = page.getByRole('application', { name: /重点项目的进度/ });
    await chart.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/project=[0-9a-f-]{36}/);
    const sheet = page.getByRole('complementary').filter({ hasText: '谁在负责' });
    await sheet.waitFor();
    await sheet.getByRole('link', { name: '打开项目页' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('says its charts as tables too', async () => {
    const page = await browser.newPage();
    await signIn(page, 'leader');
    await page.goto('/wall?chart=table');
    await page.getByRole('columnheader', { name: '承诺竣工' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '保障' }).click();
    await page.getByRole('columnheader', { name: '资金' }).waitFor();
    await page.waitForURL(/chart=support/);
  });

  it('hangs in a hall by a link, and goes blank once the link is taken down', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/wall/screens');
    await page.getByLabel('大屏名称').fill('巡回演练大屏');
    await page.getByRole('button', { name: '建立链接' }).click();
    const link = (await page.getByText(/\/screen#wall_/).textContent()) ?? '';
    await expectAccessible(page);

    const hall = await browser.newPage({ width: 1920, height: 1080 });
    await hall.goto(link);
    await hall.getByText('项目进度图').waitFor();
    expect(await hall.getByRole('link').count()).toBe(0);
    await expectAccessible(hall);
    await hall.keyboard.press('ArrowRight');
    await hall.getByText('已暂停').waitFor();

    await page
      .getByRole('row', { name: /巡回演练大屏/ })
      .getByRole('button', { name: /停\s*用/ })
      .click();
    await page.getByRole('button', { name: /确\s*定|OK/ }).click();
    await page.getByText(/停用$/).first().waitFor();
    await hall.getByText('这个大屏链接已停用').waitFor({ timeout: 25_000 });
    expect(await hall.getByText('项目进度图').count()).toBe(0);
  });

  it('goes on paper as vectors, whole or on sheets to be joined', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/wall/print?size=A0&sheet=A3');
    await page.getByRole('img').first().waitFor();
    expect(await page.getByRole('img').count()).toBeGreaterThan(8);
    const address = await page.getByRole('link', { name: '存为 SVG' }).getAttribute('href');
    const svg = decodeURIComponent(address ?? '');
    expect(svg).toContain('width="1189mm" height="841mm"');
    expect(svg).toContain('重点工作作战图');
  });

  it('tells a leader on a phone what is stuck and what waits for a word', async () => {
    const page = await browser.newPage(PHONE);
    await signIn(page, 'leader');
    await page.goto('/today');
    await page.getByRole('heading', { name: '两分钟' }).waitFor();
    await page.getByRole('heading', { name: /等您定/ }).waitFor();
    await expectAccessible(page);
  });
});
