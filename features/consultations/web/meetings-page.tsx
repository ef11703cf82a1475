import './consultations.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, CONSULTATIONS, type Meeting, useConsultationWords } from './parts/api.ts';
import { CallMeeting } from './parts/call-meeting.tsx';

/** Meetings called and held. */
export default function MeetingsPage() {
  const t = useConsultationWords();
  const { day } = useFormat();
  const { can } = useSession();
  const [isCalling, setCalling] = useState(false);
  const list = useQuery({
    queryKey: [CONSULTATIONS, 'meetings'],
    queryFn: ({ signal }) => api('GET /consultations/meetings', { signal }),
  });
  const items = list.data?.items;
  return (
    <>
      <PageHead
        title={t('meeting.title')}
        crumbs={[{ label: t('queue.title'), to: '/consultations' }]}
        sentence={
          items
            ? t('meeting.sentence', { planned: items.filter(({ state }) => state === 'planned').length })
            : undefined
        }
        actions={
          can('consultations.chair') && !isCalling ? (
            <Button type="primary" onClick={() => setCalling(true)}>
              {t('meeting.call')}
            </Button>
          ) : undefined
        }
      />
      {isCalling ? <CallMeeting onDone={() => setCalling(false)} /> : null}
      <DataTable
        memory="consultations.meetings"
        caption={t('meeting.title')}
        columns={[
          {
            key: 'title',
            head: t('meeting.name'),
            width: 320,
            cell: (row: Meeting) => row.title,
            text: (row: Meeting) => row.title,
          },
          { key: 'on', head: t('meeting.on'), width: 150, cell: (row: Meeting) => day(row.on) },
          { key: 'state', head: t('col.state'), width: 90, cell: (row: Meeting) => t(`meeting.state.${row.state}`) },
          { key: 'level', head: t('col.level'), width: 200, cell: (row: Meeting) => t(`level.${row.level}`) },
          { key: 'items', head: t('meeting.items'), number: true, width: 90, cell: (row: Meeting) => row.items },
          { key: 'decided', head: t('meeting.decided'), number: true, width: 90, cell: (row: Meeting) => row.decided },
          { key: 'chair', head: t('meeting.chair'), width: 110, cell: (row: Meeting) => row.chair ?? '' },
        ]}
        rows={items}
        rowKey={(row) => row.id}
        to={(row) => `/consultations/meetings/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<Empty title={t('meeting.empty')} hint={t('meeting.empty_hint')} />}
      />
    </>
  );
}
