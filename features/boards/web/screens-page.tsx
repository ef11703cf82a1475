import './parts/screens.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { createClient, type ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { endpoints } from '../contract.ts';

const api = createClient<typeof endpoints>();
/** The day of an instant where the reader is, `YYYY-MM-DD`. */
const localDay = (at: string): string => new Date(at).toLocaleDateString('sv-SE');

const KEY = ['boards', 'screens'];

/** Links for screens in halls: made, listed and taken down by the supervision office. */
export default function ScreensPage() {
  const t = useWords('boards');
  const { day } = useFormat();
  const queries = useQueryClient();
  const screens = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api('GET /boards/screens', { signal }) });
  const revoke = useMutation<undefined, ProblemError, string>({
    mutationFn: (id) => api('DELETE /boards/screens/:id', { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: (problem) => toast.failed(problem.detail),
  });
  const items = screens.data?.items;
  return (
    <>
      <PageHead
        title={t('screens.title')}
        sentence={t('screens.sentence', { count: items?.filter(({ revokedAt }) => !revokedAt).length ?? 0 })}
        crumbs={[{ label: t('nav.wall'), to: '/wall' }]}
      />
      <NewScreen />
      <DataTable
        plain
        memory="boards.screens"
        caption={t('screens.title')}
        columns={[
          { key: 'name', head: t('screens.name'), cell: (row) => row.name, width: 220 },
          { key: 'org', head: t('screens.org'), cell: (row) => row.org.name, width: 160 },
          {
            key: 'made',
            head: t('screens.made'),
            cell: (row) => [row.authorName, day(localDay(row.createdAt))].filter(Boolean).join(' · '),
            width: 220,
          },
          {
            key: 'state',
            head: t('screens.state'),
            cell: (row) =>
              row.revokedAt ? t('screens.revoked_on', { day: day(localDay(row.revokedAt)) }) : t('screens.works'),
            width: 200,
          },
          {
            key: 'acts',
            head: t('screens.acts'),
            width: 120,
            cell: (row) =>
              row.revokedAt ? null : (
                <Popconfirm
                  title={t('screens.revoke_sure', { name: row.name })}
                  onConfirm={() => revoke.mutate(row.id)}
                >
                  <Button type="link">{t('screens.revoke')}</Button>
                </Popconfirm>
              ),
          },
        ]}
        rows={items}
        rowKey={(row) => row.id}
        loading={screens.isPending}
        error={screens.error}
        onRetry={() => void screens.refetch()}
        empty={<Empty title={t('screens.empty')} hint={t('screens.empty_hint')} />}
      />
    </>
  );
}

const NewScreen = () => {
  const t = useWords('boards');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const units = useQuery({
    queryKey: ['boards', 'summary', {}],
    queryFn: ({ signal }) => api('GET /boards/summary', { query: {}, signal }),
  });
  const orgId = chosen ?? units.data?.unit.id;
  const make = useMutation<{ token: string }, ProblemError>({
    mutationFn: () => api('POST /boards/screens', { body: { name, orgId: orgId ?? '' } }),
    onSuccess: ({ token }) => {
      setLink(`${window.location.origin}/screen#${token}`);
      setName('');
      return queries.invalidateQueries({ queryKey: KEY });
    },
    onError: (problem) => toast.failed(problem.detail),
  });
  return (
    <form
      className="ls-card bw-screen-form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Field label={t('screens.name')} hint={t('screens.name_hint')} name="name">
        {(wire) => <Input {...wire} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('screens.org')} hint={t('screens.org_hint')} name="orgId">
        {(wire) => (
          <Select
            {...wire}
            showSearch={{ optionFilterProp: 'label' }}
            value={orgId}
            onChange={setChosen}
            options={units.data?.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={!name.trim() || !orgId} loading={make.isPending}>
        {t('screens.make')}
      </Button>
      {link ? (
        <div className="bw-screen-link" role="status">
          <p>{t('screens.once')}</p>
          <code>{link}</code>{' '}
          <Button onClick={() => void navigator.clipboard?.writeText(link).then(() => toast.done(t('screens.copied')))}>
            {t('screens.copy')}
          </Button>
        </div>
      ) : null}
    </form>
  );
};
