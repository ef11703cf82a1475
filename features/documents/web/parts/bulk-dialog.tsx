import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useDocumentWords } from './api.ts';
import type { UnitOption } from './clause-draft.ts';
import { DayInput } from './day-input.tsx';
import { UnitsField } from './units-field.tsx';
import type { BulkSet } from './use-review.ts';

type Draft = {
  lead: readonly UnitOption[];
  responsible: readonly UnitOption[];
  support: readonly UnitOption[];
  startOn: string;
  dueOn: string;
  leader: string;
};
const EMPTY: Draft = { lead: [], responsible: [], support: [], startOn: '', dueOn: '', leader: '' };

const idsOf = (units: readonly UnitOption[]): string[] => units.map(({ value }) => value);

/** What was filled in, and nothing else: what stays empty stays as it is on every item. */
const setOf = (draft: Draft, leaderRole: string): BulkSet => ({
  ...(draft.lead[0] ? { leadOrgId: draft.lead[0].value } : {}),
  ...(draft.responsible.length > 0 ? { responsibleOrgIds: idsOf(draft.responsible) } : {}),
  ...(draft.support.length > 0 ? { supportOrgIds: idsOf(draft.support) } : {}),
  ...(draft.startOn ? { startOn: draft.startOn } : {}),
  ...(draft.dueOn ? { dueOn: draft.dueOn } : {}),
  ...(draft.leader.trim() ? { leader: { name: draft.leader.trim(), role: leaderRole } } : {}),
});

/** Says the same of all items selected: who leads, who joins, from when to when, which leader. */
export const BulkDialog = (props: {
  count: number;
  isSaving: boolean;
  error: Error | null;
  onSet: (set: BulkSet) => void;
  onClose: () => void;
}) => {
  const t = useDocumentWords();
  const [draft, setDraft] = useState(EMPTY);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wish = setOf(draft, t('review.leader'));
  const problem = props.error instanceof ProblemError ? props.error : null;
  const units = (key: 'lead' | 'responsible' | 'support', label: string) => (
    <Field label={label} name={key}>
      {(wire) => (
        <UnitsField
          wire={wire}
          value={draft[key]}
          // One unit leads: choosing another replaces it.
          onChange={(chosen) => change({ [key]: key === 'lead' ? chosen.slice(-1) : chosen })}
        />
      )}
    </Field>
  );
  return (
    <Modal
      open
      title={t('review.assign_title', { n: props.count })}
      okText={t('review.assign_do', { n: props.count })}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSaving}
      okButtonProps={{ disabled: Object.keys(wish).length === 0 }}
      onOk={() => props.onSet(wish)}
      onCancel={props.onClose}
    >
      <FieldErrors fields={problem?.fields}>
        <p className="ls-quiet">{t('review.assign_hint')}</p>
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        {units('lead', t('review.assign_lead'))}
        {units('responsible', t('review.assign_responsible'))}
        {units('support', t('review.assign_support'))}
        <div className="dc-form-row">
          <Field label={t('review.start')} name="startOn">
            {(wire) => <DayInput wire={wire} value={draft.startOn} onChange={(startOn) => change({ startOn })} />}
          </Field>
          <Field label={t('review.due')} name="dueOn">
            {(wire) => <DayInput wire={wire} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />}
          </Field>
          <Field label={t('review.leader')} name="leader">
            {(wire) => (
              <Input
                {...wire}
                maxLength={50}
                value={draft.leader}
                onChange={(event) => change({ leader: event.target.value })}
              />
            )}
          </Field>
        </div>
      </FieldErrors>
    </Modal>
  );
};
