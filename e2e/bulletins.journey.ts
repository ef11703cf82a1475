import { describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, PHONE, signIn } from './browser.ts';

const browser = openBrowser();

describe('a circular goes out', () => {
  it('is drafted from the facts, edited, signed and issued, and its figures are those of the tasks', async () => {
    const page = await browser.newPage();
    await signIn(page, 'supervisor');
    await page.goto('/bulletins');
    await page.getByRole('link', { name: '起草' }).click();
    await page.getByRole('radio', { name: /督查通报/ }).check();
    await page.getByRole('button', { name: '写出初稿' }).click();
    await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}/);
    const sheet = page.getByRole('article');
    await sheet.getByText('一、概况').waitFor();

    // What the paper says is what the list of tasks counts.
    const count = async (query: string): Promise<number> =>
      (await (await page.request.get(`/api/v1/tasks?limit=1&${query}`)).json()).total;
    const [open, late, behind] = await Promise.all([
      count('status=open'),
      count('status=open&light=late'),
      count('status=open&light=behind'),
    ]);
    await sheet.getByText(new RegExp(`在办任务${open}项，.*滞后${behind}项，超期${late}项`)).waitFor();

    // A sentence shows the rows it was made from; they lead to the tasks.
    await sheet.getByText(/在办任务\d+项/).click();
    const behindIt = page.getByRole('table', { name: '在办任务按亮灯分布' });
    await behindIt.getByRole('row', { name: `超期 ${late}` }).waitFor();
    await expectAccessible(page);

    // Typed over in place; what facts say stays at hand.
    const first = sheet.getByText(/督查机构对/);
    await first.fill('近日，市督查室对全市重点工作落实情况进行了专项督查。');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();

    await page.getByRole('button', { name: '签发', exact: true }).click();
    await page.getByText('已签发').first().waitFor();
    await page.getByRole('button', { name: '编号印发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '编号印发' }).click();
    await page.getByText(/威督通〔\d{4}〕\d+号，/).waitFor();
    await sheet.getByText('专项督查').waitFor();

    const id = new URL(page.url()).pathname.split('/').at(-1);
    const files = (await (await page.request.get(`/api/v1/bulletins/${id}`)).json()).files;
    for (const [format, size] of [
      ['docx', files.docxSize],
      ['pdf', files.pdfSize],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: format === 'docx' ? '下载 Word' : '下载 PDF' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^威督通〔\d{4}〕\d+号.*\.(docx|pdf)$/);
      const bytes = await (await page.request.get(`/api/v1/bulletins/${id}/paper.${format}`)).body();
      expect(bytes.length).toBe(size);
    }
    expect(await page.getByRole('button', { name: '保存' }).count()).toBe(0);
  });

  it('is read on a phone by a unit it was sent to, with its facts', async () => {
    const page = await browser.newPage(PHONE);
    await signIn(page, 'liaison');
    await page.goto('/bulletins');
    await page.getByRole('link', { name: /通报/ }).first().click();
    await page.getByRole('article').getByText('一、概况').waitFor();
    await page
      .getByRole('article')
      .getByText(/在办任务\d+项/)
      .click();
    await page.getByRole('table', { name: '在办任务按亮灯分布' }).waitFor();
    await expectAccessible(page);
  });
});
