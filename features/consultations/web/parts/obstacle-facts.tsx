import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import type { ReactNode } from 'react';
import { type ObstacleView, useConsultationWords } from './api.ts';
import { useLeft } from './obstacle-columns.tsx';

/** Who has it, for how long, what it is about and what the delay holds up. */
export const ObstacleFacts = ({ obstacle }: { obstacle: Omit<ObstacleView, 'steps'> }) => {
  const t = useConsultationWords();
  const { day, number } = useFormat();
  const left = useLeft();
  const facts: [string, ReactNode][] = [
    [t('page.owner'), obstacle.owner?.name ?? t('page.none')],
    [t('page.level'), t(`level.${obstacle.level}`)],
    ...(obstacle.escalateOn
      ? [[t('page.limit'), `${day(obstacle.escalateOn)} · ${left(obstacle)}`] as [string, ReactNode]]
      : []),
    ...(obstacle.parkedUntil ? [[t('page.parked'), day(obstacle.parkedUntil)] as [string, ReactNode]] : []),
    [t('page.kind'), t(`kind.${obstacle.kind}`)],
    [
      t('page.subject'),
      obstacle.subject ? (
        <Link to={`/${obstacle.subject.feature}/${obstacle.subject.id}`}>{obstacle.subject.title}</Link>
      ) : (
        t('page.no_subject')
      ),
    ],
    ...(obstacle.cost.perDay !== null && obstacle.cost.soFar !== null
      ? [
          [
            t('page.cost_label'),
            <span key="cost" title={t('page.cost_source')}>
              {t('page.cost', { perDay: number(obstacle.cost.perDay), soFar: number(obstacle.cost.soFar) })}
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(obstacle.solution ? [[t('page.solution'), obstacle.solution] as [string, ReactNode]] : []),
    ...(obstacle.meeting
      ? [
          [
            t('page.meeting'),
            <Link
              key="meeting"
              to={`/consultations/meetings/${obstacle.meeting.id}`}
            >{`${obstacle.meeting.title} ${day(obstacle.meeting.on)}`}</Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(obstacle.matter
      ? [
          [
            t('page.matter'),
            <Link key="matter" to={`/supervision/${obstacle.matter.id}`}>
              {t('page.matter_line', {
                lead: obstacle.matter.lead,
                due: day(obstacle.matter.dueOn),
                percent: obstacle.matter.percent,
              })}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <dl className="cs-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
