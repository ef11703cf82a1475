import { ErrorSummary, Field } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { api, BURDEN, useBurdenWords } from './api.ts';

/** A quiet button beside any request: what is wrong with it goes to the supervision office. */
export const Complain = ({
  subject,
  title,
}: {
  subject: { feature: 'tasks' | 'burden'; id: string };
  title?: string;
}) => {
  const t = useBurdenWords();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const send = useMutation({
    mutationFn: () => api('POST /burden/complaints', { body: { subject, words } }),
    onSuccess: () => {
      toast.done(t('complaints.sent'));
      setOpen(false);
      setWords('');
      void queries.invalidateQueries({ queryKey: [BURDEN] });
    },
  });
  return (
    <>
      <button type="button" className="ls-button ls-button-plain" onClick={() => setOpen(true)}>
        {t('complaints.button')}
      </button>
      <Modal
        open={isOpen}
        title={t('complaints.title')}
        okText={t('complaints.send')}
        cancelText={t('forms.cancel')}
        okButtonProps={{ disabled: words.trim().length < 2 }}
        confirmLoading={send.isPending}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <ErrorSummary detail={send.error?.message} />
        {title ? <p>{title}</p> : null}
        <Field label={t('complaints.words')} hint={t('complaints.to')}>
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
      </Modal>
    </>
  );
};
