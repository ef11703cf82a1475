import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { TaskView } from './api.ts';
import { useChangeTask } from './change-task.ts';
import { DayField } from './day-field.tsx';
import { useTaskWords } from './words.ts';

/** Moves the deadline: the new day and why; the first one stays on record. */
export const MoveDeadline = ({ task, onClose }: { task: TaskView; onClose: () => void }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const [dueOn, setDueOn] = useState(task.dueOn ?? '');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useChangeTask(task, onClose);
  const missing = [
    ...(dueOn === (task.dueOn ?? '') ? [{ path: 'dueOn', detail: t('deadline.same') }] : []),
    ...(reason.trim() ? [] : [{ path: 'dueReason', detail: t('deadline.reason_missing') }]),
  ];
  const faults = change.error?.fields.length ? change.error.fields : isTried ? missing : [];
  const save = () => {
    setTried(true);
    if (missing.length === 0) change.mutate({ dueOn: dueOn || null, dueReason: reason.trim() });
  };
  return (
    <Modal
      open
      title={t('deadline.title')}
      onCancel={onClose}
      onOk={save}
      okText={t('deadline.save')}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={change.error?.detail} fields={faults} />
      <p className="tk-modal-words">
        {t('deadline.words', { now: task.dueOn ? day(task.dueOn) : t('facts.no_due'), first: day(task.firstDueOn) })}
      </p>
      <FieldErrors fields={faults}>
        <Field label={t('deadline.to')} name="dueOn">
          {(wire) => <DayField wire={wire} value={dueOn} min={task.startOn ?? ''} onChange={setDueOn} />}
        </Field>
        <Field label={t('deadline.reason')} name="dueReason" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              value={reason}
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 6 }}
              placeholder={t('deadline.reason_hint')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </FieldErrors>
    </Modal>
  );
};
