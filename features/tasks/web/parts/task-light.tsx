import { LightMark } from '@luoshi/ui/light.tsx';
import type { TaskRow } from './api.ts';
import { useTaskWords } from './words.ts';

/** The light of a task with its own word: red says overdue when the day has passed and far behind when only the plan has. */
export const TaskLight = ({ light, withReason = false }: { light: TaskRow['light']; withReason?: boolean }) => {
  const t = useTaskWords();
  return (
    <>
      <LightMark
        light={light.light}
        {...(light.reason.code === 'severe' ? { word: t('light.far_behind') } : {})}
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
