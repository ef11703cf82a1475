import { describe, expect, it } from 'vitest';
import { DESK, expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();
const NAME = '寻山海珍品精深加工';

describe('a key project', () => {
  it('is entered, scheduled backward, kept as a baseline, slips, is reported by phone, and its light says so', async () => {
    const page = await browser.newPage(DESK);
    await signIn(page, 'supervisor');
    await page.goto('/projects/new');
    await page.getByLabel('项目名称').fill(NAME);
    const unit = page.locator('.ant-select-tree').getByText('荣成经开区', { exact: true });
    // The tree of units may arrive after the form and begin afresh.
    const typed = async () => {
      await page.getByLabel('责任单位').first().fill('');
      await page.getByLabel('责任单位').first().fill('荣成经开区');
      return unit.count();
    };
    await expect.poll(typed, { timeout: 20_000 }).toBeGreaterThan(0);
    await unit.click();
    const year = new Date().getFullYear();
    await page.getByLabel('承诺竣工').fill(`${year + 3}-06-30`);
    await page.getByLabel('总投资（万元）').fill('24000');
    await page.getByLabel('年度计划投资（万元）').fill('6000');
    await page.getByRole('button', { name: '入账', exact: true }).click();
    await page.getByRole('heading', { name: NAME }).waitFor();

    // The eleven nodes of the template stand there, backward from the promise.
    await page.getByRole('link', { name: '调整工期' }).click();
    await page.getByRole('heading', { name: '工期', exact: true }).waitFor();
    const bars = page.locator('[data-bar]');
    await expect.poll(() => bars.count()).toBe(11);
    expect(await page.getByText('关键路径 ').first().textContent()).toContain('从“立项”起');
    await expectAccessible(page);

    await page.getByRole('button', { name: '存为基线' }).click();
    await page.getByLabel('基线名称').fill('承诺计划');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await page.getByText('基线已存').waitFor();

    // A slip by keyboard pushes what waits; undone and done again; saved.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const last = () => bars.nth(10).getAttribute('aria-label');
    const before = await last();
    await bars.nth(8).press('Control+ArrowRight');
    await expect.poll(last).not.toBe(before);
    const slipped = await last();
    await page.keyboard.press('Control+z');
    await expect.poll(last).toBe(before);
    await page.keyboard.press('Control+y');
    await expect.poll(last).toBe(slipped);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('工期已保存').waitFor();

    // The year by month, so that there is a plan to be held against.
    await page.goto(page.url().replace('/plan', '/edit'));
    await page.getByRole('button', { name: '按十二个月均分' }).click();
    await page.getByRole('button', { name: '保存投资计划' }).click();
    await page.getByText('已保存').first().waitFor();
    const address = page.url().replace('/edit', '');
    await page.goto(address);
    const lightWords = page.locator('.ls-page-sentence');
    await lightWords.getByText('年度投资').waitFor();
    const lightBefore = await lightWords.textContent();

    // The zone's liaison reports the month on a phone.
    const phone = await browser.newPage(PHONE);
    await signIn(phone, 'liaison');
    await phone.goto(`${new URL(address).pathname}/report`);
    await phone.getByLabel('本月完成投资（万元）').fill('5900');
    await phone.getByLabel('形象进度（%）').fill('12');
    await phone.getByLabel('形象进度', { exact: true }).fill('桩基施工，首批设备订货。');
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '上报', exact: true }).click();
    await phone.getByText('月报已上报').waitFor();

    // The first browser hears of it without being asked.
    await expect.poll(() => lightWords.textContent(), { timeout: 15_000 }).not.toBe(lightBefore);
    await page.getByText('桩基施工，首批设备订货。').first().waitFor();
    await expectAccessible(page);
  });

  it('one who left the ledger finds nothing of a project outside his part', async () => {
    const page = await browser.newPage(DESK);
    await signIn(page, 'grid');
    await page.goto(`/projects?q=${encodeURIComponent('惠田惠泓')}`);
    await page.getByText('没有符合条件的项目').waitFor();
    await expectAccessible(page);
  });
});
