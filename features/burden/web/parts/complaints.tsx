import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useMoment } from '../../../tasks/web/parts/words.ts';
import { api, BURDEN, type Complaint, useBurdenWords } from './api.ts';

/** What units say against requests, open ones first, each with its answer or the place for one. */
export const Complaints = ({ list }: { list: UseQueryResult<{ items: Complaint[] }> }) => {
  const t = useBurdenWords();
  if (list.error) return <Fault error={list.error} again={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  if (list.data.items.length === 0) return <Empty title={t('complaints.empty')} hint={t('complaints.empty_hint')} />;
  return (
    <ul className="bd-forms">
      {list.data.items.map((one) => (
        <Told key={one.id} one={one} />
      ))}
    </ul>
  );
};

const Told = ({ one }: { one: Complaint }) => {
  const t = useBurdenWords();
  const moment = useMoment();
  const { day } = useFormat();
  const { can } = useSession();
  return (
    <li className="ls-card bd-form">
      <h2>
        {one.subject.feature === 'tasks' ? (
          <Link to={`/tasks/${one.subject.id}`}>{one.subject.title}</Link>
        ) : (
          one.subject.title
        )}
      </h2>
      <p>{one.words}</p>
      <p className="ls-quiet">
        {one.orgName} · {moment(one.at)} ·{' '}
        {one.outcome ? t(`complaints.${one.outcome}`) : t('complaints.due', { day: day(one.dueOn) })}
      </p>
      {one.answer ? (
        <blockquote className="bd-answer">
          {one.answer}
          <p className="ls-quiet">
            {t('complaints.by', { who: one.answeredBy ?? '', when: one.answeredAt ? moment(one.answeredAt) : '' })}
          </p>
        </blockquote>
      ) : can('burden.answer') ? (
        <Answer id={one.id} />
      ) : null}
    </li>
  );
};

const Answer = ({ id }: { id: string }) => {
  const t = useBurdenWords();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const send = useMutation({
    mutationFn: (outcome: 'upheld' | 'explained') =>
      api('POST /burden/complaints/:id/answer', { params: { id }, body: { outcome, answer: words } }),
    onSuccess: () => {
      toast.done(t('complaints.answered'));
      void queries.invalidateQueries({ queryKey: [BURDEN] });
    },
    onError: (error) => toast.failed(error.message),
  });
  const isReady = words.trim().length > 1 && !send.isPending;
  return (
    <div className="bd-actions">
      <Input
        aria-label={t('complaints.answer_words')}
        placeholder={t('complaints.answer_words')}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button
        type="button"
        className="ls-button ls-button-primary"
        disabled={!isReady}
        onClick={() => send.mutate('upheld')}
      >
        {t('complaints.upheld')}
      </button>
      <button type="button" className="ls-button" disabled={!isReady} onClick={() => send.mutate('explained')}>
        {t('complaints.explained')}
      </button>
    </div>
  );
};
