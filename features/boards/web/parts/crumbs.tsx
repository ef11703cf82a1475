import { useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@tanstack/react-router';
import type { Board, Summary, WallFacts } from './api.ts';

type Search = Record<string, unknown>;

/** The way back: regions from the outermost to the present one, and the unit that everything is narrowed to. */
export const Crumbs = ({ summary, facts, state }: { summary: Summary; facts: WallFacts; state: Board }) => {
  const t = useWords('boards');
  // Without a region the map follows the unit: its own region says the unit's name again.
  const breadcrumbs = facts.breadcrumbs.filter(
    ({ code, name }) => code === state.region || name !== summary.unit.name || !state.under,
  );
  const isNarrowed = state.region !== '' || state.under !== '';
  if (!isNarrowed) return null;
  return (
    <nav className="bw-crumbs" aria-label={t('wall.crumbs')}>
      <ol>
        {breadcrumbs.map(({ code, name }, at) => (
          <li key={code}>
            {code === state.region ? (
              <span aria-current="page">{name}</span>
            ) : (
              // The outermost one is where everybody begins: without a region and without a unit.
              <Link
                to="."
                search={(before: Search) =>
                  at === 0 ? { ...before, region: undefined, under: undefined } : { ...before, region: code }
                }
              >
                {name}
              </Link>
            )}
          </li>
        ))}
        {state.under ? (
          <li>
            <span aria-current={state.region ? undefined : 'page'} title={summary.unit.name}>
              {t('wall.only_unit', { unit: summary.unit.shortName })}
            </span>
            <Link to="." search={(before: Search) => ({ ...before, under: undefined })}>
              {t('wall.all_units')}
            </Link>
          </li>
        ) : null}
      </ol>
    </nav>
  );
};
