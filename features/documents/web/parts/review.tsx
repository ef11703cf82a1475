import { SplitPane } from '@luoshi/ui/split-pane.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { type InputRef, Segmented } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { needsLook } from '../../rules/quality-gate.ts';
import { type ClauseView, type Paper, useDocumentWords } from './api.ts';
import { BulkBar } from './bulk-bar.tsx';
import { Checklist } from './checklist.tsx';
import type { CardActions } from './clause-card.tsx';
import { EditionsStrip } from './editions-strip.tsx';
import { Findings } from './findings.tsx';
import { GoneItems } from './gone-items.tsx';
import { ListBar } from './list-bar.tsx';
import { makeLit } from './lit.ts';
import { type Open, ReviewDialogs } from './review-dialogs.tsx';
import { afterLeaving, neighbour, SHOWN, shownOf } from './review-filters.ts';
import { ReviewHead } from './review-head.tsx';
import { Others, SavedState } from './saved-state.tsx';
import { SourcePane } from './source-pane.tsx';
import { UnknownUnits } from './unknown-units.tsx';
import { useActive } from './use-active.ts';
import type { Save } from './use-clause-edit.ts';
import { type Choose, useEdition } from './use-edition.ts';
import { useNarrow } from './use-narrow.ts';
import { usePresence } from './use-presence.ts';
import { useChange } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { useSelection } from './use-selection.ts';
import { useSteady } from './use-steady.ts';
import { withLead } from './with-lead.ts';

const codecs = {
  clause: text(),
  show: oneOf(SHOWN, 'all'),
  q: text(),
  pane: oneOf(['checklist', 'source'], 'checklist'),
};

/** The paper on one side, its checklist on the other; what is pointed at on one lights up on the other. */
export const Review = ({ paper }: { paper: Paper }) => {
  const t = useDocumentWords();
  const { account } = useSession();
  const isNarrow = useNarrow();
  const [{ clause: wantedId, show, q, pane }, setUrl] = useUrlState(codecs);
  const [words, setWords] = useState(q);
  const [lit] = useState(makeLit);
  const [open, setOpen] = useState<Open>(null);
  const [passage, setPassage] = useState<[number, number] | null>(null);
  const [openedAt] = useState(paper.revision);
  const search = useRef<InputRef>(null);
  const change = useChange(paper.id);
  const { clauses, findings } = paper;
  const { edition, notes, choose: chooseForTask } = useEdition(paper);
  const onChoose = useSteady<{ choose: Choose }>({ choose: chooseForTask }).choose;
  const wantedWords = useDeferredValue(words);
  const shown = useMemo(
    () => shownOf(clauses, show, { findings, notes, words: wantedWords }),
    [clauses, findings, notes, show, wantedWords],
  );
  const selection = useSelection(shown);
  const { selected } = selection;
  const at = useActive(wantedId, (clause) => setUrl({ clause }));
  const active = clauses.find(({ id }) => id === at.id) ?? null;
  const mayWrite = paper.may.write;
  const others = usePresence(paper.id, active?.id ?? null, mayWrite);
  const places = useMemo(
    () => new Map(clauses.filter(({ isDropped }) => !isDropped).map(({ id }, i) => [id, i + 1])),
    [clauses],
  );

  const { choose } = at;
  const showItem = (id: string) => {
    setOpen(null);
    setWords('');
    choose(id);
    setUrl({ clause: id, show: 'all', q: '', pane: 'checklist' });
  };
  const close = () => {
    change.reset();
    setOpen(null);
  };
  const closeForm = useSteady<{ close: (goOn: boolean) => void }>({
    close: (goOn) => {
      setOpen(null);
      const next = goOn && open?.kind === 'edit' ? neighbour(shown, open.id, 1) : null;
      if (next && open?.kind === 'edit' && next !== open.id) {
        choose(next);
        setOpen({ kind: 'edit', id: next });
      }
    },
  }).close;
  const drop = (ids: ReadonlySet<string>, isDropped: boolean) => {
    const leaves = show !== 'all' || isDropped;
    if (leaves) choose(afterLeaving(shown, ids));
    const [only] = ids;
    if (ids.size === 1 && only) change.mutate({ kind: 'edit', clauseId: only, patch: { isDropped } });
    else change.mutate({ kind: 'bulk', ids: [...ids], set: { isDropped } });
    selection.clear();
  };
  const merge = (first: ClauseView, ids: readonly string[]) => {
    choose(first.id);
    change.mutate({ kind: 'merge', clauseId: first.id, with: ids });
    selection.clear();
  };
  const mergeNext = (clause: ClauseView) => {
    const kept = clauses.filter(({ isDropped }) => !isDropped);
    const next = kept[kept.findIndex(({ id }) => id === clause.id) + 1];
    if (next) merge(clause, [next.id]);
  };
  const picked = clauses.filter(({ id }) => selected.has(id));
  const areDropped = picked.length > 0 && picked.every(({ isDropped }) => isDropped);
  const mergePicked = () =>
    picked[0] &&
    merge(
      picked[0],
      picked.slice(1).map(({ id }) => id),
    );
  const actions = useSteady<CardActions>({
    choose: ({ id }) => id !== active?.id && choose(id),
    point: (clause) => lit.point({ id: clause?.id ?? null, from: 'list' }),
    edit: ({ id }) => {
      choose(id);
      setOpen({ kind: 'edit', id });
    },
    split: ({ id }) => setOpen({ kind: 'split', id }),
    merge: mergeNext,
    drop: (clause, isDropped) => drop(new Set([clause.id]), isDropped),
    select: ({ id }, through) => selection.toggle(id, through),
    lead: (clause, wanted) =>
      change.mutate({ kind: 'edit', clauseId: clause.id, patch: { units: withLead(clause.units, wanted) } }),
  });
  const saves = useSteady<{ save: (id: string, ...args: Parameters<Save>) => Promise<unknown> }>({
    save: (id, patch, seen) => change.mutateAsync({ kind: 'edit', clauseId: id, patch, seen }),
  });
  const saveOf = useMemo(() => {
    const known = new Map<string, Save>();
    return (id: string): Save => {
      const save = known.get(id) ?? ((patch, seen) => saves.save(id, patch, seen));
      known.set(id, save);
      return save;
    };
  }, [saves]);
  const add = () => {
    if (!passage) return setOpen({ kind: 'add' });
    change.mutate({ kind: 'add', span: passage }, { onSuccess: ({ clauses: [made] }) => made && choose(made.id) });
    setPassage(null);
    window.getSelection()?.removeAllRanges();
  };
  useReviewKeys({
    hasActive: active !== null,
    hasSelected: selected.size > 0,
    mayWrite,
    mayPublish: paper.may.publish,
    move: (step) => choose(neighbour(shown, at.now() || null, step)),
    open: () => active && actions.edit(active),
    split: () => active && actions.split(active),
    merge: () => (picked.length > 1 ? mergePicked() : active && mergeNext(active)),
    drop: () => {
      if (selected.size > 0) drop(selected, !areDropped);
      else if (active) drop(new Set([active.id]), !active.isDropped);
    },
    select: () => active && selection.toggle(active.id, false),
    assign: () => setOpen({ kind: 'bulk', ids: selected.size > 0 ? [...selected] : active ? [active.id] : [] }),
    add,
    undo: () => paper.mayUndo && change.mutate({ kind: 'undo' }),
    find: () => search.current?.focus({ cursor: 'all' }),
    publish: () => setOpen({ kind: 'publish' }),
  });

  const source = (
    <SourcePane
      paper={paper}
      lit={lit}
      activeId={active?.id ?? null}
      passage={passage}
      onPick={(id) => {
        setWords('');
        choose(id);
        setUrl({ clause: id, show: 'all', q: '', ...(isNarrow ? { pane: 'checklist' as const } : {}) });
      }}
      onSelect={setPassage}
      onAdd={add}
    />
  );
  const list = (
    <div className="dc-list">
      <ListBar
        paper={paper}
        notes={notes}
        show={show}
        words={words}
        search={search}
        selection={
          mayWrite && shown.length > 0
            ? { all: selected.size === shown.length, some: selected.size > 0, toggleAll: selection.toggleAll }
            : null
        }
        onShow={(one) => setUrl({ show: one })}
        onWords={setWords}
        onLeaveSearch={(kept) => {
          setUrl({ q: kept });
          search.current?.blur();
          const found = shownOf(clauses, show, { findings, notes, words: kept });
          if (!found.some(({ id }) => id === active?.id)) choose(found[0]?.id ?? null);
        }}
      />
      {edition ? <GoneItems gone={edition.gone} onChoose={mayWrite ? onChoose : null} /> : null}
      <Checklist
        paper={paper}
        notes={notes}
        onChoose={mayWrite ? onChoose : null}
        shown={shown}
        lit={lit}
        activeId={active?.id ?? null}
        editingId={open?.kind === 'edit' ? open.id : null}
        selected={selected}
        others={others}
        openedAt={openedAt}
        me={account.id}
        actions={actions}
        saveOf={saveOf}
        onClose={closeForm}
      />
      {selected.size > 0 ? (
        <BulkBar
          count={selected.size}
          areDropped={areDropped}
          isSaving={change.isPending}
          onAssign={() => setOpen({ kind: 'bulk', ids: [...selected] })}
          onDrop={() => drop(selected, !areDropped)}
          onMerge={mergePicked}
          onClear={selection.clear}
        />
      ) : null}
    </div>
  );
  return (
    <div className="dc-review">
      <ReviewHead
        paper={paper}
        look={clauses.filter(({ isDropped, warnings }) => !isDropped && needsLook(warnings)).length}
        saved={<SavedState isSaving={change.isPending} isPaused={change.isPaused} savedAt={change.savedAt} />}
        onPublish={() => setOpen({ kind: 'publish' })}
        onUndo={() => change.mutate({ kind: 'undo' })}
        onHead={() => setOpen({ kind: 'head' })}
        onFollow={() => setOpen({ kind: 'follow' })}
      />
      <EditionsStrip paper={paper} edition={edition} notes={notes} />
      <Others others={others} placeOf={(id) => places.get(id)} />
      {mayWrite ? <Findings findings={findings} /> : null}
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
      <ReviewDialogs
        paper={paper}
        open={open}
        edition={edition}
        change={change}
        onClose={close}
        onShow={showItem}
        onMade={(ids) => ids[0] && choose(ids[0])}
        onAssigned={selection.clear}
      />
    </div>
  );
};
