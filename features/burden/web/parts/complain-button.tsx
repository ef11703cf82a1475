import '../burden.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, BURDEN, type ComplaintView, type Subject, useBurdenWords } from './api.ts';

/** Beside a request: says that it is a burden, in one line, with or without one's name. */
export const ComplainButton = ({ feature, id }: { feature: Subject; id: string }) => {
  const t = useBurdenWords();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [isUnnamed, setUnnamed] = useState(false);
  const send = useMutation<ComplaintView, ProblemError>({
    mutationFn: () => api('POST /burden/complaints', { body: { feature, id, words, isUnnamed } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      toast.done(t('complain.sent'));
      setOpen(false);
    },
  });
  if (send.data)
    return (
      <p className="bd-complain">
        <Link to={`/burden/complaints/${send.data.id}`}>
          {t('complain.sent')} · {t('complain.see')}
        </Link>
      </p>
    );
  return (
    <p className="bd-complain">
      <button type="button" className="bd-quiet-button" onClick={() => setOpen(true)}>
        {t('complain.button')}
      </button>
      <Modal
        open={isOpen}
        title={t('complain.title')}
        okText={t('complain.send')}
        cancelText={t('complain.cancel')}
        okButtonProps={{ disabled: words.trim() === '', loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="ls-quiet">{t('complain.lead', { days: t('complain.lead_days') })}</p>
        <FieldErrors fields={send.error?.fields}>
          <ErrorSummary detail={send.error?.detail ?? null} fields={send.error?.fields ?? []} />
          <Field label={t('complain.words')} name="words" hint={t('complain.words_hint')} required>
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
          <Checkbox checked={isUnnamed} onChange={(event) => setUnnamed(event.target.checked)}>
            {t('complain.unnamed')}
          </Checkbox>
        </FieldErrors>
      </Modal>
    </p>
  );
};
