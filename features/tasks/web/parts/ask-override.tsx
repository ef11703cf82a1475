import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, TASKS, type TaskView } from './api.ts';
import { DayField } from './day-field.tsx';
import { useTaskWords } from './words.ts';

const SET_LIGHTS = ['on_track', 'near', 'behind', 'late'] as const;
type SetLight = (typeof SET_LIGHTS)[number];

/** Asks for a light in place of the computed one: which, why, until when; another person decides. */
export const AskOverride = ({ task, onClose }: { task: TaskView; onClose: () => void }) => {
  const t = useTaskWords();
  const { today } = useSession();
  const queries = useQueryClient();
  const computed = task.light.computed?.light ?? task.light.light;
  const choices = SET_LIGHTS.filter((light) => light !== computed);
  const [light, setLight] = useState<SetLight>(choices[0] ?? 'on_track');
  const [reason, setReason] = useState('');
  const [through, setThrough] = useState('');
  const [isTried, setTried] = useState(false);
  const ask = useMutation<unknown, ProblemError, void>({
    mutationFn: () =>
      api('POST /tasks/:id/overrides', { params: { id: task.id }, body: { light, reason: reason.trim(), through } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [TASKS] });
      toast.done(t('override.sent'));
      onClose();
    },
  });
  const missing = [
    ...(reason.trim() ? [] : [{ path: 'reason', detail: t('override.reason_missing') }]),
    ...(through ? [] : [{ path: 'through', detail: t('override.through_missing') }]),
  ];
  const faults = ask.error?.fields.length ? ask.error.fields : isTried ? missing : [];
  return (
    <Modal
      open
      title={t('override.title')}
      onCancel={onClose}
      onOk={() => {
        setTried(true);
        if (missing.length === 0) ask.mutate();
      }}
      okText={t('override.send')}
      cancelText={t('cancel')}
      confirmLoading={ask.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={ask.error?.detail} fields={faults} />
      <p className="tk-modal-words">{t('override.words')}</p>
      <FieldErrors fields={faults}>
        <Field label={t('override.light')} name="light">
          {(wire) => (
            <Radio.Group
              id={wire.id}
              value={light}
              options={choices.map((value) => ({ value, label: t(`override.light_${value}`) }))}
              onChange={(event) => setLight(event.target.value as SetLight)}
            />
          )}
        </Field>
        <Field label={t('override.reason')} name="reason" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              value={reason}
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 6 }}
              placeholder={t('override.reason_hint')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('override.through')} name="through" required hint={t('override.through_hint')}>
          {(wire) => <DayField wire={wire} value={through} min={today} onChange={setThrough} />}
        </Field>
      </FieldErrors>
    </Modal>
  );
};
