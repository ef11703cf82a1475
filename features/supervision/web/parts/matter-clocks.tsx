import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { TaskLight } from '../../../tasks/web/parts/task-light.tsx';
import { type MatterView, useMatterWords } from './api.ts';
import { ClockWords } from './clock.tsx';

/** The clocks that run, the deadline with the first one, the red days, and the three percents side by side. */
export const MatterClocks = ({ matter }: { matter: MatterView }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  return (
    <section className="sv-card sv-clocks" aria-label={t('clocks.label')}>
      <dl>
        <div>
          <dt>{t('clocks.now')}</dt>
          <dd>
            <ClockWords row={matter} />
          </dd>
        </div>
        <div>
          <dt>{t('clocks.due')}</dt>
          <dd>
            <span className="ls-number">{matter.dueOn ? day(matter.dueOn) : t('clocks.no_due')}</span>
            {matter.dueIsProvisional ? <span className="ls-quiet">{t('clock.provisional')}</span> : null}
            {matter.firstDueOn && matter.firstDueOn !== matter.dueOn ? (
              <span className="ls-quiet sv-line">
                {t('clocks.first', { day: day(matter.firstDueOn), count: matter.extensions })}
              </span>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('clocks.red')}</dt>
          <dd className={matter.redDays > 0 ? 'sv-clock-over' : ''}>{t('clocks.days', { count: matter.redDays })}</dd>
        </div>
        {matter.reportBy ? (
          <div>
            <dt>{t('clocks.report')}</dt>
            <dd className="ls-number">{t('clocks.before', { day: day(matter.reportBy) })}</dd>
          </div>
        ) : null}
        {matter.objectBy && (matter.may.includes('object') || matter.may.length === 0) ? (
          <div>
            <dt>{t('clocks.object')}</dt>
            <dd className="ls-number">{t('clocks.before', { day: day(matter.objectBy) })}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('clocks.light')}</dt>
          <dd>
            <TaskLight light={matter.light} withReason />
          </dd>
        </div>
      </dl>
      <Percents percents={matter.percents} />
    </section>
  );
};

/** Reported, planned and judged, never mixed; a gap is said. */
const Percents = ({ percents }: { percents: MatterView['percents'] }) => {
  const t = useMatterWords();
  const { number } = useFormat();
  const rows = (['reported', 'planned', 'judged'] as const).flatMap((key) => {
    const value = percents[key];
    return value === null ? [] : [{ key, value }];
  });
  const gap = percents.judged === null ? null : percents.reported - percents.judged;
  return (
    <div className="sv-percents">
      {rows.map(({ key, value }) => (
        <div key={key} className={`sv-percent sv-percent-${key}`}>
          <span>{t(`percent.${key}`)}</span>
          <span className="sv-bar" aria-hidden="true">
            <span className="sv-bar-done" style={{ width: `${Math.min(100, value)}%` }} />
          </span>
          <span className="ls-number">{number(value)}%</span>
        </div>
      ))}
      {gap !== null && gap !== 0 ? (
        <p className="sv-gap">{t(gap > 0 ? 'percent.gap_over' : 'percent.gap_under', { points: Math.abs(gap) })}</p>
      ) : null}
    </div>
  );
};
