import { SplitPane } from '@luoshi/ui/split-pane.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { needsLook } from '../../rules/quality-gate.ts';
import { type ClauseView, type Paper, useDocumentWords } from './api.ts';
import { Checklist } from './checklist.tsx';
import type { CardActions } from './clause-card.tsx';
import { Findings } from './findings.tsx';
import { HeadDialog } from './head-dialog.tsx';
import { makeLit } from './lit.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { neighbour, SHOWN, type Shown, shownOf } from './review-filters.ts';
import { ReviewHead } from './review-head.tsx';
import { SourceText } from './source-text.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { UnknownUnits } from './unknown-units.tsx';
import { useNarrow } from './use-narrow.ts';
import { useChange, usePublish } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { useSteady } from './use-steady.ts';
import { withLead } from './with-lead.ts';

const codecs = { clause: text(), show: oneOf(SHOWN, 'all'), pane: oneOf(['checklist', 'source'], 'checklist') };
type Open = { kind: 'edit' | 'split'; id: string } | { kind: 'publish' | 'head' } | null;

/** The paper on one side, its checklist on the other; what is pointed at on one lights up on the other. */
export const Review = ({ paper }: { paper: Paper }) => {
  const t = useDocumentWords();
  const isNarrow = useNarrow();
  const [{ clause: wantedId, show, pane }, setUrl] = useUrlState(codecs);
  const [lit] = useState(makeLit);
  const [open, setOpen] = useState<Open>(null);
  const [passage, setPassage] = useState<[number, number] | null>(null);
  const change = useChange(paper.id);
  const publish = usePublish(paper.id);
  const { clauses } = paper;
  const shown = shownOf(clauses, show);
  const active = clauses.find(({ id }) => id === wantedId) ?? null;
  const mayWrite = paper.may.write;

  const choose = (id: string | null) => setUrl({ clause: id ?? '' });
  const showItem = (id: string) => {
    setOpen(null);
    setUrl({ clause: id, show: 'all', pane: 'checklist' });
  };
  const close = () => {
    change.reset();
    setOpen(null);
  };
  const save = (wanted: Parameters<typeof change.mutate>[0]) =>
    change.mutate(wanted, { onSuccess: () => setOpen(null) });
  const drop = (clause: ClauseView, isDropped: boolean) => {
    if (isDropped) choose(neighbour(shown, clause.id, 1));
    change.mutate({ kind: 'edit', clauseId: clause.id, patch: { isDropped } });
  };
  const actions = useSteady<CardActions>({
    choose: ({ id }) => id !== active?.id && choose(id),
    point: (clause) => lit.point({ id: clause?.id ?? null, from: 'list' }),
    edit: ({ id }) => setOpen({ kind: 'edit', id }),
    split: ({ id }) => setOpen({ kind: 'split', id }),
    merge: ({ id }) => change.mutate({ kind: 'merge', clauseId: id }),
    drop,
    lead: (clause, wanted) =>
      change.mutate({ kind: 'edit', clauseId: clause.id, patch: { units: withLead(clause.units, wanted) } }),
  });
  useReviewKeys({
    hasActive: active !== null,
    mayWrite,
    mayPublish: paper.may.publish,
    move: (step) => choose(neighbour(shown, active?.id ?? null, step)),
    edit: () => active && actions.edit(active),
    split: () => active && actions.split(active),
    merge: () => active && actions.merge(active),
    drop: () => active && drop(active, !active.isDropped),
    undo: () => paper.mayUndo && change.mutate({ kind: 'undo' }),
    publish: () => setOpen({ kind: 'publish' }),
  });

  const source = (
    <div className="dc-source">
      {mayWrite ? (
        <div className="dc-passage" role="status">
          {passage ? (
            <button
              type="button"
              className="ls-button ls-button-primary"
              onClick={() => {
                change.mutate({ kind: 'add', span: passage });
                setPassage(null);
                window.getSelection()?.removeAllRanges();
              }}
            >
              {t('review.add')}
            </button>
          ) : (
            <span className="ls-quiet">{t('review.add_hint')}</span>
          )}
        </div>
      ) : null}
      <SourceText
        text={paper.sourceText}
        title={paper.title}
        clauses={clauses}
        lit={lit}
        activeId={active?.id ?? null}
        onPick={(id) => setUrl({ clause: id, show: 'all', ...(isNarrow ? { pane: 'checklist' } : {}) })}
        {...(mayWrite ? { onSelect: setPassage } : {})}
      />
    </div>
  );
  const splitting = open?.kind === 'split' ? clauses.find(({ id }) => id === open.id) : undefined;
  const list = (
    <div className="dc-list">
      <div className="dc-list-bar">
        <Segmented
          aria-label={t('review.checklist')}
          value={show}
          options={SHOWN.filter((one) => one !== 'look' || mayWrite).map((one) => ({
            value: one,
            label: `${t(`review.filter_${one}`)} ${shownOf(clauses, one).length}`,
          }))}
          onChange={(one: Shown) => setUrl({ show: one })}
        />
      </div>
      <Checklist
        clauses={clauses}
        shown={shown}
        lit={lit}
        activeId={active?.id ?? null}
        editingId={open?.kind === 'edit' ? open.id : null}
        mayWrite={mayWrite}
        isSaving={change.isPending}
        error={change.error}
        actions={actions}
        onSave={(id, patch) => save({ kind: 'edit', clauseId: id, patch })}
        onCancel={close}
      />
    </div>
  );
  return (
    <div className="dc-review">
      <ReviewHead
        paper={paper}
        look={clauses.filter(({ isDropped, warnings }) => !isDropped && needsLook(warnings)).length}
        onPublish={() => setOpen({ kind: 'publish' })}
        onUndo={() => change.mutate({ kind: 'undo' })}
        onHead={() => setOpen({ kind: 'head' })}
      />
      {mayWrite ? <Findings findings={paper.findings} /> : null}
      {isNarrow ? (
        <>
          <Segmented
            block
            className="dc-panes"
            value={pane}
            options={[
              { value: 'checklist', label: t('review.checklist') },
              { value: 'source', label: t('review.source') },
            ]}
            onChange={(one) => setUrl({ pane: one as typeof pane })}
          />
          {pane === 'source' ? source : list}
        </>
      ) : (
        <SplitPane
          memory="documents.review"
          initial={46}
          startLabel={t('review.source')}
          endLabel={t('review.checklist')}
          start={source}
          end={list}
        />
      )}
      {mayWrite ? (
        <footer className="dc-foot">
          <UnknownUnits
            paper={paper}
            isSaving={change.isPending}
            onMatch={(name, orgId, remember) => change.mutate({ kind: 'match', name, orgId, remember })}
            onSettle={(names, onDone) => change.mutate({ kind: 'settle', names }, { onSuccess: onDone })}
            onShow={showItem}
          />
          <p className="dc-keys ls-quiet">{t('review.keys')}</p>
        </footer>
      ) : null}
      {splitting ? (
        <SplitDialog
          clause={splitting}
          onSplit={(at) => save({ kind: 'split', clauseId: splitting.id, at })}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'head' ? (
        <HeadDialog
          paper={paper}
          isSaving={change.isPending}
          error={change.error}
          onSave={(head) => save({ kind: 'head', head })}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'publish' ? (
        <PublishDialog
          paper={paper}
          isSending={publish.isPending}
          error={publish.error}
          onPublish={() => publish.mutate(paper.revision, { onSuccess: () => setOpen(null) })}
          onShow={showItem}
          onClose={() => {
            publish.reset();
            setOpen(null);
          }}
        />
      ) : null}
    </div>
  );
};
