import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { type ComplaintRow, useBurdenWords } from './api.ts';

/** How much time is left to answer a complaint, in words; nothing when no clock runs. */
export const TermWords = ({ row }: { row: Pick<ComplaintRow, 'workdaysLeft' | 'dueOn'> }) => {
  const t = useBurdenWords();
  const { day } = useFormat();
  const left = row.workdaysLeft;
  if (left === null) return null;
  const key = left < 0 ? 'over' : left === 0 ? 'today' : 'left';
  return (
    <span className={left < 0 ? 'bd-over' : undefined} title={day(row.dueOn)}>
      {t(`complaints.${key}`, { count: Math.abs(left) })}
    </span>
  );
};
