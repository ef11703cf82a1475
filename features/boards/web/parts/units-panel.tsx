import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useRef } from 'react';
import type { Board, Summary } from './api.ts';
import { Changed } from './changed.tsx';
import { Door } from './door.tsx';
import { doorTo } from './doors.ts';
import { type LeagueRow, leagueOf } from './league.ts';
import { Panel } from './panel.tsx';
import { useRowsThatFit } from './use-fit.ts';

/** The units of the board by the share of red among their open tasks; a unit's name makes everything follow it. */
export const UnitsPanel = (props: {
  summary: Summary;
  board: Board;
  screen: boolean;
  onPick?: (unit: string) => void;
}) => {
  const t = useWords('boards');
  const box = useRef<HTMLDivElement>(null);
  const fitting = useRowsThatFit(box, props.screen ? 1.75 : 2.2);
  const league = leagueOf(props.summary);
  const room = props.screen && fitting !== null ? Math.max(1, fitting - 1) : league.length;
  const shown = league.slice(0, room);
  const left = league.length - shown.length;
  return (
    <Panel
      area="units"
      title={t('units.title')}
      aside={left > 0 ? <span className="ls-quiet">{t('units.more', { count: left })}</span> : null}
    >
      {league.length === 0 ? (
        <div className="bw-none ls-quiet">
          <p>{t('units.empty')}</p>
          <p>{t('units.empty_hint')}</p>
        </div>
      ) : (
        <div className="bw-rows" ref={box}>
          <table className="bw-table">
            <caption className="ls-hidden">{t('units.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('units.name')}</th>
                <th scope="col" className="bw-n">
                  {t('units.open')}
                </th>
                <th scope="col" className="bw-n">
                  {t('units.late')}
                </th>
                <th scope="col" className="bw-share">
                  {t('units.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <UnitRow key={row.key} row={row} of={props.summary.of} board={props.board} onPick={props.onPick} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
};

const UnitRow = (props: {
  row: LeagueRow;
  of: string;
  board: Board;
  onPick?: ((unit: string) => void) | undefined;
}) => {
  const { row, of, board, onPick } = props;
  const t = useWords('boards');
  const { number } = useFormat();
  const percent = Math.round(row.lateShare * 100);
  const rows = { under: row.id };
  return (
    <tr>
      <th scope="row" title={row.name}>
        {row.hasParts && onPick ? (
          <button type="button" className="bw-pick" onClick={() => onPick(row.id)}>
            {row.shortName}
          </button>
        ) : row.isOwn ? (
          t('units.own', { unit: row.shortName })
        ) : (
          <Door to={doorTo(board, rows)}>{row.shortName}</Door>
        )}
      </th>
      <td className="bw-n ls-number">
        {row.isOwn ? number(row.open) : <Door to={doorTo(board, rows)}>{number(row.open)}</Door>}
      </td>
      <td className="bw-n ls-number">
        {row.isOwn || row.late === 0 ? (
          number(row.late)
        ) : (
          <Door to={doorTo(board, { ...rows, light: 'late' })} className="ls-light-late">
            <Changed of={of} value={row.late} />
          </Door>
        )}
      </td>
      <td className="bw-share ls-number">
        <span className="bw-share-words">{percent}%</span>
        <span className="bw-bar" aria-hidden="true">
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
            <rect width={percent} height="1" className="ls-light-late" fill="currentColor" />
          </svg>
        </span>
      </td>
    </tr>
  );
};
