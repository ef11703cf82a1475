import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, type MatterView, SUPERVISION, useMatterWords } from './api.ts';
import { HeadingFields, headingOf, START } from './heading-fields.tsx';

/** Drafts a matter that comes from no task: what, by whom, to which result, by when. */
export const DraftDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useMatterWords();
  const go = useGo();
  const today = useToday();
  const queries = useQueryClient();
  const [heading, setHeading] = useState({ ...START, source: 'instruction', preset: 'instruction' });
  const [task, setTask] = useState({ title: '', body: '', standard: '', leadOrgId: '', dueOn: '' });
  const [isTried, setTried] = useState(false);
  const draft = useMutation<MatterView, ProblemError, void>({
    mutationFn: () =>
      api('POST /supervision/drafts', {
        body: {
          ...headingOf(heading),
          task: {
            title: task.title.trim(),
            body: task.body.trim(),
            standard: task.standard.trim() || null,
            leadOrgId: task.leadOrgId,
            dueOn: task.dueOn || null,
          },
        },
      }),
    onSuccess: (matter) => {
      void queries.invalidateQueries({ queryKey: [SUPERVISION] });
      onClose();
      go(`/supervision/${matter.id}`);
    },
  });
  const missing = (['title', 'leadOrgId'] as const)
    .filter((key) => !task[key].trim())
    .map((key) => ({ path: `task.${key}`, detail: t(`missing.${key}`) }));
  const faults = draft.error?.fields.length ? draft.error.fields : isTried ? missing : [];
  const set = (change: Partial<typeof task>) => setTask((now) => ({ ...now, ...change }));
  const save = () => {
    setTried(true);
    if (missing.length === 0) draft.mutate();
  };
  return (
    <Modal
      open
      width={640}
      title={t('draft.title')}
      onCancel={onClose}
      onOk={save}
      okText={t('draft.save')}
      cancelText={t('cancel')}
      confirmLoading={draft.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={draft.error?.detail} fields={faults} />
      <FieldErrors fields={faults}>
        <Field label={t('field.title')} name="task.title" required>
          {(wire) => (
            <Input
              {...wire}
              value={task.title}
              maxLength={500}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('field.body')} name="task.body">
          {(wire) => (
            <Input.TextArea
              {...wire}
              value={task.body}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={(event) => set({ body: event.target.value })}
            />
          )}
        </Field>
        <div className="sv-two">
          <Field label={t('field.lead')} name="task.leadOrgId" required>
            {(wire) => <UnitPicker wire={wire} value={task.leadOrgId} onChange={(leadOrgId) => set({ leadOrgId })} />}
          </Field>
          <Field label={t('field.due')} name="task.dueOn" hint={t('field.draft_due_hint')}>
            {(wire) => <DayField wire={wire} value={task.dueOn} min={today} onChange={(dueOn) => set({ dueOn })} />}
          </Field>
        </div>
        <Field label={t('field.standard')} name="task.standard">
          {(wire) => (
            <Input
              {...wire}
              value={task.standard}
              maxLength={2000}
              onChange={(event) => set({ standard: event.target.value })}
            />
          )}
        </Field>
        <HeadingFields draft={heading} onChange={setHeading} />
      </FieldErrors>
    </Modal>
  );
};
