import { Button } from 'antd';
import { useState } from 'react';
import { type SheetView, useLedgerWords } from './api.ts';

type Range = { from: number; to: number };

/** The beginning of a sheet, for pointing at its head: a click on one row, a second click on another for a higher head. */
export const HeadPicker = ({ sheet, onPick }: { sheet: SheetView; onPick: (from: number, to: number) => void }) => {
  const t = useLedgerWords();
  const [range, setRange] = useState<Range | null>(null);
  const pick = (no: number) => {
    const isSecond = range !== null && range.from === range.to && Math.abs(no - range.from) <= 2 && no !== range.from;
    setRange(isSecond ? { from: Math.min(range.from, no), to: Math.max(range.from, no) } : { from: no, to: no });
  };
  return (
    <section className="lg-head-picker">
      <h2>{t(sheet.head ? 'map.picking' : 'map.no_head')}</h2>
      <p className="ls-quiet">{t('map.no_head_hint')}</p>
      <div className="lg-scroll">
        <table>
          <caption className="ls-hidden">{t('map.head_preview')}</caption>
          <tbody>
            {sheet.rows.map(({ no, cells }) => {
              const isIn = range !== null && no >= range.from && no <= range.to;
              return (
                <tr key={no} className={isIn ? 'is-in' : undefined}>
                  <th scope="row">
                    <button type="button" className="ls-button" aria-pressed={isIn} onClick={() => pick(no)}>
                      {t('map.row', { no })}
                    </button>
                  </th>
                  {cells.slice(0, 20).map((cell, i) => (
                    <td key={`${no} ${i + 1}`}>{cell}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="lg-bar">
        <Button type="primary" disabled={!range} onClick={() => range && onPick(range.from, range.to)}>
          {range && range.from !== range.to ? t('map.use_heads', range) : t('map.use_head', { from: range?.from ?? 0 })}
        </Button>
      </div>
    </section>
  );
};
