import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { PlannedNode } from '../../rules/nodes.ts';
import type { ScheduleOutcome } from '../../rules/schedule.ts';
import { useProjectWords } from './words.ts';

/** The same plan as a table: the twin of the chart. */
export const PlanTable = (props: {
  nodes: readonly PlannedNode[];
  outcome: ScheduleOutcome | null;
  onSelect?: (id: string) => void;
}) => {
  const t = useProjectWords();
  const { day, number } = useFormat();
  const judged = new Map(
    props.outcome?.kind === 'scheduled' ? props.outcome.schedule.nodes.map((node) => [node.id, node]) : [],
  );
  const titleOf = (id: string): string => props.nodes.find((node) => node.id === id)?.title ?? '';
  return (
    <div className="pj-scroll">
      <table className="pj-table">
        <caption className="ls-hidden">{t('web.plan.label')}</caption>
        <thead>
          <tr>
            {['node', 'start', 'finish', 'workdays', 'after', 'latest', 'float', 'done'].map((key) => (
              <th key={key} scope="col" className={['workdays', 'float'].includes(key) ? 'pj-number' : undefined}>
                {t(`web.plan.col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.nodes.map((node) => {
            const found = judged.get(node.id);
            return (
              <tr key={node.id}>
                <th scope="row">
                  {props.onSelect ? (
                    <button type="button" className="pj-link" onClick={() => props.onSelect?.(node.id)}>
                      {node.title}
                    </button>
                  ) : (
                    node.title
                  )}
                  {found?.isCritical ? <span className="pj-tag">{t('web.plan.critical')}</span> : null}
                </th>
                <td>{day(node.planStartOn)}</td>
                <td>{day(node.planFinishOn)}</td>
                <td className="pj-number">{node.workdays}</td>
                <td>{node.after.map(({ nodeId }) => titleOf(nodeId)).join(t('sheet.separator'))}</td>
                <td>{node.doneOn ? '—' : day(found?.latest.start)}</td>
                <td className="pj-number">{node.doneOn || !found ? '—' : number(found.float)}</td>
                <td>{node.doneOn ? day(node.doneOn) : '—'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
