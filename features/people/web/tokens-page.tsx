import './people.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, PEOPLE, type Token } from './parts/api.ts';
import { useMoment, usePeopleWords } from './parts/words.ts';

const DAYS = 90;

/** Tokens by which programs act as oneself; a token's text is shown once. */
export default function TokensPage() {
  const t = usePeopleWords();
  const moment = useMoment();
  const { day } = useFormat();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const tokens = useQuery({ queryKey: [PEOPLE, 'tokens'], queryFn: ({ signal }) => api('GET /tokens', { signal }) });
  const end = useMutation<undefined, ProblemError, Token>({
    mutationFn: ({ id }) => api('DELETE /tokens/:id', { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PEOPLE, 'tokens'] }),
    onError: (problem) => toast.failed(problem.detail),
  });
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('tokens.make')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('tokens.title')}
        sentence={t('tokens.sentence', { count: tokens.data?.items.length ?? 0 })}
        actions={make}
      />
      <DataTable
        plain
        memory="people.tokens"
        caption={t('tokens.title')}
        columns={[
          { key: 'name', head: t('tokens.name'), cell: (row) => row.name, width: 240 },
          { key: 'created', head: t('tokens.created'), cell: (row) => moment(row.createdAt), width: 180 },
          { key: 'seen', head: t('tokens.seen'), cell: (row) => moment(row.seenAt), width: 180 },
          { key: 'expires', head: t('tokens.expires'), cell: (row) => day(row.expiresAt), width: 140 },
          {
            key: 'end',
            head: t('tokens.act'),
            width: 100,
            cell: (row) => (
              <Popconfirm title={t('tokens.end_sure', { name: row.name })} onConfirm={() => end.mutate(row)}>
                <button type="button" className="pp-link">
                  {t('tokens.end')}
                </button>
              </Popconfirm>
            ),
          },
        ]}
        rows={tokens.data?.items}
        rowKey={(row) => row.id}
        loading={tokens.isPending}
        error={tokens.error}
        onRetry={() => void tokens.refetch()}
        empty={<Empty title={t('tokens.empty')} hint={t('tokens.empty_hint')} />}
      />
      <MakeToken isOpen={isMaking} onClose={() => setMaking(false)} />
    </>
  );
}

const MakeToken = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(DAYS);
  const make = useMutation<Token & { token: string }, ProblemError>({
    mutationFn: () => api('POST /tokens', { body: { name, days } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PEOPLE, 'tokens'] }),
  });
  const close = () => {
    make.reset();
    setName('');
    onClose();
  };
  return (
    <Modal
      open={isOpen}
      title={t('tokens.make')}
      onCancel={close}
      onOk={make.data ? close : () => make.mutate()}
      okText={t(make.data ? 'tokens.noted' : 'tokens.make')}
      okButtonProps={{ loading: make.isPending, disabled: name.trim() === '' }}
      cancelButtonProps={{ hidden: Boolean(make.data) }}
    >
      {make.data ? (
        <>
          <p className="pp-gap">{t('tokens.once')}</p>
          <p className="pp-secret">{make.data.token}</p>
        </>
      ) : (
        <>
          <ErrorSummary detail={make.error?.detail} fields={make.error?.fields} />
          <FieldErrors fields={make.error?.fields}>
            <Field label={t('tokens.name')} name="name" hint={t('tokens.name_hint')}>
              {(wire) => (
                <Input {...wire} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
            <Field label={t('tokens.days')} name="days">
              {(wire) => (
                <InputNumber {...wire} min={1} max={365} value={days} onChange={(value) => setDays(value ?? DAYS)} />
              )}
            </Field>
          </FieldErrors>
        </>
      )}
    </Modal>
  );
};
