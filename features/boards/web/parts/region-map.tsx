import { type Light, LightShape } from '@luoshi/ui/light.tsx';
import { MapView } from '@luoshi/ui/map-view.tsx';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { use, useMemo, useState } from 'react';
import { type ChartFacts, useOutlines, type WallFacts } from './api.ts';
import { Door, LookOnly } from './door.tsx';
import { mapSurfaces } from './map-surfaces.ts';

/**
 * The map: parts of the region by their share on track, and key projects where they are (tasks where no project has a
 * place). A part opens itself, a project its sheet.
 */
export const RegionMap = (props: {
  facts: WallFacts;
  chart: ChartFacts;
  name: string;
  textSize: number;
  /** The project that the chart shares with the map. */
  project: string;
  onPick?: (region: string) => void;
  onProject?: (id: string) => void;
}) => {
  const t = useWords('boards');
  const go = useGo();
  const { facts } = props;
  const [spot, setSpot] = useState<readonly string[]>([]);
  const outlines = useOutlines(parentsOf(facts), use(LookOnly));
  const surfaces = useMemo(
    () =>
      mapSurfaces(
        facts.surfaces,
        outlines[0]?.features ?? [],
        (code) => outlines[parentsOf(facts).indexOf(code)]?.features ?? [],
        (surface) =>
          surface.open === 0
            ? t('map.note_empty')
            : t('map.note', { open: surface.open, late: surface.late, behind: surface.behind }),
      ),
    [facts, outlines, t],
  );
  const projects = props.chart.rows;
  const points = useMemo(() => {
    const placed = projects.flatMap(({ id, name, place, light, sentence }) =>
      place ? [{ id, name, ...place, light, note: t('map.point_note', { light: t(`light.${light}`), sentence }) }] : [],
    );
    if (placed.length > 0) return placed;
    return facts.points.map(({ id, title, lon, lat, light, sentence }) => ({
      id,
      name: title,
      lon,
      lat,
      light,
      note: t('map.point_note', { light: t(`light.${light}`), sentence }),
    }));
  }, [facts.points, projects, t]);
  const isOfProjects = projects.some(({ place }) => place !== null);
  const at = projects.find(({ id }) => id === props.project)?.place ?? null;
  const open = (id: string) => (isOfProjects ? props.onProject?.(id) : go(`/tasks/${id}`));
  if (facts.frame === null && points.length === 0)
    return (
      <div className="bw-nowhere">
        <p>{t('map.nowhere')}</p>
        <p className="ls-quiet">{t('map.nowhere_hint')}</p>
      </div>
    );
  return (
    <div className="bw-map">
      <MapView
        look="wall"
        label={t('map.label', { name: props.name })}
        legend={t('map.legend')}
        surfaces={surfaces}
        points={points}
        fitTo={facts.chosen ?? undefined}
        chosen={facts.chosen}
        onPickSurface={props.onPick}
        onPickPoint={open}
        centre={at}
        chosenPoint={props.project || null}
        onPickPoints={setSpot}
        textSize={props.textSize}
        footer={<Source outlines={outlines} />}
      />
      {!isOfProjects && facts.pointsTotal > facts.points.length ? (
        <p className="bw-map-cut">{t('map.points_cut', { shown: facts.points.length, total: facts.pointsTotal })}</p>
      ) : null}
      <Spot
        points={
          isOfProjects
            ? projects.filter(({ id }) => spot.includes(id)).map((one) => ({ ...one, to: `/projects/${one.id}` }))
            : facts.points
                .filter(({ id }) => spot.includes(id))
                .map((one) => ({ ...one, name: one.title, to: `/tasks/${one.id}` }))
        }
        onClose={() => setSpot([])}
      />
    </div>
  );
};

/** Whose parts' outlines are needed: the frame's, and those of zones, which are often only known by their towns. */
const parentsOf = ({ frame, surfaces }: WallFacts): string[] =>
  frame === null
    ? []
    : [frame, ...surfaces.filter((one) => one.level === 'zone' && one.hasShape).map((one) => one.code)];

const Source = ({ outlines }: { outlines: ReturnType<typeof useOutlines> }) => {
  const t = useWords('boards');
  const sources = new Set(outlines.map((one) => one.attribution).filter(Boolean));
  return (
    <>
      {outlines.some((one) => one.schematic) ? (
        <span title={t('map.schematic_hint')}>
          <b>{t('map.schematic')}</b>{' '}
        </span>
      ) : null}
      {[...sources].map((source) => (
        <span key={source} title={source}>
          {/OpenStreetMap/.test(source) ? t('map.osm') : source}
        </span>
      ))}
    </>
  );
};

/** Projects (or tasks) that stand on one and the same spot, which no map can tell apart. */
type Standing = { id: string; name: string; light: Light; sentence: string; to: string };
const Spot = ({ points, onClose }: { points: readonly Standing[]; onClose: () => void }) => {
  const t = useWords('boards');
  if (points.length === 0) return null;
  return (
    <section className="bw-spot" aria-label={t('map.here', { count: points.length })}>
      <div className="bw-spot-head">
        <b>{t('map.here', { count: points.length })}</b>
        <button type="button" className="bw-button" onClick={onClose}>
          {t('map.close')}
        </button>
      </div>
      <ul>
        {points.map((point) => (
          <li key={point.id} className="bw-row">
            <span className={`bw-light ls-light-${point.light}`}>
              <LightShape light={point.light} />
            </span>
            <span className="bw-row-main">
              <Door to={point.to}>{point.name}</Door>
              <span className="bw-row-why">
                <b className={`ls-light-${point.light}`}>{t(`light.${point.light}`)}</b> {point.sentence}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
