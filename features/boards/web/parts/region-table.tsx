import { LightMark } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import type { Board, Surface, WallFacts } from './api.ts';
import { doorTo } from './doors.ts';

const LIGHTS = ['late', 'behind', 'near', 'on_track'] as const;
const COUNT_OF = { late: 'late', behind: 'behind', near: 'near', on_track: 'onTrack' } as const;

/** The facts of the map as two tables: its parts, and the tasks that stand on it. */
export const RegionTable = (props: { facts: WallFacts; board: Board; onPick: (region: string) => void }) => {
  const t = useWords('boards');
  const { facts, board } = props;
  return (
    <div className="bw-twin">
      {facts.surfaces.length === 0 ? (
        <p className="bw-none ls-quiet">{t('regions.empty')}</p>
      ) : (
        <table className="bw-table">
          <caption>{t('regions.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('regions.name')}</th>
              <th scope="col" className="bw-n">
                {t('regions.open')}
              </th>
              {LIGHTS.map((light) => (
                <th key={light} scope="col" className="bw-n">
                  {t(`light.${light}`)}
                </th>
              ))}
              <th scope="col" className="bw-n">
                {t('regions.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.surfaces.map((surface) => (
              <RegionRow key={surface.code} surface={surface} {...props} />
            ))}
          </tbody>
        </table>
      )}
      {facts.points.length === 0 ? (
        <p className="bw-none ls-quiet">{t('regions.no_points')}</p>
      ) : (
        <table className="bw-table bw-table-points">
          <caption>{t('regions.points')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('regions.task')}</th>
              <th scope="col">{t('regions.unit')}</th>
              <th scope="col">{t('regions.state')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.points.map((point) => (
              <tr key={point.id}>
                <th scope="row">
                  <Link to={`/tasks/${point.id}`}>{point.title}</Link>
                </th>
                <td>{point.leadName}</td>
                <td>
                  <LightMark light={point.light} word={t(`light.${point.light}`)} reason={point.sentence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {facts.pointsTotal > facts.points.length ? (
        <p className="ls-quiet">
          <Link to={doorTo(board)}>
            {t('map.points_cut', { shown: facts.points.length, total: facts.pointsTotal })}
          </Link>
        </p>
      ) : null}
    </div>
  );
};

const RegionRow = (props: { surface: Surface; facts: WallFacts; board: Board; onPick: (region: string) => void }) => {
  const t = useWords('boards');
  const { number } = useFormat();
  const { surface, board } = props;
  const region = surface.code;
  const cell = (n: number, to: string) => (n === 0 ? number(n) : <Link to={to}>{number(n)}</Link>);
  return (
    <tr aria-current={props.facts.chosen === region || undefined}>
      <th scope="row">
        <button
          type="button"
          className="bw-pick"
          aria-label={t('regions.enter', { name: surface.name })}
          onClick={() => props.onPick(region)}
        >
          {surface.name}
        </button>
      </th>
      <td className="bw-n ls-number">{cell(surface.open, doorTo(board, { region }))}</td>
      {LIGHTS.map((light) => (
        <td key={light} className="bw-n ls-number">
          {cell(surface[COUNT_OF[light]], doorTo(board, { region, light }))}
        </td>
      ))}
      <td className="bw-n ls-number">
        {surface.onTrackShare === null ? '\u2014' : `${Math.round(surface.onTrackShare * 100)}%`}
      </td>
    </tr>
  );
};
