import { useBurdenWords } from './api.ts';

/** The state of a form or a complaint in its word. */
export const StateMark = ({ of, state }: { of: 'state' | 'complaint_state'; state: string }) => {
  const t = useBurdenWords();
  return <span className={`bd-state is-${state}`}>{t(`${of}.${state}`)}</span>;
};
