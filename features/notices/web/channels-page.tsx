import './notices.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, type Channel, NOTICES, useNoticeWords } from './parts/api.ts';
import { ChannelForm } from './parts/channel-form.tsx';
import { HabitsForm } from './parts/habits-form.tsx';
import { TryChannel } from './parts/try-channel.tsx';

/** The doors to the outside, and the government's habits of telling. */
export default function ChannelsPage() {
  const t = useNoticeWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Channel | 'new' | null>(null);
  const [tried, setTried] = useState<Channel | null>(null);
  const channels = useQuery({
    queryKey: [NOTICES, 'channels'],
    queryFn: ({ signal }) => api('GET /notices/channels', { signal }),
  });
  const remove = useMutation<undefined, ProblemError, Channel>({
    mutationFn: ({ id }) => api('DELETE /notices/channels/:id', { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [NOTICES, 'channels'] }),
    onError: (problem) => toast.failed(problem.detail),
  });
  const items = channels.data?.items;
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('channels.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('channels.title')}
        sentence={
          items
            ? t('channels.sentence', { count: items.length, failing: items.filter(({ failed }) => failed > 0).length })
            : undefined
        }
        actions={add}
      />
      <div className="nt-gap">
        <DataTable
          plain
          memory="notices.channels"
          caption={t('channels.title')}
          columns={[
            { key: 'name', head: t('channels.name'), cell: (row) => row.name, width: 180 },
            { key: 'kind', head: t('channels.kind'), cell: (row) => t(`kind.${row.kind}`), width: 150 },
            { key: 'org', head: t('channels.org'), cell: (row) => row.org?.name ?? t('none'), width: 140 },
            { key: 'target', head: t('channels.target'), cell: (row) => row.target, width: 200 },
            {
              key: 'carries',
              head: t('channels.carries'),
              cell: (row) => t(`channels.carry.${row.carries}`),
              width: 160,
            },
            {
              key: 'enabled',
              head: t('channels.enabled'),
              cell: (row) => t(row.isEnabled ? 'channels.enabled' : 'channels.disabled'),
              width: 80,
            },
            {
              key: 'week',
              head: t('channels.week'),
              cell: (row) => t('channels.week_counts', { sent: row.sent, failed: row.failed }),
              width: 160,
            },
            { key: 'fault', head: t('channels.fault'), cell: (row) => row.lastFault ?? t('none'), width: 220 },
            {
              key: 'acts',
              head: t('channels.acts'),
              width: 170,
              cell: (row) => (
                <span className="nt-acts">
                  <button type="button" className="nt-link" onClick={() => setOpen(row)}>
                    {t('channels.edit')}
                  </button>
                  <button type="button" className="nt-link" onClick={() => setTried(row)}>
                    {t('channels.try')}
                  </button>
                  <Popconfirm
                    title={t('channels.remove_sure', { name: row.name })}
                    onConfirm={() => remove.mutate(row)}
                  >
                    <button type="button" className="nt-link">
                      {t('channels.remove')}
                    </button>
                  </Popconfirm>
                </span>
              ),
            },
          ]}
          rows={items}
          rowKey={(row) => row.id}
          loading={channels.isPending}
          error={channels.error}
          onRetry={() => void channels.refetch()}
          empty={<Empty title={t('channels.empty')} hint={t('channels.empty_hint')} action={add} />}
        />
      </div>
      <HabitsForm />
      {open ? <ChannelForm channel={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
      {tried ? <TryChannel channel={tried} onClose={() => setTried(null)} /> : null}
    </>
  );
}
