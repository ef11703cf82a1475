import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { MatterRow } from './api.ts';
import { useMatterWords } from './api.ts';

/** Whose turn it is, by when, and how that stands today. */
export const ClockWords = ({
  row,
  brief = false,
}: {
  row: Pick<MatterRow, 'clock' | 'holder' | 'state' | 'lead'>;
  /** The unit stands beside it already. */
  brief?: boolean;
}) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const { byOn, workdaysLeft, isProvisional } = row.clock;
  if (!byOn || workdaysLeft === null) return <span className="ls-quiet">{t('clock.none')}</span>;
  return (
    <span className={workdaysLeft < 0 ? 'sv-clock sv-clock-over' : 'sv-clock'}>
      <span>
        {t('clock.left', {
          isOver: workdaysLeft < 0 ? 'yes' : workdaysLeft === 0 ? 'today' : 'no',
          left: workdaysLeft,
          over: -workdaysLeft,
        })}
      </span>
      <span className="ls-quiet">
        {t('clock.by', { state: row.state, who: row.holder, lead: brief ? '' : row.lead.name, day: day(byOn) })}
        {isProvisional ? t('clock.provisional') : ''}
      </span>
    </span>
  );
};

/** The state of a matter, as a quiet mark. */
export const StateMark = ({ state }: { state: MatterRow['state'] }) => {
  const t = useMatterWords();
  return <span className={`sv-state sv-state-${state}`}>{t(`state.${state}`)}</span>;
};

/** How often a matter was extended, returned, reopened; nothing when never. */
export const Counts = ({ row }: { row: Pick<MatterRow, 'extensions' | 'returns' | 'reopened'> }) => {
  const t = useMatterWords();
  const said = (['extensions', 'returns', 'reopened'] as const).flatMap((key) =>
    row[key] > 0 ? [t(`counts.${key}`, { count: row[key] })] : [],
  );
  return said.length > 0 ? <span>{said.join(t('comma'))}</span> : null;
};
