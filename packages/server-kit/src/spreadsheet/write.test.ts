import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { type Cell, type Column, writeSheet } from './write.ts';

const bytesOf = (columns: readonly Column[], rows: readonly (readonly Cell[])[], name = 'Sheet') =>
  buffer(
    writeSheet({
      name,
      columns,
      batches: (async function* () {
        yield rows;
      })(),
    }),
  );
const readBack = async (bytes: Buffer) => {
  const [first] = (await readXlsxFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[];
  return first!;
};
const words = (title: string): Column => ({ title, width: 10 });

describe('a sheet', () => {
  test('comes back as it was: words, numbers, days, nothing, markup, line ends', async () => {
    const rows = [
      ['a & b <c> "d"', 1.5, '2026-02-28', '两\n行'],
      [null, 0, null, ''],
      ['two  spaces', -3, '1999-12-31', '😀'],
    ];
    const bytes = await bytesOf(
      [words('W'), { title: 'N', width: 5, kind: 'number' }, { title: 'D', width: 12, kind: 'day' }, words('L')],
      rows,
    );
    expect(await readBack(bytes)).toEqual({
      sheet: 'Sheet',
      data: [
        ['W', 'N', 'D', 'L'],
        ['a & b <c> "d"', 1.5, new Date('2026-02-28'), '两\n行'],
        [null, 0, null, null],
        ['two  spaces', -3, new Date('1999-12-31'), '😀'],
      ],
    });
  });

  test('what XML cannot hold is left out, what is too long for a cell is cut', async () => {
    const bytes = await bytesOf([words('W')], [['a\u0000b\u001fc\ud800d'], ['x'.repeat(40_000)]]);
    const { data } = await readBack(bytes);
    expect(data[1]).toEqual(['abcd']);
    expect(data[2]?.[0]).toHaveLength(32_767);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    '%j is marked as words, and is no formula',
    async (text) => {
      const files = unzipSync(await bytesOf([words('W')], [[text]]));
      const sheet = Buffer.from(files['xl/worksheets/sheet1.xml']!).toString();
      expect(sheet).not.toContain('<f>');
      const style = Number(/<c r="A2" s="(\d)" t="inlineStr">/.exec(sheet)?.[1]);
      const styles = [
        ...Buffer.from(files['xl/styles.xml']!)
          .toString()
          .matchAll(/<xf [^>]*xfId="0"[^>]*>/g),
      ];
      expect(styles[style]?.[0]).toContain('quotePrefix="1"');
    },
  );

  test('more columns than letters, a name with characters that sheets may not bear', async () => {
    const many = Array.from({ length: 30 }, (_, i) => words(`C${i}`));
    const bytes = await bytesOf(many, [many.map((_, i) => i)], '清单[1]: a/b?*');
    expect(await readBack(bytes)).toEqual({
      sheet: '清单 1   a b  ',
      data: [many.map(({ title }) => title), many.map((_, i) => i)],
    });
    expect(Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).toString()).toContain(
      '<autoFilter ref="A1:AD2"/>',
    );
  });

  test('an error among the rows ends the stream with that error', async () => {
    const stream = writeSheet({
      name: 'S',
      columns: [words('W')],
      batches: (async function* () {
        yield [['a']];
        throw new Error('the database is gone');
      })(),
    });
    await expect(buffer(stream)).rejects.toThrow('the database is gone');
  });

  test('the same rows give the same bytes', async () => {
    const rows = [['a', 'b']];
    expect((await bytesOf([words('A'), words('B')], rows)).equals(await bytesOf([words('A'), words('B')], rows))).toBe(
      true,
    );
  });
});
