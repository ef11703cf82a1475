import { Empty } from '@luoshi/ui/empty.tsx';
import { type Light, LightMark } from '@luoshi/ui/light.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LightCounts, Trial, WorkKind } from '../../rule-sets/contract.ts';
import { api, TASKS } from './api.ts';
import { isFarBehind } from './task-light.tsx';
import { useTaskWords } from './words.ts';

const COUNTED = ['late', 'behind', 'near', 'on_track'] as const satisfies readonly (keyof LightCounts)[];
const ANY = ['', 'late', 'behind', 'near', 'on_track', 'paused', 'done'] as const;
const filters = { unit: text(), was: oneOf(ANY, ''), would: oneOf(ANY, '') };

/** What a tried rule set would have changed: side by side, by light, by week, by unit, and the tasks behind it. */
export const TrialResult = ({
  draftId,
  trial,
  governs,
}: {
  draftId: string;
  trial: Trial;
  governs: readonly WorkKind[];
}) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const [chosen, setChosen] = useUrlState(filters);
  const touched = trial.units.filter(({ changed }) => changed > 0).length;
  const units = trial.units.slice(0, Math.min(60, Math.max(10, touched)));
  return (
    <section aria-labelledby="tk-trial" className="tk-trial">
      <h2 id="tk-trial" className="tk-h2">
        {t('trial.title')}
      </h2>
      <p>
        {t('trial.sentence', {
          tasks: trial.tasks,
          today: trial.changedToday,
          window: trial.changedInWindow,
          from: day(trial.from),
          to: day(trial.to),
        })}
        {governs.includes('project') ? ` ${t('trial.projects_too')}` : null}
      </p>
      <div className="tk-trial-tables">
        <SideBySide trial={trial} />
        <Weeks trial={trial} />
      </div>
      <div className="tk-card tk-trial-wide">
        <h3 className="tk-h2">{t('trial.by_unit')}</h3>
        <table className="tk-trial-table">
          <thead>
            <tr>
              <th scope="col">{t('trial.unit')}</th>
              <th scope="col">{t('trial.tasks')}</th>
              <th scope="col">{t('trial.changed')}</th>
              {COUNTED.map((light) => (
                <th scope="col" key={light}>
                  <LightMark light={light} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.orgId} aria-current={chosen.unit === unit.orgId ? 'true' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="tk-link-button"
                    onClick={() => setChosen({ unit: chosen.unit === unit.orgId ? '' : unit.orgId })}
                  >
                    {unit.name}
                  </button>
                </th>
                <td>{unit.tasks}</td>
                <td>{unit.changed}</td>
                {COUNTED.map((light) => (
                  <td key={light}>
                    <Pair was={unit.was[light]} would={unit.would[light]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {trial.units.length > units.length ? (
          <p className="ls-quiet">{t('trial.more_units', { n: trial.units.length - units.length })}</p>
        ) : null}
      </div>
      <div className="tk-card">
        <h3 className="tk-h2">{t('trial.changes')}</h3>
        <div className="tk-trial-moves">
          {trial.moves.map((move) => {
            const isChosen = chosen.was === move.was && chosen.would === move.would;
            return (
              <button
                type="button"
                key={`${move.was} ${move.would}`}
                className="ls-button"
                aria-pressed={isChosen}
                onClick={() => setChosen(isChosen ? { was: '', would: '' } : { was: move.was, would: move.would })}
              >
                <LightMark light={move.was} /> → <LightMark light={move.would} />{' '}
                <span className="ls-number">{move.n}</span>
              </button>
            );
          })}
        </div>
        <TrialTasks draftId={draftId} at={trial.at} chosen={chosen} />
      </div>
    </section>
  );
};

/** A number under the present rules and under the proposed ones; only a difference is set off. */
const Pair = ({ was, would }: { was: number; would: number }) => {
  const { number } = useFormat();
  return was === would ? (
    <span className="ls-quiet">{number(was)}</span>
  ) : (
    <span>
      {number(was)} → <strong>{number(would)}</strong>
    </span>
  );
};

const SideBySide = ({ trial }: { trial: Trial }) => {
  const t = useTaskWords();
  return (
    <div className="tk-card">
      <h3 className="tk-h2">{t('trial.by_light')}</h3>
      <table className="tk-trial-table">
        <thead>
          <tr>
            <th scope="col">{t('rules.light')}</th>
            <th scope="col">{t('trial.now')}</th>
            <th scope="col">{t('trial.days')}</th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.map((light) => (
            <tr key={light}>
              <th scope="row">
                <LightMark light={light} />
              </th>
              <td>
                <Pair was={trial.now.was[light]} would={trial.now.would[light]} />
              </td>
              <td>
                <Pair was={trial.days.was[light]} would={trial.days.would[light]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ls-quiet">{t('trial.how')}</p>
    </div>
  );
};

const Weeks = ({ trial }: { trial: Trial }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  return (
    <div className="tk-card">
      <h3 className="tk-h2">{t('trial.by_week')}</h3>
      <table className="tk-trial-table">
        <thead>
          <tr>
            <th scope="col">{t('trial.day')}</th>
            {COUNTED.map((light) => (
              <th scope="col" key={light}>
                <LightMark light={light} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.weeks.map((week) => (
            <tr key={week.day}>
              <th scope="row">{day(week.day)}</th>
              {COUNTED.map((light) => (
                <td key={light}>
                  <Pair was={week.was[light]} would={week.would[light]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** One of the two lights with its reason of that day. */
const Told = ({ light, code, sentence }: { light: Light; code: string; sentence: string }) => {
  const t = useTaskWords();
  return <LightMark light={light} reason={sentence} {...(isFarBehind(code) ? { word: t('light.far_behind') } : {})} />;
};

const TrialTasks = (props: {
  draftId: string;
  at: string;
  chosen: { unit: string; was: (typeof ANY)[number]; would: (typeof ANY)[number] };
}) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const [shown, setShown] = useState(20);
  const query = {
    ...(props.chosen.unit ? { unit: props.chosen.unit } : {}),
    ...(props.chosen.was ? { was: props.chosen.was } : {}),
    ...(props.chosen.would ? { would: props.chosen.would } : {}),
  };
  const found = useQuery({
    queryKey: [TASKS, 'trial', props.draftId, props.at, query],
    queryFn: ({ signal }) => api('GET /rule-drafts/:id/trial/tasks', { params: { id: props.draftId }, query, signal }),
    placeholderData: keepPreviousData,
  });
  if (!found.data) return null;
  const hidden = found.data.items.length - shown;
  if (found.data.items.length === 0) return <Empty title={t('trial.same')} hint={t('trial.same_hint')} />;
  return (
    <>
      <ul className="tk-trial-tasks">
        {found.data.items.slice(0, shown).map((item) => (
          <li key={item.taskId}>
            <p>
              <Link to={`/tasks/${item.taskId}`}>{item.title}</Link>{' '}
              <span className="ls-quiet">
                {item.leadName}
                {t('pause')}
                {item.isToday ? t('trial.today') : t('trial.last_on', { day: day(item.day) })}
                {item.days > 0 ? `${t('pause')}${t('trial.days_differ', { days: item.days })}` : null}
              </span>
            </p>
            <p className="tk-trial-pair">
              <span>
                <span className="ls-quiet">{t('trial.was')}</span>
                <Told {...item.was} />
              </span>
              <span>
                <span className="ls-quiet">{t('trial.would')}</span>
                <Told {...item.would} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="ls-button" onClick={() => setShown(found.data.items.length)}>
          {t('trial.show_more', { n: hidden })}
        </button>
      ) : null}
      {hidden <= 0 && found.data.total > found.data.items.length ? (
        <p className="ls-quiet">{t('trial.more_tasks', { shown: found.data.items.length, total: found.data.total })}</p>
      ) : null}
    </>
  );
};
