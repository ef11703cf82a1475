import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import type { Board, WallFacts } from './api.ts';
import { Door } from './door.tsx';
import { doorTo } from './doors.ts';
import { FitList } from './fit-list.tsx';
import { Panel } from './panel.tsx';

/** What falls due from today through Sunday, the soonest first. */
export const DuePanel = ({ facts, board, screen }: { facts: WallFacts; board: Board; screen: boolean }) => {
  const t = useWords('boards');
  const door = doorTo(board, { dueFrom: facts.week.from, dueTo: facts.week.to });
  return (
    <Panel area="due" title={t('due.title')} count={facts.dueThisWeekTotal} door={door}>
      {facts.dueThisWeek.length === 0 ? (
        <p className="bw-none ls-quiet">{t('due.empty')}</p>
      ) : (
        <FitList
          rows={facts.dueThisWeek}
          unsent={facts.dueThisWeekTotal - facts.dueThisWeek.length}
          rowHeight={screen ? 2.75 : 3.1}
          screen={screen}
          label={t('due.title')}
          rest={(count) => <Door to={door}>{t('changes.rest', { count })}</Door>}
        >
          {(task) => <DueRow key={task.id} task={task} />}
        </FitList>
      )}
    </Panel>
  );
};

const DueRow = ({ task }: { task: WallFacts['dueThisWeek'][number] }) => {
  const t = useWords('boards');
  const { day } = useFormat();
  const today = useToday();
  const { light, sentence } = task.light;
  return (
    <li className="bw-row">
      <span className={`bw-light ls-light-${light}`}>
        <LightShape light={light} />
      </span>
      <span className="bw-row-main">
        <Door to={`/tasks/${task.id}`}>{task.title}</Door>
        <span className="bw-row-why">
          <b className={`ls-light-${light}`}>{t(`light.${light}`)}</b> {sentence}
        </span>
      </span>
      <span className="bw-row-side ls-quiet">
        <span>{task.leadName}</span>
        <span className="ls-number">
          {task.dueOn === today ? t('due.today') : day(task.dueOn)} · {task.percent}%
        </span>
      </span>
    </li>
  );
};
