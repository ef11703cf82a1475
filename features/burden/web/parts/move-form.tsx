import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, BURDEN, type FormView, useBurdenWords } from './api.ts';

export type FormMove = 'approve' | 'refuse' | 'end' | 'withdraw';

/** Approves, refuses, ends or withdraws a form, in place above its facts. */
export const MoveForm = ({ form, move, onDone }: { form: FormView; move: FormMove; onDone: () => void }) => {
  const t = useBurdenWords();
  const { today } = useSession();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [on, setOn] = useState<string>(today);
  const at = { params: { id: form.id } };
  const { revision } = form;
  const make = useMutation<FormView, ProblemError>({
    mutationFn: () => {
      if (move === 'end') return api('POST /burden/forms/:id/end', { ...at, body: { on, words, revision } });
      if (move === 'withdraw') return api('POST /burden/forms/:id/withdrawal', { ...at, body: { revision } });
      return api('POST /burden/forms/:id/decision', { ...at, body: { approve: move === 'approve', words, revision } });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      toast.done(t('page.done'));
      onDone();
    },
  });
  return (
    <FieldErrors fields={make.error?.fields}>
      <form
        className="bd-card"
        aria-label={t(`page.${move}`)}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <h2>{t(`page.${move}`)}</h2>
        <ErrorSummary detail={make.error?.detail ?? null} fields={make.error?.fields ?? []} />
        {move === 'end' ? (
          <Field label={t('page.last_day')} name="on" required>
            {(wire) => (
              <Input {...wire} type="date" min={today} value={on} onChange={(event) => setOn(event.target.value)} />
            )}
          </Field>
        ) : null}
        {move === 'withdraw' ? null : (
          <Field
            label={t(move === 'approve' ? 'page.words' : 'page.reason')}
            name="words"
            required={move !== 'approve' || form.state === 'contested'}
          >
            {(wire) => (
              <Input.TextArea
                {...wire}
                rows={2}
                maxLength={1000}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
        )}
        <div className="bd-actions">
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('page.save')}
          </Button>
          <Button onClick={onDone}>{t('page.cancel')}</Button>
        </div>
      </form>
    </FieldErrors>
  );
};
