import { expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();
const TITLE = '大棚受损面积统计';

it('a form is asked for, checked, approved, complained of and answered', async () => {
  const desk = await browser.newPage();
  await signIn(desk, 'liaison');
  await desk.goto('/burden/new');
  await desk.getByLabel(/名称/).fill('干部走访打卡');
  await desk.getByLabel(/向谁要/).click();
  await desk.getByLabel(/向谁要/).fill('荣成经开区');
  await desk.locator('.ant-select-tree-node-content-wrapper').filter({ hasText: '荣成经开区' }).first().click();
  await desk.keyboard.press('Escape');
  const label = desk.getByRole('textbox', { name: '第 1 项', exact: true });
  await label.fill('项目本月完成投资');
  const checks = desk.getByRole('region', { name: '登记前核对' });
  await checks.getByText(/打卡签到.*国办函/).waitFor();
  await checks.getByText(/月度数据/).waitFor();
  await desk.getByLabel(/确需再报的理由/).waitFor();
  await desk.getByLabel(/名称/).fill(TITLE);
  await label.fill('大棚受损面积（亩）');
  await checks.getByText('没有重复，也没有不允许的内容。').waitFor();
  await checks.getByText(/给 1 个单位各增加约 8 分钟/).waitFor();
  await expectAccessible(desk);
  await desk.getByLabel(/依据/).fill('雪灾应急会议议定事项');
  await desk.getByRole('button', { name: '提交申请' }).click();
  await desk.getByRole('heading', { name: TITLE }).waitFor();
  await desk.getByText('待审批').first().waitFor();

  const office = await browser.newPage();
  await signIn(office, 'supervisor');
  await office.goto('/burden');
  await expectAccessible(office);
  await office.getByRole('link', { name: TITLE }).click();
  await office.getByRole('button', { name: '同意登记' }).click();
  await office.getByRole('button', { name: '确定' }).click();
  await office.getByText('在用').first().waitFor();

  const phone = await browser.newPage(PHONE);
  await signIn(phone, 'liaison');
  await phone.goto(new URL(office.url()).pathname);
  await phone.getByRole('button', { name: '这项要求给我添了负担' }).click();
  await phone.getByLabel(/哪里增加了负担/).fill('雪都化了还在问');
  await phone.getByRole('button', { name: /提\s*交/ }).click();
  await phone.getByRole('link', { name: /看办理情况/ }).click();
  await phone.getByText('待受理').first().waitFor();
  await expectAccessible(phone);

  await office.goto(new URL(phone.url()).pathname);
  await office.getByRole('button', { name: '答复', exact: true }).click();
  await office.getByLabel('停止该项要求').check();
  await office.getByRole('textbox', { name: /答复/ }).fill('本周起停止');
  await office.getByRole('button', { name: '确定' }).click();
  await phone.getByText('已答复').first().waitFor();
  await phone.getByRole('button', { name: '认可答复' }).click();
  await phone.getByText('已认可').first().waitFor();

  await office.goto('/burden/load');
  await office.getByRole('button', { name: '荣成经开区' }).click();
  await office.getByRole('link', { name: TITLE }).waitFor();
  await expectAccessible(office);
});

it('a liaison reports line by line with the keyboard', async () => {
  const desk = await browser.newPage();
  await signIn(desk, 'liaison');
  await desk.goto('/today?view=lines');
  const words = desk.getByRole('textbox', { name: /的本期进展$/ });
  await words.nth(2).waitFor();
  await expectAccessible(desk);
  // What is shown is what was last said: nothing has to be typed again.
  const before = await words.nth(1).inputValue();
  await words.nth(1).fill(`${before}；本周完成基槽验收。`);
  await words.nth(1).press('Enter');
  await desk.getByText('已保存', { exact: true }).first().waitFor();
  expect(await desk.locator(':focus').getAttribute('id')).toBe(await words.nth(2).getAttribute('id'));
  expect(await words.nth(1).inputValue()).toContain('基槽验收');
});
