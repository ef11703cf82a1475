import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { api, SUPERVISION, type Take, useMatterWords } from './api.ts';
import { type HeadingDraft, HeadingFields, headingOf, START } from './heading-fields.tsx';

type Taken = { taken: readonly unknown[]; already: number; units: number };

/** Takes tasks under watch, all under one heading. */
export const TakeDialog = (props: {
  ids: readonly string[];
  document?: string | undefined;
  onClose: () => void;
  onDone?: () => void;
}) => {
  const t = useMatterWords();
  const today = useToday();
  const queries = useQueryClient();
  const [heading, setHeading] = useState<HeadingDraft>(START);
  const [dueOn, setDueOn] = useState('');
  const take = useMutation<Taken, ProblemError, Take>({
    mutationFn: (body) => api('POST /supervision/matters', { body }),
    onSuccess: ({ taken, already, units }) => {
      void queries.invalidateQueries({ queryKey: [SUPERVISION] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      toast.done(t('take.done', { count: taken.length, units, already }));
      props.onDone?.();
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={props.document ? t('take.paper') : t('take.count', { count: props.ids.length })}
      onCancel={props.onClose}
      onOk={() =>
        take.mutate({
          ...headingOf(heading),
          taskIds: [...props.ids],
          documentId: props.document ?? null,
          dueOn: dueOn || null,
        })
      }
      okText={t('take.title')}
      cancelText={t('cancel')}
      confirmLoading={take.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={take.error?.detail} fields={take.error?.fields ?? []} />
      <p className="ls-quiet sv-dialog-words">{t('take.words')}</p>
      <FieldErrors fields={take.error?.fields}>
        <HeadingFields draft={heading} onChange={setHeading} />
        <Field label={t('field.one_due')} name="dueOn" hint={t('field.one_due_hint')}>
          {(wire) => <DayField wire={wire} value={dueOn} min={today} onChange={setDueOn} />}
        </Field>
      </FieldErrors>
    </Modal>
  );
};
