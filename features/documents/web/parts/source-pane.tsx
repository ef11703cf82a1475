import { type Paper, useDocumentWords } from './api.ts';
import type { Lit } from './lit.ts';
import { SourceText } from './source-text.tsx';

/** The paper as it reads, with a button for the passage that is selected in it. */
export const SourcePane = (props: {
  paper: Paper;
  lit: Lit;
  activeId: string | null;
  passage: [number, number] | null;
  onPick: (id: string) => void;
  onSelect: (passage: [number, number] | null) => void;
  onAdd: () => void;
}) => {
  const t = useDocumentWords();
  const { paper, passage } = props;
  return (
    <div className="dc-source">
      {paper.may.write ? (
        <div className="dc-passage" role="status">
          {passage ? (
            <button type="button" className="ls-button ls-button-primary" onClick={props.onAdd}>
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
        clauses={paper.clauses}
        lit={props.lit}
        activeId={props.activeId}
        onPick={props.onPick}
        {...(paper.may.write ? { onSelect: props.onSelect } : {})}
      />
    </div>
  );
};
