import type { ImportView } from './api.ts';
import { useLedgerWords } from './api.ts';

const STEPS = ['file', 'map', 'preview', 'result'] as const;
export type StepName = (typeof STEPS)[number];

/** The step that a state of an import belongs to. */
export const stepOf = (state: ImportView['state']): StepName => {
  if (state === 'reading' || state === 'failed') return 'file';
  if (state === 'mapping') return 'map';
  return state === 'checking' || state === 'ready' ? 'preview' : 'result';
};

/** Where an import stands on its way. */
export const Steps = ({ at }: { at: StepName }) => {
  const t = useLedgerWords();
  const now = STEPS.indexOf(at);
  return (
    <ol className="lg-steps">
      {STEPS.map((step, i) => (
        <li key={step} aria-current={i === now ? 'step' : undefined} className={i < now ? 'is-past' : undefined}>
          <span aria-hidden="true">{i + 1}</span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
};
