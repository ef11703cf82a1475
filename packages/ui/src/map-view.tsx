import './map-view.css';
import { lazy, Suspense } from 'react';
import { LightMark } from './light.tsx';
import type { MapViewProps } from './map-facts.ts';
import { lightOrder } from './theme.ts';
import { useUiWords } from './words.ts';

export type { MapPoint, MapSurface, MapViewProps } from './map-facts.ts';

const MapCanvas = lazy(() => import('./map-canvas.tsx'));

/**
 * A map that needs no network: surfaces filled by a share, points by their light, clustered; names and numbers
 * printed on. Fills the height its parent gives it. Its machinery is a chunk of its own.
 */
export const MapView = (props: MapViewProps) => (
  <figure
    className="ls-map"
    data-look={props.look === 'wall' ? 'wall' : undefined}
    style={{ fontSize: props.textSize }}
  >
    <div className="ls-map-frame">
      <Suspense fallback={null}>
        <MapCanvas {...props} />
      </Suspense>
    </div>
    <figcaption className="ls-map-foot">
      <Legend words={props.legend} />
      {props.points.length ? <Lights points={props.points} /> : null}
      {props.footer ? <span className="ls-map-source ls-quiet">{props.footer}</span> : null}
    </figcaption>
  </figure>
);

const STEPS = [1, 2, 3, 4, 5] as const;

const Legend = ({ words }: { words?: string }) => {
  const t = useUiWords();
  return (
    <span className="ls-map-legend">
      <span>{words ?? t('map.share')}</span>
      <span className="ls-number">0</span>
      {STEPS.map((step) => (
        <span key={step} className="ls-map-step" style={{ background: `var(--ls-step-${step})` }} />
      ))}
      <span className="ls-number">100%</span>
      <span className="ls-map-step ls-map-hatch" />
      <span>{t('map.no_data')}</span>
    </span>
  );
};

const Lights = ({ points }: Pick<MapViewProps, 'points'>) => {
  const shown = new Set(points.map((point) => point.light));
  return (
    <span className="ls-map-legend">
      {lightOrder
        .filter((light) => shown.has(light))
        .map((light) => (
          <LightMark key={light} light={light} />
        ))}
    </span>
  );
};
