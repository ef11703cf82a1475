import './supervision.css';
import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Select } from 'antd';
import { useMemo } from 'react';
import { DayField } from '../../tasks/web/parts/day-field.tsx';
import type { endpoints } from '../facts/contract.ts';
import { SUPERVISION, useMatterWords } from './parts/api.ts';

const api = createClient<typeof endpoints>();
type Row = AnswerOf<(typeof endpoints)['GET /supervision/facts']>['units'][number];
type Kind = keyof Row['counts'];

const KINDS: readonly Kind[] = [
  'done_on_time',
  'done_late',
  'overdue',
  'signed_late',
  'report_missed',
  'reported_unasked',
  'returned',
  'extended',
  'reopened',
];
const codecs = { from: text(), to: text(), set: text(), unit: text(), kind: text() };

/** Facts of units in a span of days, in the order of the tree; every number opens the events behind it. */
export default function FactsPage() {
  const t = useMatterWords();
  const { day } = useFormat();
  const today = useToday();
  const [state, setState] = useUrlState(codecs);
  const from = state.from || `${today.slice(0, 4)}-01-01`;
  const to = state.to || today;
  const facts = useQuery({
    queryKey: [SUPERVISION, 'facts', from, to, state.set],
    queryFn: ({ signal }) =>
      api('GET /supervision/facts', { query: { from, to, ...(state.set ? { set: state.set } : {}) }, signal }),
  });
  const isScored = Boolean(facts.data?.set);
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'unit', head: t('fact.unit'), width: 160, cell: (row) => row.unit.name },
      { key: 'matters', head: t('fact.matters'), number: true, width: 84, cell: (row) => row.matters },
      ...KINDS.map(
        (kind): Column<Row> => ({
          key: kind,
          head: t(`fact.${kind}`),
          number: true,
          width: 96,
          text: (row) => String(row.counts[kind]),
          cell: (row) =>
            row.counts[kind] > 0 ? (
              <button
                type="button"
                className="sv-number"
                aria-label={t('fact.open', { unit: row.unit.name, what: t(`fact.${kind}`), count: row.counts[kind] })}
                onClick={() => setState({ unit: row.unit.id, kind })}
              >
                {row.counts[kind]}
              </button>
            ) : (
              <span className="ls-quiet">0</span>
            ),
        }),
      ),
      ...(isScored
        ? [{ key: 'score', head: t('fact.score'), number: true, width: 84, cell: (row: Row) => row.score ?? '' }]
        : []),
    ],
    [t, setState, isScored],
  );
  const total = facts.data?.total;
  const chosen = facts.data?.sets.find(({ name }) => name === state.set);
  const open = facts.data?.units.find(({ unit }) => unit.id === state.unit);
  return (
    <>
      <PageHead
        title={t('fact.title')}
        crumbs={[{ label: t('list.title'), to: '/supervision' }]}
        sentence={
          total
            ? t('fact.sentence', {
                from: day(from),
                to: day(to),
                onTime: total.done_on_time,
                late: total.done_late,
                overdue: total.overdue,
                returned: total.returned,
                reopened: total.reopened,
              })
            : t('list.reading')
        }
      />
      <p className="ls-quiet sv-note">{t('fact.note')}</p>
      <div className="sv-fact-filters">
        <Field label={t('fact.from')}>
          {(wire) => <DayField wire={wire} value={from} max={to} onChange={(value) => setState({ from: value })} />}
        </Field>
        <Field label={t('fact.to')}>
          {(wire) => (
            <DayField
              wire={wire}
              value={to}
              min={from}
              max={addDays(today as Day, 0)}
              onChange={(value) => setState({ to: value })}
            />
          )}
        </Field>
        <Field
          label={t('fact.set')}
          hint={
            chosen ? t('fact.set_words', { source: t(`score.${chosen.name}`), version: chosen.version }) : undefined
          }
        >
          {(wire) => (
            <Select
              {...wire}
              style={{ width: '100%' }}
              value={state.set}
              onChange={(set) => setState({ set })}
              options={[
                { value: '', label: t('fact.no_set') },
                ...(facts.data?.sets ?? []).map(({ name }) => ({ value: name, label: t(`score.${name}_name`) })),
              ]}
            />
          )}
        </Field>
      </div>
      <DataTable
        memory="supervision.facts"
        caption={t('fact.title')}
        columns={columns}
        rows={facts.data?.units}
        rowKey={(row) => row.unit.id}
        loading={facts.isPending}
        error={facts.error}
        onRetry={() => void facts.refetch()}
        total={facts.data?.units.length}
        empty={<Empty title={t('fact.empty')} hint={t('fact.empty_hint')} />}
      />
      <Drawer
        open={Boolean(open)}
        onClose={() => setState({ unit: '', kind: '' })}
        title={
          open
            ? t('fact.events_title', {
                unit: open.unit.name,
                what: state.kind ? t(`fact.${state.kind}`) : t('fact.all'),
              })
            : ''
        }
        destroyOnHidden
      >
        {open ? <EventList unit={open.unit.id} kind={state.kind as Kind} from={from} to={to} /> : null}
      </Drawer>
    </>
  );
}

const EventList = (props: { unit: string; kind: Kind; from: string; to: string }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const events = useQuery({
    queryKey: [SUPERVISION, 'events', props],
    queryFn: ({ signal }) => api('GET /supervision/facts/events', { query: props, signal }),
  });
  return (
    <ul className="sv-events">
      {(events.data?.items ?? []).map((event) => (
        <li key={`${event.matterId}${event.kind}${event.day}`}>
          <Link to={`/supervision/${event.matterId}`}>{event.title}</Link>
          <span className="ls-quiet sv-line">
            {[
              event.number,
              day(event.day),
              t(`fact.${event.kind}`),
              ...(event.workdays ? [t('fact.workdays', { count: event.workdays })] : []),
            ].join(t('comma'))}
          </span>
          {event.words ? <span className="sv-line">{event.words}</span> : null}
        </li>
      ))}
    </ul>
  );
};
