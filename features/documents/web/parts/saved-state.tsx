import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useDocumentWords } from './api.ts';
import type { Colleague } from './use-presence.ts';

/** Whether all is kept, in plain words: saved at 14:32, saving, waiting for the line. */
export const SavedState = (props: { isSaving: boolean; isPaused: boolean; savedAt: Date | null }) => {
  const t = useDocumentWords();
  const { time } = useFormat();
  const words = props.isPaused
    ? t('review.saved_later')
    : props.isSaving
      ? t('review.saving')
      : props.savedAt
        ? t('review.saved_at', { time: time(props.savedAt) })
        : '';
  return (
    <span className="dc-saved ls-quiet" role="status">
      {words}
    </span>
  );
};

/** Who else has the draft open, and at which item. */
export const Others = (props: { others: readonly Colleague[]; placeOf: (clauseId: string) => number | undefined }) => {
  const t = useDocumentWords();
  if (props.others.length === 0) return null;
  return (
    <p className="dc-others" role="status">
      {props.others.map(({ id, name, clauseId }) => {
        const n = clauseId ? props.placeOf(clauseId) : undefined;
        return (
          <span key={id}>{n === undefined ? t('review.here', { name }) : t('review.watching_item', { name, n })}</span>
        );
      })}
    </p>
  );
};
