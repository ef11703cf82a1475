import { Empty } from '@luoshi/ui/empty.tsx';
import { useEffect, useRef } from 'react';
import type { ClauseView } from './api.ts';
import { useDocumentWords } from './api.ts';
import { type CardActions, ClauseCard } from './clause-card.tsx';
import { ClauseForm, type ClausePatch } from './clause-form.tsx';
import type { Lit } from './lit.ts';

/** The items of a paper as cards; the active one follows keys, clicks and the paper beside it. */
export const Checklist = (props: {
  clauses: readonly ClauseView[];
  /** Those the filter lets through, in order. */
  shown: readonly ClauseView[];
  lit: Lit;
  activeId: string | null;
  editingId: string | null;
  mayWrite: boolean;
  isSaving: boolean;
  error: Error | null;
  actions: CardActions;
  onSave: (id: string, patch: ClausePatch) => void;
  onCancel: () => void;
}) => {
  const t = useDocumentWords();
  const box = useRef<HTMLDivElement>(null);
  const { activeId, editingId, clauses, shown, lit } = props;
  useEffect(
    () =>
      lit.watch(() => {
        const { id, from } = lit.now();
        for (const card of box.current?.querySelectorAll('.is-lit') ?? []) card.classList.remove('is-lit');
        const card = id ? box.current?.querySelector(`[data-card="${id}"]`) : null;
        card?.classList.add('is-lit');
        if (from === 'paper') card?.scrollIntoView({ block: 'nearest' });
      }),
    [lit],
  );
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
          isActive={activeId === clause.id}
          isLast={kept.at(-1) === clause}
          mayWrite={props.mayWrite}
          actions={props.actions}
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
