import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

/** A ledger as a zone keeps it: a title, the unit of staff in the head, a heading, a sub-total, notes, mistakes. */
const MESSY: (string | number | null)[][] = [
  ['荣成经济开发区企业情况一览表', null, null, null, null],
  ['序号', '公司名称', '所属园区', '联系人', '职工人数\n（人）'],
  ['一、新落户企业', null, null, null, null],
  [1, '荣成旅程样品食品有限公司', '荣成经开区', '丁一', 86],
  [2, '荣成旅程样品机械厂', '荣成经开区', '丁二', '约四十'],
  [3, '荣成旅程样品纺织有限公司', '西海开发区', '丁三', 52],
  ['小计', null, null, null, 138],
  ['注：职工人数为上月末数。', null, null, null, null],
];

const saved = async (rows: (string | number | null)[][]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('企业');
  sheet.addRows(rows);
  sheet.mergeCells('A1:E1');
  return Buffer.from(await book.xlsx.writeBuffer());
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a ledger of firms', () => {
  it('is brought in as it is, its mistakes come back marked, and mended it is not doubled', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/enterprises');
    await page.getByRole('link', { name: '导入台账' }).click();
    await page
      .getByLabel('把台账拖到这里，或点击选择')
      .setInputFiles({ name: '开发区企业.xlsx', mimeType: XLSX, buffer: await saved(MESSY) });

    await page.getByText('认出 4 列').or(page.getByText('各列都认出来了')).first().waitFor();
    await page
      .getByRole('row', { name: /公司名称/ })
      .getByText('企业名称')
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '检查' }).click();

    await page.getByText('共 3 行：新增 1，更改 0，没有变化 0，有问题 2。').waitFor();
    await page.getByText('“约四十”不是数字。').first().waitFor();
    await page
      .getByText(/机构里没有“西海开发区”/)
      .first()
      .waitFor();
    await expectAccessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('下载标注了问题的表').click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await download.path());
    expect(book.worksheets[0]?.getCell('F5').text).toBe('“约四十”不是数字。');

    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('已导入 1 行。').waitFor();
    await page.getByText('新增 1').click();
    await page.getByRole('link', { name: /旅程样品食品/ }).click();
    await page.getByRole('heading', { name: '荣成旅程样品食品有限公司' }).waitFor();
    await page.getByText('86 人').first().waitFor();

    const mended = MESSY.map((row) =>
      row.map((cell) => ({ 约四十: 40, 西海开发区: '荣成经开区' })[cell ?? ''] ?? cell),
    );
    await page.goto('/ledgers/new?kind=enterprises');
    await page
      .getByLabel('把台账拖到这里，或点击选择')
      .setInputFiles({ name: '开发区企业.xlsx', mimeType: XLSX, buffer: await saved(mended) });
    await page.getByText('共 3 行：新增 2，更改 0，没有变化 1，有问题 0。').waitFor();
    await page.getByText('各列按上次同样表头的对应关系。').waitFor();
  });

  it('can be looked at on a phone', async () => {
    const page = await browser.newPage(PHONE);
    await signIn(page, 'supervisor');
    for (const path of ['/enterprises', '/enterprises/indicators', '/ledgers/new?kind=enterprises']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await expectAccessible(page);
      const wide = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide, path).toBeLessThanOrEqual(0);
    }
  });
});

describe('the list of tasks', () => {
  it('goes out, is edited in a spreadsheet, and comes back as a difference', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/tasks');
    const title = '旅程样品任务：更新路灯';
    const taskPage = await page.evaluate(async (named) => {
      const list = await fetch('/api/v1/tasks?limit=1');
      const [known] = ((await list.json()) as { items: { lead: { id: string } }[] }).items;
      const made = await fetch('/api/v1/tasks', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ title: named, leadOrgId: known?.lead.id }),
      });
      return `/tasks/${((await made.json()) as { id: string }).id}`;
    }, title);

    await page.goto(`/tasks?q=${encodeURIComponent('旅程样品任务')}`);
    await page.getByRole('link', { name: title }).first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('导出表格').click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await download.path());
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('the list has no sheet');
    sheet.getCell('D2').value = '年底前更新主干道路灯 300 盏';
    const edited = Buffer.from(await book.xlsx.writeBuffer());

    await page.goto('/tasks');
    await page.getByRole('link', { name: '导入改过的表' }).click();
    await page
      .getByLabel('把台账拖到这里，或点击选择')
      .setInputFiles({ name: '任务清单.xlsx', mimeType: XLSX, buffer: edited });
    await page.getByText('共 1 行：新增 0，更改 1，没有变化 0，有问题 0。').waitFor();
    await page.getByText('年底前更新主干道路灯 300 盏').first().waitFor();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('已导入 1 行。').waitFor();
    await page.goto(taskPage);
    await page.getByText('年底前更新主干道路灯 300 盏').first().waitFor();
  });
});
