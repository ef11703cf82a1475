import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import type { WallFacts } from './api.ts';
import { Door } from './door.tsx';
import { FitList } from './fit-list.tsx';
import { Panel } from './panel.tsx';

type Change = WallFacts['changes'][number];

/** Which lights changed since yesterday: how many to each, and which tasks, what hurts first. */
export const ChangesPanel = ({ facts, screen }: { facts: WallFacts; screen: boolean }) => {
  const t = useWords('boards');
  const all = facts.changeTotals.reduce((sum, { n }) => sum + n, 0);
  return (
    <Panel
      area="changes"
      title={t('changes.title')}
      count={all}
      aside={facts.changeTotals.map(({ to, n }) => (
        <span key={to} className={`bw-light ls-light-${to}`}>
          <LightShape light={to} size={12} /> {t(`light.${to}`)} <span className="ls-number">{n}</span>
        </span>
      ))}
    >
      {all === 0 ? (
        <p className="bw-none ls-quiet">{t('changes.empty')}</p>
      ) : (
        <FitList
          rows={facts.changes}
          unsent={all - facts.changes.length}
          rowHeight={screen ? 2.75 : 3.1}
          screen={screen}
          label={t('changes.title')}
          rest={(count) => t('changes.rest', { count })}
        >
          {(change) => <ChangeRow key={change.taskId} change={change} />}
        </FitList>
      )}
    </Panel>
  );
};

const ChangeRow = ({ change }: { change: Change }) => {
  const t = useWords('boards');
  const { time } = useFormat();
  const today = useToday();
  const turn = change.from
    ? t('changes.turned', { from: t(`light.${change.from}`), to: t(`light.${change.to}`) })
    : t('changes.fresh');
  return (
    <li className="bw-row">
      <span className={`bw-light ls-light-${change.to}`}>
        <LightShape light={change.to} />
      </span>
      <span className="bw-row-main">
        <Door to={`/tasks/${change.taskId}`}>{change.title}</Door>
        <span className="bw-row-why">
          <b className={`ls-light-${change.to}`}>{turn}</b> {change.sentence}
        </span>
      </span>
      <span className="bw-row-side ls-quiet">
        <span>{change.leadName}</span>
        <time className="ls-number" dateTime={change.at}>
          {t(change.day === today ? 'changes.today' : 'changes.yesterday', { time: time(change.at) })}
        </time>
      </span>
    </li>
  );
};
