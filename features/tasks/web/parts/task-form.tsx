import './task-form.css';
import { ErrorSummary, Field, FieldErrors, type FieldFault } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Button, Input, InputNumber } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { DayField } from './day-field.tsx';
import { GoalField } from './goal-field.tsx';
import { NodesField } from './nodes-field.tsx';
import { PersonPicker } from './person-picker.tsx';
import { TargetsField } from './targets-field.tsx';
import { draftFaults, type TaskDraft } from './task-draft.ts';
import { UnitPicker, UnitsPicker } from './unit-picker.tsx';
import { useTaskWords } from './words.ts';

/** A task being written or changed. The draft belongs to the page; a refusal of the server loses nothing of it. */
export const TaskForm = (props: {
  draft: TaskDraft;
  onDraft: (draft: TaskDraft) => void;
  /** With an existing task the deadline is moved elsewhere, with its reason. */
  isChange?: boolean;
  error: ProblemError | null;
  isSaving: boolean;
  onSave: () => void;
  saveWords: string;
  cancel: ReactNode;
}) => {
  const t = useTaskWords();
  const { draft } = props;
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const set = (change: Partial<TaskDraft>) => props.onDraft({ ...draft, ...change });
  const save = () => {
    const found = draftFaults(draft).map(({ path, code }) => ({ path, detail: t(`form.fault_${code}`) }));
    setFaults(found);
    if (found.length === 0 && !props.isSaving) props.onSave();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  const said = faults.length > 0 ? faults : (props.error?.fields ?? faults);
  return (
    <form
      className="tk-form"
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary detail={faults.length > 0 ? null : props.error?.detail} fields={said} />
      <FieldErrors fields={said}>
        <What draft={draft} set={set} />
        <Who draft={draft} set={set} />
        <When draft={draft} set={set} isChange={props.isChange} />
        <fieldset className="tk-card">
          <legend>{t('form.targets')}</legend>
          <p className="ls-quiet">{t('form.targets_hint')}</p>
          <TargetsField value={draft.targets} faults={said} onChange={(targets) => set({ targets })} />
        </fieldset>
        <fieldset className="tk-card">
          <legend>{t('form.nodes')}</legend>
          <p className="ls-quiet">{t('form.nodes_hint')}</p>
          <NodesField value={draft.nodes} faults={said} onChange={(nodes) => set({ nodes })} />
        </fieldset>
        <Where draft={draft} set={set} />
      </FieldErrors>
      <div className="tk-form-foot">
        <Button type="primary" htmlType="submit" loading={props.isSaving}>
          {props.saveWords}
        </Button>
        {props.cancel}
      </div>
    </form>
  );
};

type Part = { draft: TaskDraft; set: (change: Partial<TaskDraft>) => void };

const What = ({ draft, set }: Part) => {
  const t = useTaskWords();
  return (
    <fieldset className="tk-card">
      <legend>{t('form.what')}</legend>
      <Field label={t('form.title')} name="title" hint={t('form.title_hint')} required>
        {(wire) => (
          <Input.TextArea
            {...wire}
            value={draft.title}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.body')} name="body" hint={t('form.body_hint')}>
        {(wire) => (
          <Input.TextArea
            {...wire}
            value={draft.body}
            maxLength={20_000}
            autoSize={{ minRows: 2, maxRows: 12 }}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.standard')} name="standard" hint={t('form.standard_hint')}>
        {(wire) => (
          <Input.TextArea
            {...wire}
            value={draft.standard}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={(event) => set({ standard: event.target.value })}
          />
        )}
      </Field>
      <GoalField value={draft.goal} onChange={(goal) => set({ goal })} />
    </fieldset>
  );
};

const Who = ({ draft, set }: Part) => {
  const t = useTaskWords();
  return (
    <fieldset className="tk-card">
      <legend>{t('form.who')}</legend>
      <div className="tk-form-columns">
        <Field label={t('role.lead')} name="leadOrgId" hint={t('form.lead_hint')} required>
          {(wire) => (
            <UnitPicker
              wire={wire}
              value={draft.leadOrgId}
              placeholder={t('units.choose')}
              onChange={(leadOrgId) => set({ leadOrgId })}
            />
          )}
        </Field>
        <Field label={t('role.responsible')} name="responsibleOrgIds">
          {(wire) => (
            <UnitsPicker
              wire={wire}
              value={draft.responsibleOrgIds}
              placeholder={t('units.choose_several')}
              onChange={(responsibleOrgIds) => set({ responsibleOrgIds })}
            />
          )}
        </Field>
        <Field label={t('role.support')} name="supportOrgIds">
          {(wire) => (
            <UnitsPicker
              wire={wire}
              value={draft.supportOrgIds}
              placeholder={t('units.choose_several')}
              onChange={(supportOrgIds) => set({ supportOrgIds })}
            />
          )}
        </Field>
      </div>
      <div className="tk-form-columns">
        {(['leader', 'person', 'liaison'] as const).map((post) => (
          <Field key={post} label={t(`facts.${post}`)} name={`${post}Id`}>
            {(wire) => (
              <PersonPicker
                wire={wire}
                value={draft[post]}
                placeholder={t('people.choose')}
                onChange={(person) => set({ [post]: person })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
};

const When = ({ draft, set, isChange }: Part & { isChange?: boolean }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  return (
    <fieldset className="tk-card">
      <legend>{t('form.when')}</legend>
      <div className="tk-form-columns">
        <Field label={t('facts.start')} name="startOn">
          {(wire) => (
            <DayField wire={wire} value={draft.startOn} max={draft.dueOn} onChange={(startOn) => set({ startOn })} />
          )}
        </Field>
        {isChange ? (
          <div className="ls-field">
            <p className="tk-form-label">{t('facts.due')}</p>
            <p>{draft.dueOn ? day(draft.dueOn) : t('facts.no_due')}</p>
            <p className="ls-quiet">{t('form.due_elsewhere')}</p>
          </div>
        ) : (
          <Field label={t('facts.due')} name="dueOn" hint={t('form.due_hint')}>
            {(wire) => (
              <DayField wire={wire} value={draft.dueOn} min={draft.startOn} onChange={(dueOn) => set({ dueOn })} />
            )}
          </Field>
        )}
      </div>
    </fieldset>
  );
};

const Where = ({ draft, set }: Part) => {
  const t = useTaskWords();
  return (
    <fieldset className="tk-card" data-field="place">
      <legend>{t('form.where')}</legend>
      <div className="tk-form-columns">
        <Field label={t('form.lon')} name="place" hint={t('form.place_hint')}>
          {(wire) => (
            <InputNumber
              {...wire}
              value={draft.lon}
              min={-180}
              max={180}
              style={{ width: '100%' }}
              onChange={(lon) => set({ lon })}
            />
          )}
        </Field>
        <Field label={t('form.lat')}>
          {(wire) => (
            <InputNumber
              {...wire}
              value={draft.lat}
              min={-90}
              max={90}
              style={{ width: '100%' }}
              onChange={(lat) => set({ lat })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
};
