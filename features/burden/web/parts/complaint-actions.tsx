import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, BURDEN, type ComplaintView, OUTCOMES, useBurdenWords } from './api.ts';

type Spoken = 'answer' | 'dispute';

/** What can be done with a complaint: one press, or a few words first. */
export const ComplaintActions = ({ complaint }: { complaint: ComplaintView }) => {
  const t = useBurdenWords();
  const queries = useQueryClient();
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('reduced');
  const { revision } = complaint;
  const make = useMutation<ComplaintView, ProblemError, 'take' | 'accept' | 'withdraw' | Spoken>({
    mutationFn: (action) =>
      api('POST /burden/complaints/:id/steps', {
        params: { id: complaint.id },
        body:
          action === 'answer'
            ? { action, words, outcome, revision }
            : action === 'dispute'
              ? { action, words, revision }
              : { action, revision },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      toast.done(t('page.done'));
      setSpoken(null);
      setWords('');
    },
  });
  const press = (action: ComplaintView['may'][number]) => {
    if (action === 'answer' || action === 'dispute') setSpoken(action);
    else if (action !== 'raise') make.mutate(action);
  };
  if (complaint.may.length === 0) return null;
  return (
    <FieldErrors fields={make.error?.fields}>
      <ErrorSummary detail={make.error?.detail ?? null} fields={make.error?.fields ?? []} />
      {spoken ? (
        <form
          className="bd-card"
          aria-label={t(`step.${spoken}`)}
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate(spoken);
          }}
        >
          {spoken === 'answer' ? (
            <Radio.Group
              aria-label={t('complaints.outcome')}
              value={outcome}
              onChange={(event) => setOutcome(event.target.value)}
              options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
          ) : null}
          <Field label={t(`complaints.${spoken}_words`)} name="words" required>
            {(wire) => (
              <Input.TextArea
                {...wire}
                rows={3}
                maxLength={1000}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
          <div className="bd-actions">
            <Button type="primary" htmlType="submit" loading={make.isPending} disabled={words.trim() === ''}>
              {t('page.save')}
            </Button>
            <Button onClick={() => setSpoken(null)}>{t('page.cancel')}</Button>
          </div>
        </form>
      ) : (
        <div className="bd-actions bd-complaint-actions">
          {complaint.may.map((action, nth) => (
            <Button
              key={action}
              type={nth === 0 ? 'primary' : 'default'}
              loading={make.isPending}
              onClick={() => press(action)}
            >
              {t(`step.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </FieldErrors>
  );
};
