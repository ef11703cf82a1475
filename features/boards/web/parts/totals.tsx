import { LightShape } from '@luoshi/ui/light.tsx';
import { type Light, lightOrder } from '@luoshi/ui/theme.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import type { ReactNode } from 'react';
import type { Board, Summary, WallFacts } from './api.ts';
import { Changed } from './changed.tsx';
import { Door } from './door.tsx';
import { doorTo } from './doors.ts';

/** How many are open and under which light: shape, word and number, each a door to its rows. */
export const Totals = ({ summary, facts, board }: { summary: Summary; facts: WallFacts; board: Board }) => {
  const t = useWords('boards');
  const { totals, lateChange } = summary;
  const { of } = summary;
  // A light nobody shows takes no room, but red, behind and on track are always told.
  const lights = lightOrder.filter((light) => totals[light] > 0 || !MAY_BE_LEFT_OUT.has(light));
  return (
    <ul className="bw-totals" aria-label={t('totals.label')}>
      <Total of={of} n={totals.open} word={t('totals.open')} to={doorTo(board)} />
      {lights.map((light) => (
        <Total
          key={light}
          of={of}
          light={light}
          n={totals[light]}
          word={t(`light.${light}`)}
          to={doorTo(board, { light })}
          note={
            light === 'late' && lateChange !== 0
              ? t('totals.change', { n: Math.abs(lateChange), sign: lateChange > 0 ? 'more' : 'fewer' })
              : undefined
          }
        />
      ))}
      <Total
        of={facts.of}
        n={facts.dueThisWeekTotal}
        word={t('totals.due_week')}
        to={doorTo(board, { dueFrom: facts.week.from, dueTo: facts.week.to })}
      />
    </ul>
  );
};

const MAY_BE_LEFT_OUT: ReadonlySet<Light> = new Set(['paused', 'done']);

const Total = (props: { of: string; n: number; word: string; to: string; light?: Light; note?: ReactNode }) => {
  const { number } = useFormat();
  const colour = props.light ? `ls-light-${props.light}` : '';
  return (
    <li>
      <Door to={props.to} className="bw-total">
        <span className={`bw-total-n ls-number ${colour}`}>
          {props.light ? <LightShape light={props.light} size={20} /> : null}
          <Changed of={props.of} value={props.n}>
            {number(props.n)}
          </Changed>
        </span>
        <span className="bw-total-word">
          {props.word}
          {props.note ? <span className="bw-total-note ls-quiet ls-number">{props.note}</span> : null}
        </span>
      </Door>
    </li>
  );
};
