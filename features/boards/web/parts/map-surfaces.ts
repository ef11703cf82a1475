import type { GeoJsonGeometry } from '@luoshi/ui/map-shapes.ts';
import type { MapSurface } from '@luoshi/ui/map-view.tsx';
import type { Surface } from './api.ts';

type Outline = { properties: { code: string }; geometry: GeoJsonGeometry };

const polygonsOf = ({ type, coordinates }: GeoJsonGeometry): readonly unknown[] =>
  type === 'MultiPolygon' && Array.isArray(coordinates) ? coordinates : [coordinates];

/** Several outlines as one, side by side. */
const together = (outlines: readonly Outline[]): GeoJsonGeometry | undefined =>
  outlines.length === 0
    ? undefined
    : { type: 'MultiPolygon', coordinates: outlines.flatMap((outline) => polygonsOf(outline.geometry)) };

/**
 * Surfaces ready to be drawn. `shapes` are the outlines of the frame's parts; `partsOf` gives those of a surface's own
 * parts, for zones that are only known as the sum of their towns. Zones come last: they lie upon the county around them.
 */
export const mapSurfaces = (
  surfaces: readonly Surface[],
  shapes: readonly Outline[],
  partsOf: (code: string) => readonly Outline[],
  note: (surface: Surface) => string,
): MapSurface[] => {
  const byCode = new Map(shapes.map((shape) => [shape.properties.code, shape.geometry]));
  return surfaces
    .map((surface) => ({ surface, geometry: byCode.get(surface.code) ?? together(partsOf(surface.code)) }))
    .filter((drawn): drawn is { surface: Surface; geometry: GeoJsonGeometry } => drawn.geometry !== undefined)
    .toSorted((a, b) => Number(a.surface.level === 'zone') - Number(b.surface.level === 'zone'))
    .map(({ surface, geometry }) => ({
      code: surface.code,
      name: surface.name,
      value: surface.onTrackShare,
      label: surface.onTrackShare === null ? '' : `${Math.round(surface.onTrackShare * 100)}%`,
      geometry,
      note: note(surface),
    }));
};
