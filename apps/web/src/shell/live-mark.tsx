import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useLiveStatus } from '@luoshi/web-kit/live.tsx';

/** Whether the page hears of changes, and since when it is as it is; only a change of state is read out. */
export const LiveMark = () => {
  const t = useWords('shell');
  const { time } = useFormat();
  const { state, asOf } = useLiveStatus();
  const words = asOf ? t(`live.${state}`, { time: time(asOf) }) : t('live.connecting');
  return (
    <span className={`ls-live ls-live-${asOf ? state : 'connecting'}`} title={words}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {state === 'live' ? (
          <circle cx="6" cy="6" r="4.500" fill="currentColor" />
        ) : (
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      <span className="ls-live-words ls-number">{words}</span>
      <span className="ls-hidden" role="status">
        {asOf && state === 'lost' ? t('live.lost_short') : ''}
      </span>
    </span>
  );
};
