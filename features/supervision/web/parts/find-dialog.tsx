import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { useMatterWords } from './api.ts';
import { type Inspection, inspectionsApi, useInspecting } from './inspections-api.ts';

/** Writes down what was found at a unit and what must be put right by when. */
export const FindDialog = ({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) => {
  const t = useMatterWords();
  const today = useToday();
  const [draft, setDraft] = useState({
    orgId: inspection.units[0]?.id ?? '',
    kind: '',
    words: '',
    title: '',
    dueOn: '',
  });
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }));
  const find = useInspecting(
    () => inspectionsApi('POST /supervision/inspections/:id/findings', { params: { id: inspection.id }, body: draft }),
    onClose,
  );
  const missing = [
    ...(draft.orgId ? [] : [{ path: 'orgId', detail: t('plan.missing_unit') }]),
    ...(draft.kind.trim() ? [] : [{ path: 'kind', detail: t('plan.missing_kind') }]),
    ...(draft.words.trim() ? [] : [{ path: 'words', detail: t('plan.missing_words') }]),
    ...(draft.title.trim() ? [] : [{ path: 'title', detail: t('plan.missing_find_title') }]),
    ...(draft.dueOn ? [] : [{ path: 'dueOn', detail: t('plan.missing_due') }]),
  ];
  const faults = find.error?.fields.length ? find.error.fields : isTried ? missing : [];
  const save = () => {
    setTried(true);
    if (missing.length === 0) find.mutate(undefined);
  };
  return (
    <Modal
      open
      title={t('plan.find')}
      onCancel={onClose}
      onOk={save}
      okText={t('plan.save')}
      cancelText={t('cancel')}
      confirmLoading={find.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={find.error?.detail} fields={faults} />
      <FieldErrors fields={faults}>
        <Field label={t('plan.find_unit')} name="orgId" required>
          {(wire) => (
            <Select
              {...wire}
              style={{ width: '100%' }}
              value={draft.orgId}
              onChange={(orgId) => set({ orgId })}
              options={inspection.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t('plan.find_kind')} name="kind" required hint={t('plan.find_kind_hint')}>
          {(wire) => (
            <Input
              {...wire}
              value={draft.kind}
              maxLength={50}
              onChange={(event) => set({ kind: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.find_words')} name="words" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              value={draft.words}
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => set({ words: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.find_title')} name="title" required>
          {(wire) => (
            <Input
              {...wire}
              value={draft.title}
              maxLength={300}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.find_due')} name="dueOn" required>
          {(wire) => <DayField wire={wire} value={draft.dueOn} min={today} onChange={(dueOn) => set({ dueOn })} />}
        </Field>
      </FieldErrors>
    </Modal>
  );
};
