import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitsPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { SUPERVISION, useMatterWords } from './api.ts';
import { inspectionsApi, type Load, useInspecting } from './inspections-api.ts';

const EMPTY = { title: '', basis: '', fromOn: '', toOn: '', orgIds: [] as readonly string[], isPlanned: true };

/** Registers an inspection; what the units bear already is shown before it is added to. */
export const RegisterDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useMatterWords();
  const go = useGo();
  const today = useToday();
  const [draft, setDraft] = useState(EMPTY);
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...change }));
  const orgIds = draft.orgIds.join(',');
  const load = useQuery({
    queryKey: [SUPERVISION, 'load', draft.fromOn, orgIds],
    queryFn: ({ signal }) =>
      inspectionsApi('GET /supervision/inspections/load', { query: { on: draft.fromOn, orgIds }, signal }),
    enabled: Boolean(draft.fromOn && orgIds),
  });
  const register = useInspecting(
    () => {
      const body = { ...draft, toOn: draft.toOn || draft.fromOn, orgIds: [...draft.orgIds] };
      if (draft.isPlanned || !file) return inspectionsApi('POST /supervision/inspections', { body });
      const form = new FormData();
      form.append('inspection', JSON.stringify(body));
      form.append('file', file);
      return inspectionsApi.upload('POST /supervision/inspections', { form });
    },
    (after) => {
      onClose();
      go(`/supervision/inspections/${after.id}`);
    },
  );
  const missing = [
    ...(draft.title.trim() ? [] : [{ path: 'title', detail: t('plan.missing_title') }]),
    ...(draft.fromOn ? [] : [{ path: 'fromOn', detail: t('plan.missing_days') }]),
    ...(draft.orgIds.length > 0 ? [] : [{ path: 'orgIds', detail: t('plan.missing_units') }]),
    ...(draft.isPlanned || file ? [] : [{ path: 'approval', detail: t('plan.missing_approval') }]),
  ];
  const faults = register.error?.fields.length ? register.error.fields : isTried ? missing : [];
  const save = () => {
    setTried(true);
    if (missing.length === 0) register.mutate(undefined);
  };
  return (
    <Modal
      open
      width={640}
      title={t('plan.new')}
      onCancel={onClose}
      onOk={save}
      okText={t('plan.save')}
      cancelText={t('cancel')}
      confirmLoading={register.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={register.error?.detail} fields={faults} />
      <FieldErrors fields={faults}>
        <Field label={t('plan.field_title')} name="title" required>
          {(wire) => (
            <Input
              {...wire}
              value={draft.title}
              maxLength={200}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <div className="sv-two">
          <Field label={t('plan.field_from')} name="fromOn" required>
            {(wire) => <DayField wire={wire} value={draft.fromOn} min={today} onChange={(fromOn) => set({ fromOn })} />}
          </Field>
          <Field label={t('plan.field_to')} name="toOn">
            {(wire) => (
              <DayField wire={wire} value={draft.toOn} min={draft.fromOn || today} onChange={(toOn) => set({ toOn })} />
            )}
          </Field>
        </div>
        <Field label={t('plan.field_units')} name="orgIds" required>
          {(wire) => <UnitsPicker wire={wire} value={draft.orgIds} onChange={(ids) => set({ orgIds: ids })} />}
        </Field>
        <LoadList load={load.data} />
        <Field label={t('plan.field_basis')} name="basis">
          {(wire) => (
            <Input
              {...wire}
              value={draft.basis}
              maxLength={1000}
              onChange={(event) => set({ basis: event.target.value })}
            />
          )}
        </Field>
        <Checkbox checked={draft.isPlanned} onChange={(event) => set({ isPlanned: event.target.checked })}>
          {t('plan.field_planned')}
        </Checkbox>
        {draft.isPlanned ? null : (
          <Field label={t('plan.field_approval')} name="approval" required hint={t('plan.approval_hint')}>
            {({ status: _status, ...wire }) => (
              <input {...wire} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
            )}
          </Field>
        )}
      </FieldErrors>
    </Modal>
  );
};

/** What units bear already, before one is added. */
export const LoadList = ({ load }: { load: Pick<Load, 'items' | 'limit'> | undefined }) => {
  const t = useMatterWords();
  if (!load) return <p className="ls-quiet sv-note">{t('plan.load_none')}</p>;
  return (
    <ul className="sv-load" aria-label={t('plan.load')}>
      {load.items.map(({ unit, month, quarter }) => {
        const isFull = month >= load.limit.rules.perMonth || quarter >= load.limit.rules.perQuarter;
        return (
          <li key={unit.id} className={isFull ? 'sv-late' : ''}>
            {t('plan.load_row', { unit: unit.name, month, quarter })}
            {isFull ? t('plan.load_full') : ''}
          </li>
        );
      })}
    </ul>
  );
};
