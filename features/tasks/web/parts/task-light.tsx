import { LightMark } from '@luoshi/ui/light.tsx';
import type { TaskRow } from './api.ts';
import { useTaskWords } from './words.ts';

/** Red without a deadline that has passed: the plan, the start, the funds or the register are far behind. */
export const isFarBehind = (code: string): boolean => code === 'severe' || code.endsWith('_severe');

/** The light of a task with its own word: red says overdue when the day has passed and far behind when only the plan has. */
export const TaskLight = ({ light, withReason = false }: { light: TaskRow['light']; withReason?: boolean }) => {
  const t = useTaskWords();
  return (
    <>
      <LightMark
        light={light.light}
        {...(isFarBehind(light.reason.code) ? { word: t('light.far_behind') } : {})}
        {...(withReason ? { reason: light.sentence } : {})}
      />
      {light.computed ? (
        <span className="tk-computed ls-quiet">
          {t('light.computed')} <LightMark light={light.computed.light} />
          {withReason ? ` ${light.computed.sentence}` : null}
        </span>
      ) : null}
    </>
  );
};
