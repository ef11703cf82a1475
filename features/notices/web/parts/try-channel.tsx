import { ErrorSummary, Field } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { api, type Channel, type Delivery, NOTICES, useNoticeWords } from './api.ts';

/** Sends a trial and shows what the other side said. */
export const TryChannel = ({ channel, onClose }: { channel: Channel; onClose: () => void }) => {
  const t = useNoticeWords();
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const trial = useMutation<Delivery['attempts'][number], ProblemError>({
    mutationFn: () =>
      api('POST /notices/channels/:id/trial', { params: { id: channel.id }, body: to ? { to: to.trim() } : {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [NOTICES] }),
  });
  const said = trial.data;
  return (
    <Modal
      open
      title={`${t('channels.try')} · ${channel.name}`}
      onCancel={onClose}
      onOk={() => trial.mutate()}
      okText={t('channels.try')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: trial.isPending }}
    >
      <ErrorSummary detail={trial.error?.detail} fields={trial.error?.fields} />
      {channel.kind === 'email' ? (
        <Field label={t('channels.try_to')} name="to">
          {(wire) => <Input {...wire} type="email" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
      ) : (
        <p>{channel.target}</p>
      )}
      {said ? (
        <p role="status">
          {said.outcome === 'acknowledged'
            ? t('channels.try_done', { detail: said.detail })
            : t('channels.try_failed', { outcome: t(`outcome.${said.outcome}`), detail: said.detail })}
        </p>
      ) : null}
    </Modal>
  );
};
