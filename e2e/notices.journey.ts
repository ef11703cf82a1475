import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRobot, type Robot } from '../features/notices/test-stand-ins.ts';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();
let robot: Robot;
beforeAll(async () => {
  robot = await openRobot('dingtalk', 'SEC-journey');
});
afterAll(() => robot.close());

describe('reminders', () => {
  it('wait behind the bell on a phone, are read by following them, and how they come is chosen on one page', async () => {
    const page = await browser.newPage(PHONE);
    await signIn(page, 'officer');
    const bell = page.getByRole('link', { name: /^提醒：\d+ 条未读/ });
    await bell.waitFor();
    const unread = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0]);
    await bell.click();
    await page.getByRole('heading', { name: '提醒', level: 1 }).waitFor();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /今后有事会在这里告诉您/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '提醒方式' }).waitFor();
    const left = unread === 1 ? '提醒：没有未读' : `提醒：${unread - 1} 条未读`;
    await page.getByRole('link', { name: left }).waitFor();
    await page.getByLabel('自己定时间').check();
    await page.getByLabel('每日汇总时间').fill('17:20');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').first().waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('每日汇总时间').inputValue()).toBe('17:20');
    await expectAccessible(page);
  });

  it('leave by a robot that the administrator connects: tried at once, signed, its secret never shown again', async () => {
    const page = await browser.newPage();
    await signIn(page, 'sysadmin');
    await page.goto('/settings/channels');
    await page.getByRole('button', { name: '新增渠道' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill('试用群');
    await form.getByLabel('群所属单位').fill('荣成经济开发区');
    await page
      .getByTitle(/荣成经济开发区/)
      .first()
      .click();
    await form.getByLabel('网址').fill(robot.url);
    await form.getByLabel('签名密钥').fill('SEC-journey');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('这个地址指向内部网络').waitFor();
    await form.getByLabel('允许内网地址').check();
    await form.getByRole('button', { name: '保存' }).click();
    const row = page.getByRole('row', { name: /试用群/ });
    await row.waitFor();
    await expectAccessible(page);

    await row.getByRole('button', { name: '试发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '试发' }).click();
    await page.getByText('试发成功').waitFor();
    expect(robot.taken).toHaveLength(1);
    expect(robot.taken[0]?.body).toMatchObject({ msgtype: 'markdown' });
    const answer = await page.evaluate(async () => (await fetch('/api/v1/notices/channels')).text());
    expect(answer).not.toMatch(/SEC-journey|access_token/);

    await page.goto('/settings/deliveries');
    await page
      .getByRole('row', { name: /试用群.*已送达/ })
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.goto('/settings/channels');
    await page
      .getByRole('row', { name: /试用群/ })
      .getByRole('button', { name: '删除' })
      .click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /确\s*定|OK/ })
      .click();
    await row.waitFor({ state: 'detached' });
  });
});

describe('escalation', () => {
  it('is data that the supervision office revises as a new version; the register of slips stands beside it', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/supervision');
    await page.getByRole('link', { name: '督查单' }).click();
    await page.getByRole('heading', { name: '督查单', level: 1 }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '催办升级办法' }).click();
    await page.getByText(/现行第 \d+ 版/).waitFor();
    await expectAccessible(page);
    const version = Number(/第 (\d+) 版/.exec((await page.getByText(/现行第 \d+ 版/).textContent()) ?? '')?.[1]);
    const second = page.getByRole('group', { name: '2 级催办' });
    const days = second.getByLabel('超期满几个工作日');
    await days.fill('90');
    await page.getByLabel('依据', { exact: true }).fill('市督查办〔2026〕2号');
    await page.getByRole('button', { name: '存为新版' }).click();
    await page.getByText('四级的超期天数要逐级增加').waitFor();
    await days.fill('4');
    await page.getByRole('button', { name: '存为新版' }).click();
    await page.getByText(`现行第 ${version + 1} 版，依据：市督查办〔2026〕2号`).waitFor();
    await page.getByText('历次版本').waitFor();
  });

  it('shows on the page of a matter what was said about it', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    const id = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/supervision/matters?view=working&limit=1');
      return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id;
    });
    await page.goto(`/supervision/${id}`);
    await page.getByRole('heading', { name: '提醒与催办' }).waitFor();
    await page.getByText(/还没有提醒过|提醒 \d+ 次/).waitFor();
    await expectAccessible(page);
  });
});
