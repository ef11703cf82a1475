import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { api, type ImportView, LEDGERS, useLedgerWords } from './api.ts';

/** What the server is at, how far it is, and a way to stop it. */
export const Busy = ({ it }: { it: ImportView }) => {
  const t = useLedgerWords();
  const { number } = useFormat();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => api('POST /ledgers/imports/:id/cancel', { params: { id: it.id } }),
    onSuccess: (after) => {
      queries.setQueryData([LEDGERS, 'one', it.id], after);
      setAsking(false);
    },
  });
  const { done, total } = it.progress;
  const percent = total ? Math.min(100, Math.floor((done / total) * 100)) : null;
  const sentence = t(`busy.${it.state}`, { file: it.fileName, done: number(done), total: number(total ?? done) });
  return (
    <section className="lg-busy" aria-live="polite">
      <p className="lg-busy-said">{sentence}</p>
      <Progress percent={percent ?? 0} showInfo={percent !== null} status="active" aria-label={sentence} />
      <p className="ls-quiet">{it.isStalled ? t('busy.stalled') : t('busy.leave')}</p>
      <Button onClick={() => setAsking(true)}>{t('busy.cancel')}</Button>
      <Modal
        open={isAsking}
        title={t('confirm_cancel.title')}
        okText={t('confirm_cancel.ok')}
        cancelText={t('confirm_cancel.no')}
        confirmLoading={cancel.isPending}
        onOk={() => cancel.mutate()}
        onCancel={() => setAsking(false)}
      >
        {t('confirm_cancel.body', { done: it.state === 'importing' ? number(done) : 0 })}
      </Modal>
    </section>
  );
};
