import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { type ClauseView, useDocumentWords } from './api.ts';
import { draftOf, patchOf, type UnitRole } from './clause-draft.ts';
import { DayInput } from './day-input.tsx';
import { TargetsField } from './targets-field.tsx';
import { UnitsField } from './units-field.tsx';

const ROLES: readonly UnitRole[] = ['lead', 'responsible', 'support'];
export type ClausePatch = ReturnType<typeof patchOf>;

/**
 * Every field of an item in its place on the checklist. Ctrl+Enter saves, Escape leaves. What was typed stays when
 * the server says no.
 */
export const ClauseForm = (props: {
  clause: ClauseView;
  isSaving: boolean;
  error: Error | null;
  onSave: (patch: ClausePatch) => void;
  onCancel: () => void;
}) => {
  const t = useDocumentWords();
  const { clause, onSave, onCancel } = props;
  const [draft, setDraft] = useState(() => draftOf(clause));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const problem = props.error instanceof ProblemError ? props.error : null;
  const save = () => {
    if (draft.task.trim()) onSave(patchOf(draft, clause));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onCancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <FieldErrors fields={problem?.fields}>
      <form
        className="dc-form"
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        <Field label={t('review.task')} name="task" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              autoFocus
              autoSize={{ minRows: 2, maxRows: 12 }}
              value={draft.task}
              onChange={(event) => set({ task: event.target.value })}
            />
          )}
        </Field>
        <div className="dc-form-row">
          {ROLES.map((role) => (
            <Field key={role} label={t(`role.${role}`)} name="units">
              {(wire) => (
                <UnitsField
                  wire={wire}
                  value={draft.units[role]}
                  onChange={(units) => set({ units: { ...draft.units, [role]: units } })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="dc-form-row">
          <Field label={t('review.start')} name="startOn">
            {(wire) => <DayInput wire={wire} value={draft.startOn} onChange={(startOn) => set({ startOn })} />}
          </Field>
          <Field label={t('review.due')} name="dueOn">
            {(wire) => <DayInput wire={wire} value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />}
          </Field>
          <Field label={t('review.deadline_text')} name="deadlineText">
            {(wire) => (
              <Input
                {...wire}
                value={draft.deadlineText}
                onChange={(event) => set({ deadlineText: event.target.value })}
              />
            )}
          </Field>
        </div>
        <TargetsField value={draft.targets} onChange={(targets) => set({ targets })} />
        <div className="dc-form-row">
          <Field label={t('review.people')} name="people">
            {(wire) => (
              <Input {...wire} value={draft.people} onChange={(event) => set({ people: event.target.value })} />
            )}
          </Field>
          <Field label={t('review.no')} name="no">
            {(wire) => <Input {...wire} value={draft.no} onChange={(event) => set({ no: event.target.value })} />}
          </Field>
          <Field label={t('review.item_title')} name="title">
            {(wire) => <Input {...wire} value={draft.title} onChange={(event) => set({ title: event.target.value })} />}
          </Field>
        </div>
        <div className="dc-form-actions">
          <button type="submit" className="ls-button ls-button-primary" disabled={props.isSaving || !draft.task.trim()}>
            {t('review.save')}
          </button>
          <button type="button" className="ls-button" onClick={onCancel}>
            {t('review.cancel')}
          </button>
        </div>
      </form>
    </FieldErrors>
  );
};
