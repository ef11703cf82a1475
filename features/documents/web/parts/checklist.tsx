import { Empty } from '@luoshi/ui/empty.tsx';
import { useEffect, useRef } from 'react';
import type { ClauseView } from './api.ts';
import { useDocumentWords } from './api.ts';
import { type CardActions, ClauseCard } from './clause-card.tsx';
import { ClauseForm, type ClausePatch } from './clause-form.tsx';

/** The items of a paper as cards; the active one follows keys, clicks and the paper beside it. */
export const Checklist = (props: {
  clauses: readonly ClauseView[];
  /** Those the filter lets through, in order. */
  shown: readonly ClauseView[];
  litId: string | null;
  activeId: string | null;
  editingId: string | null;
  mayWrite: boolean;
  isSaving: boolean;
  error: Error | null;
  actionsOf: (clause: ClauseView) => CardActions;
  onLight: (id: string | null) => void;
  onChoose: (id: string) => void;
  onSave: (id: string, patch: ClausePatch) => void;
  onCancel: () => void;
}) => {
  const t = useDocumentWords();
  const box = useRef<HTMLDivElement>(null);
  const { activeId, editingId, clauses, shown } = props;
  // A card comes into view when it becomes active, and again when it grows into a form.
  const inView = editingId ?? activeId;
  useEffect(() => {
    const card = inView ? box.current?.querySelector<HTMLElement>(`[data-card="${inView}"]`) : null;
    card?.scrollIntoView({ block: editingId ? 'start' : 'nearest' });
  }, [inView, editingId]);
  if (clauses.length === 0)
    return <Empty title={t('review.no_clauses')} hint={props.mayWrite ? t('review.no_clauses_hint') : undefined} />;
  if (shown.length === 0) return <Empty title={t('review.no_match')} />;
  const kept = clauses.filter(({ isDropped }) => !isDropped);
  return (
    <div ref={box} className="dc-cards">
      {shown.map((clause) => (
        <ClauseCard
          key={clause.id}
          clause={clause}
          n={kept.indexOf(clause) + 1}
          isLit={props.litId === clause.id}
          isActive={activeId === clause.id}
          isLast={kept.at(-1) === clause}
          mayWrite={props.mayWrite}
          actions={props.actionsOf(clause)}
          onLight={(isLit) => props.onLight(isLit ? clause.id : null)}
          onChoose={() => props.onChoose(clause.id)}
        >
          {editingId === clause.id ? (
            <ClauseForm
              clause={clause}
              isSaving={props.isSaving}
              error={props.error}
              onSave={(patch) => props.onSave(clause.id, patch)}
              onCancel={props.onCancel}
            />
          ) : null}
        </ClauseCard>
      ))}
    </div>
  );
};
