import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

describe('what is asked of units is kept small', () => {
  it('a form is registered, a repeated and a forbidden fact are stopped by name, and hours are shown', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/burden');
    await page.getByRole('heading', { name: '防汛值守情况表' }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: '登记报表' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('报表名称').fill('冬春火险隐患统计');
    await drawer.getByLabel('依据').fill('市森防指〔2026〕2号');
    await drawer.getByLabel('名称', { exact: true }).fill('每日打卡情况');
    await drawer.getByLabel('要求填报的单位').fill('成山镇');
    await page.getByTitle('成山镇', { exact: true }).first().click();
    await page.keyboard.press('Escape');
    await drawer.getByRole('button', { name: '登记', exact: true }).click();
    await drawer.getByText(/打卡签到、在线时长类要求.*国办函〔2026〕12号/).waitFor();
    await drawer.getByLabel('名称', { exact: true }).fill('隐患点处数');
    await drawer.getByRole('button', { name: '登记', exact: true }).click();
    await drawer.getByText(/已由报表“防汛值守情况表”/).waitFor();
    await drawer.getByLabel('名称', { exact: true }).fill('可燃物清理面积');
    await drawer.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '冬春火险隐患统计' }).waitFor();

    await page.getByRole('tab', { name: '单位负担' }).click();
    await page.getByText('成山镇').first().waitFor();
    await page.getByText(/测算口径/).waitFor();
  });

  it('a word against a request goes to the supervision office and comes back with an answer', async () => {
    const liaison = await browser.newPage(PHONE);
    await signIn(liaison, 'liaison');
    const { items } = await (await liaison.request.get('/api/v1/tasks?limit=1&status=open')).json();
    await liaison.goto(`/tasks/${items[0].id}`);
    await liaison.getByRole('button', { name: '这项要求有问题' }).click();
    await liaison.getByLabel(/写明重复/).fill('同一数字上周已经报过');
    await liaison.getByRole('button', { name: '提交', exact: true }).click();
    await liaison.getByText('已送督查机构').waitFor();

    const office = await browser.newPage();
    await signIn(office, 'supervisor');
    await office.goto('/burden?tab=complaints');
    const told = office.getByRole('listitem').filter({ hasText: '同一数字上周已经报过' });
    await told.getByLabel('答复内容').fill('已与任务进展合并，不再另报。');
    await told.getByRole('button', { name: '意见成立' }).click();
    await told.getByText('已与任务进展合并，不再另报。').waitFor();

    await liaison.goto('/burden?tab=complaints');
    await liaison.getByText('已与任务进展合并，不再另报。').waitFor();
    await expectAccessible(liaison);
  });

  it('ten items take ten lines by keyboard, with last time’s words there to edit', async () => {
    // Tasks of its own, of a unit whose work no other journey counts.
    const office = await browser.newPage();
    await signIn(office, 'supervisor');
    const orgs = (await (await office.request.get('/api/v1/orgs')).json()).items;
    const unit = orgs.find((org: { name: string }) => org.name === '荣成市发展和改革局').id;
    for (const title of ['逐行填报之一', '逐行填报之二'])
      await office.request.post('/api/v1/tasks', { data: { title, leadOrgId: unit } });
    const page = await browser.newPage();
    await signIn(page, 'officer');
    await page.goto('/today/lines');
    const words = page.getByRole('textbox', { name: /的进展$/ });
    await words.first().waitFor();
    const count = await words.count();
    expect(count).toBeGreaterThan(0);
    await expectAccessible(page);
    await words.first().fill('已完成现场勘查');
    await words.first().press('Enter');
    if (count > 1) await page.locator('[data-line="1"][data-cell="words"] input:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('已报送 1 项').waitFor();
    await page.reload();
    await words.first().waitFor();
    await expect
      .poll(async () => Promise.all((await words.all()).map((one) => one.inputValue())))
      .toContain('已完成现场勘查');
  });
});
