import { Empty } from '@luoshi/ui/empty.tsx';
import { useEffect, useMemo, useRef } from 'react';
import { type ClauseView, type Paper, useDocumentWords } from './api.ts';
import { type CardActions, ClauseCard } from './clause-card.tsx';
import { ClauseForm } from './clause-form.tsx';
import type { Lit } from './lit.ts';
import { findingsOf } from './review-filters.ts';
import type { Save } from './use-clause-edit.ts';
import type { Choose, EditionNote as Note } from './use-edition.ts';
import type { Colleague } from './use-presence.ts';

type Props = {
  paper: Paper;
  /** Those the filter lets through, in order. */
  shown: readonly ClauseView[];
  lit: Lit;
  activeId: string | null;
  editingId: string | null;
  selected: ReadonlySet<string>;
  others: readonly Colleague[];
  /** What a new edition made of items, and the way to say what their tasks do (null: nothing to say). */
  notes: ReadonlyMap<string, Note>;
  onChoose: Choose | null;
  /** The paper's revision when the page was opened: what colleagues changed since is said on the card. */
  openedAt: number;
  me: string;
  actions: CardActions;
  saveOf: (id: string) => Save;
  onClose: (goOn: boolean) => void;
};

/** Whether the focus is nobody's: nowhere, or on a card that may have gone. */
const isFocusFree = (box: HTMLElement): boolean =>
  document.activeElement === document.body || document.activeElement === null || box.contains(document.activeElement);

/** The items of a paper as cards; the active one follows keys, clicks and the paper beside it. */
export const Checklist = (props: Props) => {
  const t = useDocumentWords();
  const box = useRef<HTMLDivElement>(null);
  const { paper, activeId, editingId, shown, lit, others } = props;
  const { clauses, findings } = paper;
  const mayWrite = paper.may.write;
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
  // A card comes into view when it becomes active, and again when it grows into a form; the focus goes with it, and
  // comes back to it when the form closes or the item that had it is dropped.
  useEffect(() => {
    const card = activeId ? box.current?.querySelector<HTMLElement>(`[data-card="${activeId}"]`) : null;
    card?.scrollIntoView({ block: editingId ? 'start' : 'nearest' });
    if (!editingId && box.current && isFocusFree(box.current))
      card?.querySelector<HTMLElement>('.dc-card-door')?.focus({ preventScroll: true });
  }, [activeId, editingId]);
  const places = useMemo(
    () => new Map(clauses.filter(({ isDropped }) => !isDropped).map(({ id }, i) => [id, i + 1])),
    [clauses],
  );
  if (clauses.length === 0)
    return <Empty title={t('review.no_clauses')} hint={mayWrite ? t('review.no_clauses_hint') : undefined} />;
  if (shown.length === 0) return <Empty title={t('review.no_match')} />;
  return (
    <div ref={box} className="dc-cards">
      {shown.map((clause) => (
        <ClauseCard
          key={clause.id}
          clause={clause}
          n={places.get(clause.id) ?? 0}
          isActive={activeId === clause.id}
          isSelected={props.selected.has(clause.id)}
          isLast={places.get(clause.id) === places.size}
          mayWrite={mayWrite}
          actions={props.actions}
          note={props.notes.get(clause.id)}
          onChoose={props.onChoose}
          noticed={noticed(clause, findings, t)}
          watchedBy={others
            .filter(({ clauseId }) => clauseId === clause.id)
            .map(({ name }) => name)
            .join('\u3001')}
          changedBy={
            clause.revision > props.openedAt && clause.changedBy && clause.changedBy.id !== props.me
              ? clause.changedBy.name
              : ''
          }
        >
          {editingId === clause.id ? (
            <ClauseForm
              clause={clause}
              revision={paper.revision}
              onSave={props.saveOf(clause.id)}
              onClose={props.onClose}
            />
          ) : null}
        </ClauseCard>
      ))}
    </div>
  );
};

/** What the reader of the paper noticed in the item, in words. */
const noticed = (clause: ClauseView, findings: Paper['findings'], t: ReturnType<typeof useDocumentWords>): string =>
  findingsOf(clause, findings)
    .map(({ code, params }) => t(`findings.${code}`, params))
    .join(' ');
