import { useUiWords } from '@luoshi/ui/words.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { Link } from '@tanstack/react-router';
import type { Summary, useWallState, WallFacts } from './api.ts';
import { Crumbs } from './crumbs.tsx';

const narrowed = ({ under, region }: Record<string, unknown>) => ({ under, region });

type State = ReturnType<typeof useWallState>;

/** Name of the wall, the time of its data, the way back, and what a secretary would say. */
export const WallHead = (props: {
  title: string;
  summary: Summary;
  facts: WallFacts;
  state: State[0];
  setState: State[1];
  screen: boolean;
  isLost: boolean;
  asOf: Date;
}) => {
  const t = useWords('boards');
  const ui = useUiWords();
  const { time } = useFormat();
  const { tenant, can } = useSession();
  const { state, setState, screen } = props;
  const [first, ...others] = props.summary.sentences;
  const isTable = state.view === 'table';
  return (
    <header className="bw-head">
      <title>{`${props.title} · ${ui('brand')}`}</title>
      <div className="bw-title">
        <h1>{props.title}</h1>
        {screen && tenant.isDemo ? <span className="bw-demo">{t('wall.demo')}</span> : null}
        <Crumbs {...props} />
        <p className={props.isLost ? 'bw-as-of bw-as-of-lost' : 'bw-as-of ls-quiet'} role="status">
          {t(props.isLost ? 'wall.lost' : 'wall.as_of', { time: time(props.asOf) })}
        </p>
        {screen ? null : (
          <>
            {can('boards.screens') ? (
              <Link to="/wall/screens" className="bw-button bw-to-screen">
                {t('wall.screens')}
              </Link>
            ) : null}
            <Link to="/wall/print" search={narrowed} className="bw-button bw-to-screen">
              {t('wall.print')}
            </Link>
          </>
        )}
        <button
          type="button"
          className="bw-button"
          aria-pressed={isTable}
          onClick={() => setState({ view: isTable ? 'map' : 'table' })}
        >
          {t(isTable ? 'wall.map' : 'wall.table')}
        </button>
        <Link
          to={screen ? '/wall' : '/wall/screen'}
          search={(before: Record<string, unknown>) => before}
          className="bw-button bw-to-screen"
        >
          {t(screen ? 'wall.leave_screen' : 'wall.screen')}
        </Link>
      </div>
      <p className="bw-sentence">{first}</p>
      {others.length ? <p className="bw-sentence-more">{others.join(' ')}</p> : null}
    </header>
  );
};
