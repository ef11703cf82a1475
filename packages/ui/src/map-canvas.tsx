import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type MapEngine, makeMapEngine, type Pick } from './map-engine.ts';
import type { MapViewProps } from './map-facts.ts';
import { useUiWords } from './words.ts';

const NO_BACKDROP: NonNullable<MapViewProps['backdrop']> = [];

/** The drawn part of MapView with its buttons and the note under the pointer. */
const MapCanvas = (props: MapViewProps) => {
  const t = useUiWords();
  const {
    look = 'desk',
    textSize = 13,
    surfaces,
    points,
    backdrop = NO_BACKDROP,
    fitTo,
    chosen = null,
    centre = null,
    chosenPoint = null,
  } = props;
  const target = useRef<HTMLDivElement>(null);
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [note, setNote] = useState<{ x: number; y: number; words: string } | null>(null);

  const pick = useEffectEvent((own: MapEngine, picked: Pick | null) => {
    setNote(null);
    if (picked?.kind === 'surface') props.onPickSurface?.(picked.code);
    if (picked?.kind === 'point') props.onPickPoint?.(picked.id);
    if (picked?.kind !== 'cluster' || own.open(picked.ids)) return;
    if (props.onPickPoints) props.onPickPoints(picked.ids);
    else if (picked.ids[0]) props.onPickPoint?.(picked.ids[0]);
  });
  const explain = useEffectEvent((at: number[], picked: Pick | null) => {
    const words = picked ? wordsFor(props, picked, (count) => t('map.cluster', { count })) : '';
    setNote(words ? { x: at[0] ?? 0, y: at[1] ?? 0, words } : null);
    const opens = picked?.kind === 'surface' ? props.onPickSurface : picked;
    if (target.current) target.current.style.cursor = opens ? 'pointer' : '';
  });

  useEffect(() => {
    if (!target.current) return;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const own = makeMapEngine(target.current, look, textSize, isCalm);
    own.map.on('click', (event) => pick(own, own.pickAt(event.pixel)));
    own.map.on('pointermove', (event) => {
      if (!event.dragging) explain(event.pixel, own.pickAt(event.pixel));
    });
    target.current.addEventListener('pointerleave', () => setNote(null));
    setEngine(own);
    return () => own.close();
  }, [look, textSize]);

  useEffect(() => engine?.setBackdrop(backdrop), [engine, backdrop]);
  useEffect(() => engine?.setSurfaces(surfaces), [engine, surfaces]);
  useEffect(() => engine?.setPoints(points), [engine, points]);
  useEffect(() => engine?.choose(chosen), [engine, chosen]);
  useEffect(() => engine?.choosePoint(chosenPoint), [engine, chosenPoint]);
  const [lon, lat] = centre ? [centre.lon, centre.lat] : [null, null];
  useEffect(() => {
    if (lon !== null && lat !== null) engine?.centre(lon, lat);
  }, [engine, lon, lat]);
  // New figures for the same surfaces must not move the map under the reader's eyes.
  const codes = surfaces.map((surface) => surface.code).join(' ');
  useEffect(() => engine?.fit(codes ? fitTo : undefined), [engine, fitTo, codes]);

  return (
    <>
      <div ref={target} className="ls-map-canvas" role="img" aria-label={props.label} />
      {note ? (
        <div className="ls-map-note" style={{ left: note.x, top: note.y }} aria-hidden="true">
          {note.words}
        </div>
      ) : null}
      <div className="ls-map-buttons">
        <button type="button" className="ls-button" aria-label={t('map.zoom_in')} onClick={() => engine?.zoom(1)}>
          +
        </button>
        <button type="button" className="ls-button" aria-label={t('map.zoom_out')} onClick={() => engine?.zoom(-1)}>
          −
        </button>
        <button type="button" className="ls-button" onClick={() => engine?.fit()}>
          {t('map.fit')}
        </button>
      </div>
    </>
  );
};

export default MapCanvas;

const wordsFor = (props: MapViewProps, picked: Pick, many: (count: number) => string): string => {
  if (picked.kind === 'cluster') return many(picked.ids.length);
  const thing =
    picked.kind === 'surface'
      ? props.surfaces.find((surface) => surface.code === picked.code)
      : props.points.find((point) => point.id === picked.id);
  return thing ? [thing.name, thing.note].filter(Boolean).join(' · ') : '';
};
