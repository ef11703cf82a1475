import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { type Paper, useDocumentWords } from './api.ts';
import { countsOf, SHOWN, type Shown } from './review-filters.ts';
import type { EditionNote } from './use-edition.ts';

/** Narrowings that are always offered; the others only while they hold something. */
const ALWAYS: readonly Shown[] = ['all', 'look'];

/** What of the checklist is shown: by what may need a look, and by words. */
export const ListBar = (props: {
  paper: Paper;
  notes: ReadonlyMap<string, EditionNote>;
  show: Shown;
  words: string;
  search: Ref<InputRef>;
  selection: { all: boolean; some: boolean; toggleAll: () => void } | null;
  onShow: (show: Shown) => void;
  onWords: (words: string) => void;
  /** Enter keeps the words, Escape clears them. */
  onLeaveSearch: (words: string) => void;
}) => {
  const t = useDocumentWords();
  const { paper, show, selection } = props;
  const counts = countsOf(paper.clauses, { findings: paper.findings, notes: props.notes });
  const offered = SHOWN.filter(
    (one) =>
      one === show ||
      (paper.may.write
        ? ALWAYS.includes(one) || counts[one] > 0
        : one === 'all' || one === 'dropped' || (one.startsWith('edition_') && counts[one] > 0)),
  );
  return (
    <div className="dc-list-bar">
      <fieldset className="dc-chips" aria-label={t('review.filters')}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            className={one === show ? 'dc-chip is-on' : 'dc-chip'}
            aria-pressed={one === show}
            onClick={() => props.onShow(one)}
          >
            {t(`review.filter_${one}`)} <span className="ls-number">{counts[one]}</span>
          </button>
        ))}
      </fieldset>
      <div className="dc-list-tools">
        {selection ? (
          <label className="dc-select-all">
            <input
              type="checkbox"
              checked={selection.all}
              ref={(box) => {
                if (box) box.indeterminate = selection.some && !selection.all;
              }}
              onChange={selection.toggleAll}
            />{' '}
            {t('review.select_all')}
          </label>
        ) : null}
        <Input
          ref={props.search}
          className="dc-list-search"
          aria-label={t('review.search')}
          placeholder={t('review.search')}
          value={props.words}
          onChange={(event) => props.onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            if (event.key === 'Escape') props.onWords('');
            props.onLeaveSearch(event.key === 'Escape' ? '' : props.words);
          }}
        />
      </div>
    </div>
  );
};
