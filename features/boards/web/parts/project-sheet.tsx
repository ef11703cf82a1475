import { Fault } from '@luoshi/ui/fault.tsx';
import { LightMark } from '@luoshi/ui/light.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import type { endpoints as consultationEndpoints } from '../../../consultations/contract.ts';
import type { endpoints as projectEndpoints } from '../../../projects/contract.ts';
import { SheetNodes } from './sheet-nodes.tsx';
import { storyOf } from './sheet-story.ts';

const projects = createClient<typeof projectEndpoints>();
const consultations = createClient<typeof consultationEndpoints>();

/** A project beside the wall: its light and why, who carries it, its nodes, what it needs, what is stuck, its story. */
export const ProjectSheet = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const t = useWords('boards');
  const ofProjects = useWords('projects');
  const { can } = useSession();
  const { day, money } = useSheetFormat();
  const heading = useId();
  const box = useRef<HTMLElement>(null);
  const project = useQuery({
    queryKey: ['projects', 'one', id],
    queryFn: ({ signal }) => projects('GET /projects/:id', { params: { id }, signal }),
  });
  const obstacles = useQuery({
    queryKey: ['consultations', 'of', id],
    enabled: can('consultations.read'),
    queryFn: ({ signal }) => consultations('GET /consultations/obstacles', { query: { project: id }, signal }),
  });
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const one = project.data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <aside className="bw-sheet" aria-labelledby={heading} ref={box} tabIndex={0}>
      <div className="bw-sheet-head">
        <h2 id={heading}>{one?.name ?? t('sheet.project')}</h2>
        <button type="button" className="bw-button" onClick={onClose}>
          {t('map.close')}
        </button>
      </div>
      {project.error ? <Fault error={project.error} again={() => void project.refetch()} /> : null}
      {!one ? (
        project.error ? null : (
          <Loading />
        )
      ) : (
        <>
          <p>
            <LightMark light={one.light.light} word={t(`light.${one.light.light}`)} reason={one.light.sentence} />
          </p>
          <dl className="bw-sheet-facts">
            <Fact term={t('sheet.lead')}>{one.lead.name}</Fact>
            <Fact term={t('sheet.stage')}>
              {t('sheet.stage_percent', { stage: ofProjects(`stages.${one.stage}`), percent: one.percent })}
            </Fact>
            <Fact term={t('sheet.finish')}>
              {one.planFinishOn ? day(one.planFinishOn) : t('chart.no_day')}
              {one.firstFinishOn && one.firstFinishOn !== one.planFinishOn ? (
                <span className="ls-quiet"> {t('sheet.first_finish', { day: day(one.firstFinishOn) })}</span>
              ) : null}
            </Fact>
            <Fact term={t('sheet.money')}>
              {t('sheet.money_done', { total: money(one.investment.total), done: money(one.investment.done) })}
            </Fact>
            <Fact term={t('sheet.place')}>
              {one.isSensitive
                ? t('sheet.sensitive')
                : (one.address ?? (one.place ? t('sheet.on_map') : t('sheet.no_place')))}
            </Fact>
          </dl>
          <Part title={t('sheet.people')} none={t('sheet.nobody')}>
            {one.carriers.map(({ personId, role, name, post }) => (
              <li key={`${role} ${personId}`}>
                <span className="ls-quiet">{ofProjects(`roles.${role}`)}</span> <b>{name}</b>{' '}
                <span className="ls-quiet">{post ?? t('sheet.moved_on')}</span>
              </li>
            ))}
          </Part>
          <Part title={t('sheet.obstacles')} none={t('sheet.no_obstacle')}>
            {[
              ...(obstacles.data?.items ?? []).map((item) => (
                <li key={item.id}>
                  <span className={`bw-level bw-level-${item.level}`}>{t(`obstacles.level_${item.level}`)}</span>{' '}
                  <Link to={`/consultations/${item.id}`}>{item.title}</Link>{' '}
                  <span className="ls-quiet">{t('obstacles.age', { days: item.age })}</span>
                </li>
              )),
              ...(one.problems ? [<li key="reported">{t('sheet.reported', { words: one.problems })}</li>] : []),
            ]}
          </Part>
          <Part title={t('sheet.supports')} none={t('chart.no_support')}>
            {one.supports.map((support) => (
              <li key={support.kind}>
                <LightMark light={support.light.light} word={ofProjects(`supports.${support.kind}`)} />{' '}
                <span className="ls-quiet">
                  {[support.ownerName, support.need, support.light.sentence].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </Part>
          <SheetNodes nodes={one.nodes} />
          <Part title={t('sheet.story')} none={t('sheet.no_story')}>
            {storyOf(one).map((entry) => (
              <li key={`${entry.at} ${entry.key}`}>
                <time className="ls-quiet ls-number" dateTime={entry.at}>
                  {day(new Date(entry.at).toLocaleDateString('sv-SE'))}
                </time>{' '}
                {entry.key === 'light'
                  ? t('sheet.turned', { to: t(`light.${entry.to}`), sentence: entry.words })
                  : entry.key === 'finish'
                    ? t('sheet.finish_moved', { to: entry.to ? day(entry.to) : t('chart.no_day'), reason: entry.words })
                    : t('sheet.report', { percent: entry.percent, words: entry.words })}
              </li>
            ))}
          </Part>
          <p className="bw-sheet-door">
            <Link to={`/projects/${one.id}`} className="bw-button">
              {t('sheet.open')}
            </Link>
          </p>
        </>
      )}
    </aside>
  );
};

const useSheetFormat = () => {
  const { day, money } = useFormat();
  return { day, money: (wan: string) => money(Number(wan) * 10_000) };
};

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt className="ls-quiet">{term}</dt>
    <dd>{children}</dd>
  </div>
);

const Part = ({ title, none, children }: { title: string; none: string; children: readonly ReactNode[] }) => (
  <section>
    <h3>{title}</h3>
    {children.length === 0 ? <p className="ls-quiet">{none}</p> : <ul>{children}</ul>}
  </section>
);
