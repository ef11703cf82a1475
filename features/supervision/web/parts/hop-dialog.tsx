import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { Input, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import type { Action, MatterRow } from './api.ts';
import { useMatterWords } from './api.ts';
import { bodyOf, HOP_FIELDS, type HopDraft, type HopField, missingIn } from './hop-fields.ts';
import { PartsField } from './parts-field.tsx';
import { useHop } from './use-hop.ts';

export type Moved = Pick<MatterRow, 'id' | 'title' | 'percent' | 'dueOn'> & {
  leadHead: string | null;
  askedDue: string | null;
  achieved: string | null;
  standard?: string | null;
  revision: number;
};

const GRADES = ['excellent', 'good', 'pass', 'fail'];

/** Asks what an action needs, pre-filled with what is known, and does it. */
export const HopDialog = ({ matter, action, onClose }: { matter: Moved; action: Action; onClose: () => void }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const today = useToday();
  const fields = HOP_FIELDS[action] ?? [];
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<HopDraft>(() => ({
    words: '',
    signedBy: matter.leadHead ?? '',
    approvedBy: '',
    dueOn: action === 'grant_extension' ? (matter.askedDue ?? '') : '',
    achieved: matter.achieved ?? '',
    grade: 'good',
    judgedPercent: matter.percent,
    leadOrgId: '',
    otherOrgId: '',
    parts: [{ key: 'first', title: '', orgId: '', dueOn: matter.dueOn && matter.dueOn >= today ? matter.dueOn : '' }],
  }));
  const hop = useHop(matter, onClose);
  const set = (change: Partial<HopDraft>) => setDraft((now) => ({ ...now, ...change }));
  const missing = missingIn(fields, draft).map((path) => ({ path, detail: t(`missing.${path}`) }));
  const faults = hop.error?.fields.length ? hop.error.fields : isTried ? missing : [];
  const save = () => {
    setTried(true);
    if (missing.length === 0) hop.mutate(bodyOf(action, fields, draft));
  };
  const earliest = matter.dueOn && matter.dueOn >= today && action.endsWith('extension') ? matter.dueOn : today;

  const control = (field: HopField) => {
    switch (field) {
      case 'words':
      case 'wordsIfAny':
      case 'achieved': {
        const name = field === 'achieved' ? 'achieved' : 'words';
        return (
          <Field
            key={field}
            label={t(field === 'words' ? `reason.${action}` : `field.${field}`)}
            name={name}
            required={field !== 'wordsIfAny'}
            hint={
              field === 'achieved' && matter.standard
                ? t('field.achieved_hint', { standard: matter.standard })
                : undefined
            }
          >
            {(wire) => (
              <Input.TextArea
                {...wire}
                value={draft[name]}
                maxLength={2000}
                autoSize={{ minRows: 2, maxRows: 8 }}
                onChange={(event) => set({ [name]: event.target.value })}
              />
            )}
          </Field>
        );
      }
      case 'signedBy':
      case 'approvedBy':
        return (
          <Field key={field} label={t(`field.${field}`)} name={field} required>
            {(wire) => (
              <Input
                {...wire}
                value={draft[field]}
                maxLength={50}
                onChange={(event) => set({ [field]: event.target.value })}
              />
            )}
          </Field>
        );
      case 'dueOn':
        return (
          <Field
            key={field}
            label={t(`due.${action}`)}
            name={field}
            required
            hint={matter.dueOn ? t('field.due_hint', { day: day(matter.dueOn) }) : undefined}
          >
            {(wire) => <DayField wire={wire} value={draft.dueOn} min={earliest} onChange={(dueOn) => set({ dueOn })} />}
          </Field>
        );
      case 'grade':
        return (
          <fieldset key={field} className="sv-grades">
            <legend>{t('field.grade')}</legend>
            <Radio.Group
              value={draft.grade}
              onChange={(event) => set({ grade: event.target.value })}
              options={GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
            />
          </fieldset>
        );
      case 'judgedPercent':
        return (
          <Field
            key={field}
            label={t('field.judgedPercent')}
            name={field}
            required
            hint={t('field.judged_hint', { percent: matter.percent })}
          >
            {(wire) => (
              <InputNumber
                {...wire}
                min={0}
                max={100}
                precision={0}
                value={draft.judgedPercent}
                onChange={(judgedPercent) => set({ judgedPercent })}
              />
            )}
          </Field>
        );
      case 'leadOrgId':
      case 'otherOrgId':
        return (
          <Field key={field} label={t(`field.${field}`)} name={field} required={field === 'leadOrgId'}>
            {(wire) => <UnitPicker wire={wire} value={draft[field]} onChange={(id) => set({ [field]: id })} />}
          </Field>
        );
      case 'parts':
        return (
          <PartsField
            key={field}
            parts={draft.parts}
            latest={matter.dueOn ?? ''}
            onChange={(parts) => set({ parts })}
          />
        );
    }
  };
  return (
    <Modal
      open
      title={t(`action.${action}`)}
      onCancel={onClose}
      onOk={save}
      okText={t(`action.${action}`)}
      okButtonProps={{ danger: action === 'cancel', autoFocus: fields.length === 0 }}
      cancelText={t('cancel')}
      confirmLoading={hop.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={hop.error?.detail} fields={faults} />
      <p className="sv-dialog-title">{matter.title}</p>
      <p className="ls-quiet sv-dialog-words">
        {t(`what.${action}`, { dueOn: matter.askedDue ? day(matter.askedDue) : '' })}
      </p>
      <FieldErrors fields={faults}>{fields.map(control)}</FieldErrors>
    </Modal>
  );
};
