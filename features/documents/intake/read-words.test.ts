import { describe, expect, test } from 'vitest';
import { readWords } from './service.ts';

const due = (text: string, said: { issuedOn?: string } = {}) =>
  readWords({ text, ...said }, 2026).paper.items.map(({ deadline }) => [
    deadline.text,
    deadline.date,
    deadline.inferred,
  ]);
const SIGNED = '\n东海县人民政府\n2026年1月12日\n';

describe('times that need a calendar', () => {
  test('a lunar festival ends the day before it, in the year of the paper', () => {
    const text = `一、春节前兑付农民工工资。（责任单位：县人社局）\n二、中秋节前完成排查。（责任单位：县市场监管局）\n三、清明节前落实防火责任。（责任单位：县林业局）${SIGNED}`;
    expect(due(text)).toEqual([
      ['春节前', '2026-02-16', true],
      ['中秋节前', '2026-09-24', true],
      ['清明节前', '2026-04-04', true],
    ]);
  });

  test('what counts from the issue counts from the day of signing, or from the day the sender gives', () => {
    const text = '一、印发后3个月内出台细则。（责任单位：县发改局）';
    expect(due(text)).toEqual([['印发后3个月内', null, true]]);
    expect(due(`${text}${SIGNED}`)).toEqual([['印发后3个月内', '2026-04-12', true]]);
    expect(due(`${text}${SIGNED}`, { issuedOn: '2026-02-01' })).toEqual([['印发后3个月内', '2026-05-01', true]]);
  });
});
