import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditField } from '../../rules/merge-edit.ts';
import type { ClauseView } from './api.ts';
import type { ClauseDraft } from './clause-draft.ts';
import { type Edit, follow, mineOf, openEdit, patchToSend, settle, unsaved } from './draft-sync.ts';
import type { EditPatch } from './use-review.ts';

/** A pause in typing after which what was typed is saved. */
const PAUSE_MS = 1_200;
const AGAIN_MS = 5_000;

/** Keeps a patch made on a revision; resolves once the page shows the paper with it. */
export type Save = (patch: EditPatch, seen: number) => Promise<unknown>;

/**
 * An item being edited: saves by itself when typing pauses and when a field is left, one save at a time, and follows
 * what colleagues change meanwhile. What the server refuses stays in the form with its reason until it is changed.
 */
export const useClauseEdit = (clause: ClauseView, revision: number, save: Save) => {
  const [edit, setEdit] = useState<Edit>(() => openEdit(clause));
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ProblemError | null>(null);
  if (edit.base !== clause) setEdit(follow(edit, clause));
  const latest = useRef({ edit, revision, isSaving });
  useEffect(() => {
    latest.current = { edit, revision, isSaving };
  });
  const due = unsaved(edit);
  const isValid = edit.draft.task.trim() !== '';

  const flush = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    const fields = unsaved(now.edit);
    if (fields.length === 0) return true;
    if (now.isSaving || !now.edit.draft.task.trim()) return false;
    latest.current = { ...now, isSaving: true };
    setSaving(true);
    setEdit((before) => ({ ...before, sent: mineOf(now.edit) }));
    try {
      await save(patchToSend(now.edit, fields), now.revision);
      setError(null);
      return true;
    } catch (fault) {
      if (fault instanceof ProblemError) setError(fault);
      return false;
    } finally {
      latest.current.isSaving = false;
      setSaving(false);
    }
  }, [save]);

  // Typing that pauses is saved; so is what was typed while the last save was on its way.
  const wanted = isSaving || due.length === 0 ? '' : JSON.stringify(edit.draft);
  const waits = waitAfter(error);
  useEffect(() => {
    if (!wanted || waits === null) return;
    const pausing = setTimeout(() => void flush(), waits);
    return () => clearTimeout(pausing);
  }, [wanted, waits, flush]);

  return {
    edit,
    isValid,
    isSaving,
    error,
    isDirty: due.length > 0,
    flush,
    set: (change: Partial<ClauseDraft>) => {
      setError(null);
      setEdit((before) => ({ ...before, draft: { ...before.draft, ...change } }));
    },
    choose: (field: EditField, side: 'mine' | 'theirs') => {
      setError(null);
      setEdit((before) => settle(before, field, side));
    },
  };
};

/** A lost line is tried again by itself; a dispute once it is settled; any other no waits for another draft (null). */
const waitAfter = (error: ProblemError | null): number | null => {
  if (!error || error.code === 'documents.edit_conflict') return PAUSE_MS;
  return error.code === 'network' ? AGAIN_MS : null;
};
