import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Input } from 'antd';
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { type ClauseView, useDocumentWords } from './api.ts';
import type { UnitRole } from './clause-draft.ts';
import { Conflicts, FIELD_WORDS } from './conflicts.tsx';
import { DayInput } from './day-input.tsx';
import { TargetsField } from './targets-field.tsx';
import { UnitsField } from './units-field.tsx';
import { type Save, useClauseEdit } from './use-clause-edit.ts';

const ROLES: readonly UnitRole[] = ['lead', 'responsible', 'support'];

/**
 * Every field of an item in its place on the checklist. It saves by itself; Escape or Ctrl+Enter close it, the latter
 * going on to the next item. What was typed stays when the server says no.
 */
export const ClauseForm = (props: {
  clause: ClauseView;
  /** The revision of the paper that `clause` belongs to. */
  revision: number;
  onSave: Save;
  onClose: (goOn: boolean) => void;
}) => {
  const t = useDocumentWords();
  const { onClose } = props;
  const { edit, isValid, isSaving, isDirty, error, flush, set, choose } = useClauseEdit(
    props.clause,
    props.revision,
    props.onSave,
  );
  const { draft } = edit;
  // A form that goes away in any other way than by its buttons still keeps what was typed.
  const leaving = useRef(flush);
  useEffect(() => {
    leaving.current = flush;
  }, [flush]);
  useEffect(() => () => void leaving.current(), []);
  const close = useCallback(
    async (goOn: boolean) => {
      if (await flush()) onClose(goOn);
    },
    [flush, onClose],
  );
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape' && !event.currentTarget.querySelector('.ant-select-open')) void close(false);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void close(true);
  };
  const leaveField = (event: FocusEvent) => {
    if (event.target !== event.relatedTarget) void flush();
  };
  const isDisputed = edit.conflicts.length > 0;
  const state = error && !isDisputed ? 'kept_not' : isSaving ? 'saving' : isDirty ? 'kept_soon' : 'kept_all';
  return (
    <FieldErrors fields={error?.fields}>
      <form
        className="dc-form"
        onKeyDown={press}
        onBlur={leaveField}
        onSubmit={(event) => {
          event.preventDefault();
          void close(false);
        }}
      >
        {error && !isDisputed ? <ErrorSummary detail={error.detail} fields={error.fields} /> : null}
        <Conflicts edit={edit} onChoose={choose} />
        {edit.taken.length > 0 ? (
          <p className="dc-taken" role="status">
            {t('review.taken', {
              name: edit.base.changedBy?.name ?? t('review.colleague'),
              fields: edit.taken.map((field) => t(FIELD_WORDS[field])).join('\u3001'),
            })}
          </p>
        ) : null}
        <Field label={t('review.task')} name="task" required error={isValid ? null : t('review.task_empty')}>
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
          <button type="submit" className="ls-button ls-button-primary">
            {t('review.done')}
          </button>
          <span className={state === 'kept_not' ? 'dc-stop' : 'ls-quiet'} role="status">
            {t(`review.${state}`)}
          </span>
        </div>
      </form>
    </FieldErrors>
  );
};
