import './consultations.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { AgendaItem } from './parts/agenda-item.tsx';
import { api, CONSULTATIONS, type MeetingView, type Obstacle, useConsultationWords } from './parts/api.ts';
import { useObstacleColumns } from './parts/obstacle-columns.tsx';

/** A meeting: each item with its facts, and the decision taken in the room. */
export default function MeetingPage() {
  const id = usePathParam('id');
  const one = useQuery({
    queryKey: [CONSULTATIONS, 'meeting', id],
    queryFn: ({ signal }) => api('GET /consultations/meetings/:id', { params: { id }, signal }),
  });
  if (one.isPending) return <Loading />;
  if (one.error) return <Fault error={one.error} again={() => void one.refetch()} />;
  return <Shown meeting={one.data} />;
}

const Shown = ({ meeting }: { meeting: MeetingView }) => {
  const t = useConsultationWords();
  const { day } = useFormat();
  const queries = useQueryClient();
  const columns = useObstacleColumns();
  const keep = (made: MeetingView, said: string) => {
    queries.setQueryData([CONSULTATIONS, 'meeting', meeting.id], made);
    void queries.invalidateQueries({ queryKey: [CONSULTATIONS] });
    toast.done(said);
  };
  const add = useMutation<MeetingView, ProblemError, string>({
    mutationFn: (obstacleId) =>
      api('POST /consultations/meetings/:id/agenda', {
        params: { id: meeting.id },
        body: { obstacleIds: [obstacleId] },
      }),
    onSuccess: (made) => keep(made, t('meeting.added')),
    onError: (problem) => toast.failed(problem.detail),
  });
  const end = useMutation<MeetingView, ProblemError>({
    mutationFn: () => api('POST /consultations/meetings/:id/end', { params: { id: meeting.id } }),
    onSuccess: (made) => keep(made, t('meeting.ended')),
    onError: (problem) => toast.failed(problem.detail),
  });
  const undecided = meeting.agenda.filter(({ outcome }) => outcome === null).length;
  return (
    <>
      <PageHead
        title={meeting.title}
        crumbs={[
          { label: t('queue.title'), to: '/consultations' },
          { label: t('meeting.back'), to: '/consultations/meetings' },
        ]}
        mark={<span className={`cs-state is-${meeting.state}`}>{t(`meeting.state.${meeting.state}`)}</span>}
        sentence={
          <>
            {t('meeting.head', {
              day: day(meeting.on),
              level: t(`level.${meeting.level}`),
              place: meeting.place ?? 'none',
              chair: meeting.chair ?? 'none',
            })}
            {' · '}
            {t('meeting.progress', { items: meeting.agenda.length, decided: meeting.decided })}
          </>
        }
        actions={
          meeting.may.chair ? (
            <Popconfirm
              title={t('meeting.end')}
              description={undecided > 0 ? t('meeting.end_ask', { count: undecided }) : undefined}
              onConfirm={() => end.mutate()}
            >
              <Button loading={end.isPending}>{t('meeting.end')}</Button>
            </Popconfirm>
          ) : undefined
        }
      />
      <section aria-labelledby="cs-agenda">
        <h2 id="cs-agenda" className="cs-heading">
          {t('meeting.agenda')}
        </h2>
        {meeting.agenda.length === 0 ? (
          <Empty title={t('meeting.empty_agenda')} hint={t('meeting.empty_agenda_hint')} />
        ) : (
          <ol className="cs-agenda">
            {meeting.agenda.map((item) => (
              <AgendaItem key={item.obstacle.id} meeting={meeting} item={item} />
            ))}
          </ol>
        )}
      </section>
      {meeting.may.chair ? (
        <section aria-labelledby="cs-waiting">
          <h2 id="cs-waiting" className="cs-heading">
            {t('meeting.waiting')}
          </h2>
          <DataTable
            memory="consultations.waiting"
            caption={t('meeting.waiting')}
            columns={[
              columns[0] as (typeof columns)[number],
              {
                key: 'add',
                head: t('meeting.add'),
                width: 120,
                cell: (row: Obstacle) => (
                  <Button
                    size="small"
                    loading={add.isPending && add.variables === row.id}
                    onClick={() => add.mutate(row.id)}
                  >
                    {t('meeting.add')}
                  </Button>
                ),
                text: () => '',
              },
              ...columns.slice(1),
            ]}
            rows={meeting.waiting}
            rowKey={(row) => row.id}
            empty={<Empty title={t('meeting.none_waiting')} />}
          />
        </section>
      ) : null}
    </>
  );
};
