import { useDocumentWords } from './api.ts';

/** What can be done with the items selected; says how many they are. */
export const BulkBar = (props: {
  count: number;
  /** All of them are dropped already. */
  areDropped: boolean;
  isSaving: boolean;
  onAssign: () => void;
  onDrop: () => void;
  onMerge: () => void;
  onClear: () => void;
}) => {
  const t = useDocumentWords();
  return (
    <div className="dc-bulk" role="toolbar" aria-label={t('review.selected', { n: props.count })}>
      <strong>{t('review.selected', { n: props.count })}</strong>
      <button type="button" className="ls-button ls-button-primary" disabled={props.isSaving} onClick={props.onAssign}>
        {t('review.assign')}
      </button>
      <button type="button" className="ls-button" disabled={props.isSaving} onClick={props.onDrop}>
        {t(props.areDropped ? 'review.restore' : 'review.drop')}
      </button>
      {props.count > 1 && !props.areDropped ? (
        <button type="button" className="ls-button" disabled={props.isSaving} onClick={props.onMerge}>
          {t('review.merge_selected')}
        </button>
      ) : null}
      <button type="button" className="ls-button ls-button-plain" onClick={props.onClear}>
        {t('review.clear_selection')}
      </button>
    </div>
  );
};
