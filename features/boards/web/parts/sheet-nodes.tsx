import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { markKind } from '../../rules/flags.ts';

type Node = { id: string; title: string; planFinishOn: string | null; doneOn: string | null };

/** The nodes in order, each with its day and what became of it. */
export const SheetNodes = ({ nodes }: { nodes: readonly Node[] }) => {
  const t = useWords('boards');
  const { day } = useFormat();
  const today = useToday();
  if (nodes.length === 0) return null;
  return (
    <section>
      <h3>{t('sheet.nodes')}</h3>
      <ol className="bw-sheet-nodes">
        {nodes.map(({ id, title, planFinishOn, doneOn }) => {
          const kind = planFinishOn === null ? null : markKind({ on: planFinishOn, doneOn }, today);
          return (
            <li key={id} className={kind ? `bw-node-${kind}` : undefined}>
              <span>{title}</span>
              <span className="ls-quiet ls-number">
                {planFinishOn ? day(planFinishOn) : t('chart.no_day')}
                {kind ? ` · ${t(`flags.${kind}`)}` : ''}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
