import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePdf } from '@luoshi/features/documents/formats/pdf/make-pdf.ts';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));
const PAPER = `关于做好秋季道路养护工作的通知

一、完成东环路路面修补。（责任单位：市交通局、城东街道）
二、2026年10月底前更换破损路灯120盏。（市住建局牵头，市城管局配合）
`;

describe('luoshi parse', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'luoshi-parse-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const luoshi = (args: string[], input?: Buffer) => {
    const script = `import { main } from ${JSON.stringify(CLI)}; process.exitCode = await main(process.argv.slice(1));`;
    return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, '--', ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
  };
  const parsed = (name: string, bytes: Buffer) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const { status, stdout } = luoshi(['parse', '--json', file]);
    return { status, paper: JSON.parse(stdout) };
  };

  it('prints items with their units, deadline, quantities and span, and nothing else on standard output', () => {
    const { status, paper } = parsed('paper.txt', Buffer.from(PAPER));
    expect(status).toBe(0);
    expect(paper.items).toHaveLength(2);
    expect(paper.items[0]).toMatchObject({
      responsible: ['市交通局', '城东街道'],
      deadline: { kind: 'none', date: null },
    });
    expect(paper.items[1]).toMatchObject({
      lead: ['市住建局'],
      support: ['市城管局'],
      deadline: { kind: 'month', date: '2026-10-31' },
      quantities: [{ value: 120, max: null, unit: '盏' }],
    });
    const [start, end] = paper.items[1].span;
    expect(PAPER.slice(start, end)).toContain('更换破损路灯120盏');
  });

  it.each(['gb18030', 'utf-16le', 'utf-16be'])('reads a file in %s like one in UTF-8', (encoding) => {
    const expected = parsed('paper.txt', Buffer.from(PAPER)).paper;
    const bytes = iconv.encode(PAPER, encoding, { addBOM: encoding.startsWith('utf-16') });
    expect(parsed(`${encoding}.txt`, bytes).paper.items).toEqual(expected.items);
  });

  it('ends with 0 and says so when a paper holds no task', () => {
    const { status, paper } = parsed('none.txt', Buffer.from('今天天气晴。'));
    expect({ status, items: paper.items }).toEqual({ status: 0, items: [] });
    expect(paper.findings.map((finding: { code: string }) => finding.code)).toContain('no_items');
  });

  it('counts spans in the file as it stands, with its line ends', () => {
    const text = PAPER.replaceAll('\n', '\r\n');
    const [, second] = parsed('windows.txt', Buffer.from(text)).paper.items;
    expect(text.slice(...second.span)).toMatch(/^二、2026年10月底前更换破损路灯120盏/);
  });

  it('ends with 0 for an empty file, 1 for one that needs another program', () => {
    expect(parsed('empty.txt', Buffer.from('')).paper.items).toEqual([]);
    expect(luoshi(['parse', '-'], Buffer.from(makePdf([{ picture: true }])))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('the PDF is a scan without text'),
    });
  });

  it('reads standard input', () => {
    const { status, stdout } = luoshi(['parse', '--json', '-'], Buffer.from(PAPER));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).items).toHaveLength(2);
  });

  it('ends with 1 for a file that is absent or no text, 2 for a command line it does not understand', () => {
    expect(luoshi(['parse', path.join(folder, 'absent.txt')])).toMatchObject({ status: 1, stdout: '' });
    expect(luoshi(['parse', '-'], Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))).toMatchObject({ status: 1 });
    expect(luoshi(['parse'])).toMatchObject({ status: 2, stdout: '' });
    expect(luoshi(['parse', '--jsn', 'x'])).toMatchObject({ status: 2, stdout: '' });
    expect(luoshi(['prase'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('explains itself', () => {
    const { stdout } = luoshi(['--help']);
    for (const command of ['start', 'migrate', 'parse', 'demo', 'doctor']) expect(stdout).toContain(`  ${command} `);
    expect(luoshi(['parse', '--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('usage:') });
  });
});
