import { LightShape } from '@luoshi/ui/light.tsx';
import { MapView } from '@luoshi/ui/map-view.tsx';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useMemo, useState } from 'react';
import { useOutlines, type WallFacts } from './api.ts';
import { mapSurfaces } from './map-surfaces.ts';
import { useTextSize } from './use-text-size.ts';

/** The map: parts of the region by their share on track, tasks where they are. A part opens itself, a point its task. */
export const RegionMap = (props: {
  facts: WallFacts;
  name: string;
  screen: boolean;
  onPick: (region: string) => void;
}) => {
  const t = useWords('boards');
  const go = useGo();
  const { facts } = props;
  const [spot, setSpot] = useState<readonly string[]>([]);
  const textSize = useTextSize(props.screen);
  const outlines = useOutlines(parentsOf(facts));
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
  const points = useMemo(
    () =>
      facts.points.map((point) => ({
        id: point.id,
        name: point.title,
        lon: point.lon,
        lat: point.lat,
        light: point.light,
        note: t('map.point_note', { light: t(`light.${point.light}`), sentence: point.sentence }),
      })),
    [facts.points, t],
  );
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
        onPickPoint={(id) => go(`/tasks/${id}`)}
        onPickPoints={setSpot}
        textSize={textSize}
        footer={<Source outlines={outlines} />}
      />
      {facts.pointsTotal > facts.points.length ? (
        <p className="bw-map-cut">{t('map.points_cut', { shown: facts.points.length, total: facts.pointsTotal })}</p>
      ) : null}
      <Spot points={facts.points.filter((point) => spot.includes(point.id))} onClose={() => setSpot([])} />
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

/** Tasks that stand on one and the same spot, which no map can tell apart. */
const Spot = ({ points, onClose }: { points: WallFacts['points']; onClose: () => void }) => {
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
              <Link to={`/tasks/${point.id}`}>{point.title}</Link>
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
