import { expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();
const TITLE = '二期用地指标没有落实';
const DECISION = '调剂二期用地指标 30 亩';

it('an obstacle raised on a phone is put on an agenda, decided in the room and becomes a matter', async () => {
  const phone = await browser.newPage(PHONE);
  await signIn(phone, 'liaison');
  await phone.goto('/consultations/new');
  await phone.getByRole('heading', { name: '提出问题' }).waitFor();
  await expectAccessible(phone);
  await phone.getByLabel(/一句话说清问题/).fill(TITLE);
  await phone.getByLabel(/详细情况/).fill('影响六月开工');
  await phone.getByRole('button', { name: '提出', exact: true }).click();
  await phone.getByRole('heading', { name: TITLE }).waitFor();
  await phone.getByText('待分办').first().waitFor();

  const desk = await browser.newPage();
  await signIn(desk, 'supervisor');
  await desk.goto('/consultations');
  await desk
    .getByRole('link', { name: new RegExp(TITLE) })
    .first()
    .waitFor();
  await expectAccessible(desk);
  await desk.goto('/consultations/meetings');
  await desk.getByRole('button', { name: '召集会商' }).click();
  await desk.getByRole('textbox', { name: /名称/ }).fill('用地专题会商');
  await desk.getByRole('button', { name: '召集', exact: true }).click();
  await desk.getByRole('heading', { name: '用地专题会商' }).waitFor();
  await desk.getByRole('row').filter({ hasText: TITLE }).getByRole('button', { name: '列入议题' }).click();
  const item = desk.getByRole('listitem').filter({ hasText: TITLE });
  await item.getByRole('button', { name: '议定', exact: true }).click();
  await item.getByLabel(/议定事项/).fill(DECISION);
  await item.getByLabel(/牵头单位/).click();
  await item.getByLabel(/牵头单位/).fill('荣成经开区');
  await desk.locator('.ant-select-tree-node-content-wrapper').filter({ hasText: '荣成经开区' }).first().click();
  await item.getByLabel(/完成时限/).fill('2099-12-31');
  await item.getByRole('button', { name: '议定并交办' }).click();
  await item.getByText(`已议定：${DECISION}`).waitFor();
  await expectAccessible(desk);

  // The raiser sees the decision without asking, and the matter behind it.
  await phone.getByText('已议定').first().waitFor();
  await phone.getByRole('link', { name: /牵头.*前办结/ }).click();
  await phone.getByRole('heading', { name: DECISION }).waitFor();
  expect(phone.url()).toContain('/supervision/');
});
