import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { type Paper, useDocumentWords } from './api.ts';
import { DayInput } from './day-input.tsx';

export type Head = { title: string; number: string; issuer: string; issuedOn: string | null };

/** Title, number, issuer and date of issue; the date reads deadlines that lean on it again. */
export const HeadDialog = (props: {
  paper: Paper;
  isSaving: boolean;
  error: Error | null;
  onSave: (head: Head) => void;
  onClose: () => void;
}) => {
  const t = useDocumentWords();
  const { paper } = props;
  const [head, setHead] = useState({
    title: paper.title,
    number: paper.number ?? '',
    issuer: paper.issuer ?? '',
    issuedOn: paper.issuedOn ?? '',
  });
  const set = (change: Partial<typeof head>) => setHead((before) => ({ ...before, ...change }));
  const problem = props.error instanceof ProblemError ? props.error : null;
  return (
    <Modal
      open
      title={t('review.head')}
      okText={t('review.save')}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSaving}
      okButtonProps={{ disabled: !head.title.trim() }}
      onOk={() => props.onSave({ ...head, issuedOn: head.issuedOn || null })}
      onCancel={props.onClose}
    >
      <FieldErrors fields={problem?.fields}>
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        <Field label={t('review.title')} name="title" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              autoSize
              value={head.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('review.number')} name="number">
          {(wire) => <Input {...wire} value={head.number} onChange={(event) => set({ number: event.target.value })} />}
        </Field>
        <Field label={t('review.issuer')} name="issuer">
          {(wire) => <Input {...wire} value={head.issuer} onChange={(event) => set({ issuer: event.target.value })} />}
        </Field>
        <Field label={t('review.issued')} name="issuedOn" hint={t('paste.issued_hint')}>
          {(wire) => <DayInput wire={wire} value={head.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />}
        </Field>
      </FieldErrors>
    </Modal>
  );
};
