import './tasks.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useUrlState, whole } from '@luoshi/web-kit/url-state.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { api, type CalendarYear, TASKS } from './parts/api.ts';
import { useTaskWords } from './parts/words.ts';
import { daysOf, holidaysOf, type Marks, marksOf, pressDay, yearCounts } from './parts/year-days.ts';
import { YearGrid } from './parts/year-grid.tsx';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const codecs = { year: whole<null>(null) };

/** The working calendar of a year: holidays, worked weekends, and the notice they come from. */
export default function CalendarPage() {
  const t = useTaskWords();
  const { today } = useSession();
  const [state, setState] = useUrlState(codecs);
  const year = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, state.year ?? Number(today.slice(0, 4))));
  const calendar = useQuery({
    queryKey: [TASKS, 'calendar', year],
    queryFn: ({ signal }) => api('GET /calendar', { query: { year }, signal }),
  });
  const actions = (
    <div className="tk-year-pick">
      <button
        type="button"
        className="ls-button"
        disabled={year === FIRST_YEAR}
        aria-label={t('calendar.previous')}
        onClick={() => setState({ year: year - 1 })}
      >
        ‹
      </button>
      <strong className="ls-number">{year}</strong>
      <button
        type="button"
        className="ls-button"
        disabled={year === LAST_YEAR}
        aria-label={t('calendar.next')}
        onClick={() => setState({ year: year + 1 })}
      >
        ›
      </button>
    </div>
  );
  return (
    <>
      <PageHead
        title={t('calendar.title')}
        sentence={calendar.data ? <Sentence calendar={calendar.data} /> : undefined}
        actions={actions}
      />
      {calendar.error ? <Fault error={calendar.error} again={() => void calendar.refetch()} /> : null}
      {calendar.isPending ? <Loading /> : null}
      {calendar.data ? <Year key={year} calendar={calendar.data} /> : null}
    </>
  );
}

const Sentence = ({ calendar }: { calendar: CalendarYear }) => {
  const t = useTaskWords();
  const counts = yearCounts(calendar.year, marksOf(calendar.days));
  return calendar.days.length === 0
    ? t('calendar.sentence_none', { year: String(calendar.year), workdays: counts.workdays })
    : t('calendar.sentence', {
        year: String(calendar.year),
        ...counts,
        source: calendar.source ?? t('calendar.no_source'),
      });
};

const Year = ({ calendar }: { calendar: CalendarYear }) => {
  const t = useTaskWords();
  const { can } = useSession();
  const queries = useQueryClient();
  const saved = useMemo(() => marksOf(calendar.days), [calendar.days]);
  const [editing, setEditing] = useState<{ marks: Marks; source: string } | null>(null);
  const [name, setName] = useState('');
  const marks = editing?.marks ?? saved;
  const save = useMutation<undefined, ProblemError, { marks: Marks; source: string }>({
    mutationFn: (wanted) =>
      api('PUT /calendar/:year', {
        params: { year: calendar.year },
        body: { source: wanted.source, days: daysOf(wanted.marks) },
      }),
    onSuccess: () => {
      toast.done(t('calendar.saved'));
      setEditing(null);
      void queries.invalidateQueries({ queryKey: [TASKS] });
    },
  });
  const mayEdit = can('tasks.calendar');
  return (
    <>
      {editing ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(editing);
          }}
        >
          <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
          <p className="tk-modal-words">{t('calendar.how')}</p>
          <FieldErrors fields={save.error?.fields}>
            <div className="tk-calendar-edit">
              <Field label={t('calendar.name')}>
                {({ status, ...wire }) => (
                  <AutoComplete
                    {...wire}
                    value={name}
                    status={status}
                    options={t('calendar.names')
                      .split(' ')
                      .map((value) => ({ value }))}
                    style={{ width: 180 }}
                    onChange={(value: string) => setName(value.slice(0, 50))}
                  />
                )}
              </Field>
              <div className="tk-calendar-source">
                <Field label={t('calendar.source')} name="source" required>
                  {(wire) => (
                    <Input
                      {...wire}
                      value={editing.source}
                      maxLength={200}
                      placeholder={t('calendar.source_hint', { year: String(calendar.year) })}
                      onChange={(event) => setEditing({ ...editing, source: event.target.value })}
                    />
                  )}
                </Field>
              </div>
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {t('calendar.save')}
              </Button>
              <Button onClick={() => setEditing(null)}>{t('cancel')}</Button>
            </div>
          </FieldErrors>
        </form>
      ) : null}
      <div className="tk-calendar-bar">
        <Legend />
        {mayEdit && !editing ? (
          <button
            type="button"
            className="ls-button ls-button-primary"
            onClick={() => setEditing({ marks: saved, source: calendar.source ?? '' })}
          >
            {t('calendar.edit')}
          </button>
        ) : null}
      </div>
      <Holidays marks={marks} mayEdit={mayEdit} />
      <YearGrid
        year={calendar.year}
        marks={marks}
        onPress={
          editing ? (day) => setEditing({ ...editing, marks: pressDay(editing.marks, day, name.trim()) }) : undefined
        }
      />
    </>
  );
};

const Legend = () => {
  const t = useTaskWords();
  return (
    <ul className="tk-legend">
      {(['rest', 'work'] as const).map((kind) => (
        <li key={kind}>
          <span className={`tk-day tk-day-${kind}`} aria-hidden="true">
            {t(`calendar.mark_${kind}`)}
          </span>
          {t(`calendar.legend_${kind}`)}
        </li>
      ))}
    </ul>
  );
};

const Holidays = ({ marks, mayEdit }: { marks: Marks; mayEdit: boolean }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const holidays = holidaysOf(marks);
  if (holidays.length === 0)
    return (
      <Empty title={t('calendar.empty')} hint={t(mayEdit ? 'calendar.empty_hint_editor' : 'calendar.empty_hint')} />
    );
  return (
    <ul className="tk-holidays tk-card" aria-label={t('calendar.holidays')}>
      {holidays.map((holiday) => (
        <li key={holiday.from}>
          <strong>{holiday.name ?? t('calendar.unnamed')}</strong>{' '}
          {t('calendar.holiday', {
            from: day(holiday.from),
            to: day(holiday.to),
            days: holiday.days,
            worked: holiday.worked.map((one) => day(one)).join(t('pause')),
            hasWorked: holiday.worked.length > 0 ? 'yes' : 'no',
          })}
        </li>
      ))}
    </ul>
  );
};
