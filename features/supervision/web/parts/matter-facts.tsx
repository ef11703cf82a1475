import { LightMark } from '@luoshi/ui/light.tsx';
import type { Light } from '@luoshi/ui/theme.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { type MatterView, useMatterWords } from './api.ts';
import { PresetWords } from './heading-fields.tsx';

/** What was handed on to units below. */
export const MatterParts = ({ matter }: { matter: MatterView }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  return (
    <section className="sv-card" aria-labelledby="sv-parts">
      <h2 id="sv-parts">{t('parts.title', { count: matter.parts.length })}</h2>
      <ul className="sv-part-list">
        {matter.parts.map((part) => (
          <li key={part.taskId}>
            <LightMark light={part.light as Light} />
            <span>
              <Link to={`/tasks/${part.taskId}`}>{part.title}</Link>
              <span className="ls-quiet sv-line">
                {part.lead.name} · {part.percent}% · {day(part.dueOn)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Where it comes from, what done means, by which clocks it runs. */
export const MatterFacts = ({ matter }: { matter: MatterView }) => {
  const t = useMatterWords();
  const { day, number } = useFormat();
  const rows: [string, string | null][] = [
    ['standard', matter.standard],
    ['achieved', matter.achieved],
    ['grade', matter.grade ? t(`grade.${matter.grade}`) : null],
    [
      'targets',
      matter.targets
        .map((target) => `${target.name} ${number(target.actual ?? 0)} / ${number(target.value)}${target.unit}`)
        .join(t('semicolon')) || null,
    ],
    ['supports', matter.supports.map(({ name }) => name).join(t('comma')) || null],
    ['basis', matter.basis],
    ['category', matter.category],
    ['urgency', t(`urgency.${matter.urgency}`)],
    ['supervisor', matter.supervisorName],
    ['assigned', matter.assignedOn ? day(matter.assignedOn) : null],
    ['body', matter.body || null],
  ];
  return (
    <section className="sv-card" aria-labelledby="sv-facts">
      <h2 id="sv-facts">{t('facts.title')}</h2>
      <dl className="sv-facts">
        {rows.flatMap(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(`facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : (
            []
          ),
        )}
        <div>
          <dt>{t('facts.preset')}</dt>
          <dd>
            {t(`preset.${matter.preset.name}`)}
            <span className="ls-quiet sv-line">
              <PresetWords preset={matter.preset} />
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
};
