import { Icon } from '@luoshi/ui/icon.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, type Paper, useBulletinWords } from './api.ts';

type Asking = 'issue' | 'withdraw' | 'return' | 'discard';

/** What can be done with a paper now; what cannot be undone asks first. */
export const PaperActions = (props: {
  paper: Paper;
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onTook: (paper: Paper) => void;
}) => {
  const t = useBulletinWords();
  const go = useGo();
  const { paper, isDirty } = props;
  const { id, revision, may } = paper;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [words, setWords] = useState('');
  const failed = (error: Error) => toast.failed(error.message);
  const took = (done: string) => (fresh: Paper) => {
    props.onTook(fresh);
    setAsking(null);
    setWords('');
    toast.done(t(done, { number: fresh.number ?? '' }));
  };
  const refresh = useMutation({
    mutationFn: () => api('POST /bulletins/:id/refresh', { params: { id }, body: { revision } }),
    onSuccess: took('paper.refreshed'),
    onError: failed,
  });
  const sign = useMutation({
    mutationFn: () => api('POST /bulletins/:id/sign', { params: { id }, body: { revision } }),
    onSuccess: took('paper.signed'),
    onError: failed,
  });
  const answer = useMutation({
    mutationFn: async (what: Asking): Promise<{ what: Asking; fresh: Paper | null }> => {
      if (what === 'issue')
        return { what, fresh: await api('POST /bulletins/:id/issue', { params: { id }, body: { revision } }) };
      if (what === 'withdraw')
        return { what, fresh: await api('POST /bulletins/:id/withdraw', { params: { id }, body: { reason: words } }) };
      if (what === 'return')
        return { what, fresh: await api('POST /bulletins/:id/return', { params: { id }, body: { words } }) };
      await api('DELETE /bulletins/:id', { params: { id } });
      return { what, fresh: null };
    },
    onSuccess: ({ what, fresh }) => {
      if (fresh) return took(`paper.${DONE[what]}`)(fresh);
      toast.done(t('paper.discarded'));
      go('/bulletins');
    },
    onError: failed,
  });
  const needsWords = asking === 'withdraw' || asking === 'return';
  return (
    <>
      {isDirty ? (
        <>
          <span className="ls-quiet">{t('paper.unsaved')}</span>
          <Button type="primary" loading={props.isSaving} onClick={props.onSave}>
            {t('paper.save')}
          </Button>
        </>
      ) : null}
      {may.sign && !isDirty ? (
        <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate()}>
          {t('paper.sign')}
        </Button>
      ) : null}
      {may.issue && !isDirty ? (
        <Button type="primary" onClick={() => setAsking('issue')}>
          {t('paper.issue')}
        </Button>
      ) : null}
      <a className="ls-button" href={apiUrl(`/bulletins/${id}/paper.docx`)} download>
        <Icon name="download" size={16} />
        {t('paper.docx')}
      </a>
      <a className="ls-button" href={apiUrl(`/bulletins/${id}/paper.pdf`)} download>
        <Icon name="download" size={16} />
        {t('paper.pdf')}
      </a>
      {may.edit && !isDirty ? (
        <Button loading={refresh.isPending} onClick={() => refresh.mutate()}>
          {t('paper.refresh')}
        </Button>
      ) : null}
      {paper.status === 'signed' && may.edit ? (
        <Button onClick={() => setAsking('return')}>{t('paper.return')}</Button>
      ) : null}
      {may.withdraw ? <Button onClick={() => setAsking('withdraw')}>{t('paper.withdraw')}</Button> : null}
      {may.edit ? <Button onClick={() => setAsking('discard')}>{t('paper.discard')}</Button> : null}
      <Modal
        open={asking !== null}
        title={asking ? t(`paper.${asking}`) : ''}
        okText={asking ? t(`paper.${asking}`) : ''}
        cancelText={t('paper.cancel')}
        okButtonProps={{ disabled: needsWords && !words.trim() }}
        confirmLoading={answer.isPending}
        onOk={() => asking && answer.mutate(asking)}
        onCancel={() => setAsking(null)}
      >
        {asking && needsWords ? (
          <>
            <Input.TextArea
              aria-label={t(asking === 'withdraw' ? 'paper.withdraw_reason' : 'paper.return_words')}
              placeholder={t(asking === 'withdraw' ? 'paper.withdraw_reason' : 'paper.return_words')}
              rows={3}
              maxLength={500}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            {asking === 'withdraw' ? <p className="ls-quiet">{t('paper.withdraw_hint')}</p> : null}
          </>
        ) : (
          <p>{asking ? t(`paper.${asking}_sure`) : ''}</p>
        )}
      </Modal>
    </>
  );
};

const DONE: Readonly<Record<Asking, string>> = {
  issue: 'issued',
  withdraw: 'withdrawn',
  return: 'returned',
  discard: 'discarded',
};
