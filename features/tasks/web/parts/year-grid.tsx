import './year-grid.css';
import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTaskWords } from './words.ts';
import { isWeekend, type Marks, monthWeeks, moveDay } from './year-days.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

/** Twelve months on one page: rest days, worked weekends. Arrow keys move, Enter or space changes a day where allowed. */
export const YearGrid = (props: { year: number; marks: Marks; onPress?: (day: Day) => void }) => {
  const t = useTaskWords();
  const today = useToday();
  const box = useRef<HTMLDivElement>(null);
  const firstDay = today.startsWith(String(props.year)) ? today : toDay(`${props.year}-01-01`);
  const [chosen, setChosen] = useState<Day>(firstDay);
  // One day of the year takes part in the order of Tab; arrows move within.
  const stop = chosen.startsWith(String(props.year)) ? chosen : firstDay;
  const press = (event: KeyboardEvent, from: Day) => {
    const next = moveDay(from, event.key);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div ref={box} className="tk-year">
      {MONTHS.map((month) => (
        <table key={month}>
          <caption>{t('calendar.month', { month })}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((weekday) => (
                <th key={weekday} scope="col">
                  {t('calendar.weekday', { weekday })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthWeeks(props.year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, at) => (
                  <td key={day ?? `none ${WEEKDAYS[at]}`}>
                    {day ? (
                      <DayCell
                        day={day}
                        marks={props.marks}
                        isToday={day === today}
                        isStop={day === stop}
                        onPress={props.onPress}
                        onFocus={() => setChosen(day)}
                        onKeyDown={(event) => press(event, day)}
                      />
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
};

const DayCell = (props: {
  day: Day;
  marks: Marks;
  isToday: boolean;
  isStop: boolean;
  onPress?: (day: Day) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) => {
  const t = useTaskWords();
  const format = useFormat();
  const { day } = props;
  const mark = props.marks[day];
  const kind = mark?.kind ?? (isWeekend(day) ? 'weekend' : 'plain');
  const name = t('calendar.day', {
    day: format.day(day),
    kind,
    name: mark?.name ?? '',
    hasName: mark?.name ? 'yes' : 'no',
  });
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={props.isStop ? 0 : -1}
      className={`tk-day tk-day-${kind}${props.isToday ? ' tk-day-today' : ''}`}
      aria-label={name}
      aria-current={props.isToday ? 'date' : undefined}
      aria-disabled={props.onPress ? undefined : true}
      title={mark?.name ?? undefined}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={() => props.onPress?.(day)}
    >
      <span>{Number(day.slice(8))}</span>
      {mark ? <span className="tk-day-mark">{t(`calendar.mark_${mark.kind}`)}</span> : null}
    </button>
  );
};
