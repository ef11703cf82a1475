import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser, signIn } from './browser.ts';
import { startOwnApp } from './running-app.ts';

const browser = openBrowser();
let app: Awaited<ReturnType<typeof startOwnApp>>;
beforeAll(async () => {
  app = await startOwnApp();
});
afterAll(() => app.stop());

const FIRST = [
  ['系统管理员', '孙一', 'sysadmin.one'],
  ['安全管理员', '孙二', 'secadmin.one'],
  ['审计员', '孙三', 'auditor.one'],
  ['督查员', '孙四', 'supervisor.one'],
] as const;
const FIRST_PASSWORD = 'First-2026-password';
const OWN_PASSWORD = 'Own-2026-password';

describe('a new government', () => {
  it('is set up in three steps, its supervisor takes a password of their own, and the demonstration goes by one click', async () => {
    const page = await browser.newPage();
    await page.goto(`${app.address}/setup`);
    await page.getByLabel('政府名称').fill('临海县');
    await page.getByLabel('标识').fill('linhai');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('以后再设').click();
    await page.getByRole('button', { name: '下一步' }).click();
    for (const [nth, [, name, username]] of FIRST.entries()) {
      await page.getByLabel('姓名').nth(nth).fill(name);
      await page.getByLabel('用户名').nth(nth).fill(username);
      await page.getByLabel('初始密码').nth(nth).fill(FIRST_PASSWORD);
    }
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('“临海县”已设立').waitFor();

    await page.getByRole('link', { name: '去登录' }).click();
    await page.getByLabel('用户名').fill('supervisor.one');
    await page.getByLabel('密码', { exact: true }).fill(FIRST_PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请先修改密码').waitFor();
    await page.getByLabel('当前密码').fill(FIRST_PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
    await page.getByLabel('再输一次新密码').fill(OWN_PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByText('临海县').first().waitFor();

    const visitor = await browser.newPage();
    await signIn(visitor, 'supervisor', app.address);
    await visitor.getByRole('link', { name: '清除演示数据' }).click();
    await visitor.getByRole('button', { name: '删除演示数据' }).click();
    await visitor.getByRole('tooltip').getByRole('button', { name: '删除演示数据' }).click();
    await visitor.waitForURL(/sign-in/);
    await visitor.getByText('演示账号').waitFor({ state: 'detached' });
  });
});
