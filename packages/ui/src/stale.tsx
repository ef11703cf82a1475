import './states.css';
import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

/** Figures that update by themselves, with the time they are of; greyed, and said to be old, when the line is lost. */
export const Stale = (props: { isLost: boolean; time: string | null; children: ReactNode }) => (
  <div className={props.isLost ? 'ls-stale ls-stale-lost' : 'ls-stale'}>
    <StaleWords isLost={props.isLost} time={props.time} />
    <div className="ls-stale-body">{props.children}</div>
  </div>
);

/** The sentence alone: `数据截至 14:32`; for a head that has its own place for it. */
export const StaleWords = ({ isLost, time }: { isLost: boolean; time: string | null }) => {
  const t = useUiWords();
  const words = time ? t(isLost ? 'stale.lost' : 'stale.as_of', { time }) : t('stale.lost_never');
  return (
    <p className={isLost ? 'ls-stale-words ls-stale-warn' : 'ls-stale-words ls-quiet'} role="status">
      {words}
    </p>
  );
};
