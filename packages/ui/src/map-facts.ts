import type { ReactNode } from 'react';
import type { GeoJsonGeometry } from './map-shapes.ts';
import type { Light, Look } from './theme.ts';

/**
 * A surface of the map: `value` from 0 to 1 fills it in one of five steps, null hatches it; `label` is the number
 * printed on it, `note` the sentence under the pointer.
 */
export type MapSurface = {
  code: string;
  name: string;
  value: number | null;
  label: string;
  geometry: GeoJsonGeometry;
  note?: string;
};

/** A place in degrees (WGS 84 or CGCS2000) with its light. */
export type MapPoint = { id: string; name: string; lon: number; lat: number; light: Light; note?: string };

export type MapViewProps = {
  /** What the map shows, for screen readers; the page gives the same facts in a table. */
  label: string;
  surfaces: readonly MapSurface[];
  points: readonly MapPoint[];
  /** Neighbours and coast, drawn faintly beneath. */
  backdrop?: readonly GeoJsonGeometry[];
  /** Code of the surface to show; everything when absent. */
  fitTo?: string;
  chosen?: string | null;
  /** A place to bring to the middle when it changes. */
  centre?: { readonly lon: number; readonly lat: number } | null;
  /** The place that stands out. */
  chosenPoint?: string | null;
  onPickSurface?: (code: string) => void;
  onPickPoint?: (id: string) => void;
  /** A cluster whose places stand on one spot; the first of them is picked when absent. */
  onPickPoints?: (ids: readonly string[]) => void;
  /** Source and licence of the shapes, and that they are schematic. */
  footer?: ReactNode;
  /** What the five steps mean; the share on track when absent. */
  legend?: string;
  look?: Look;
  /** Pixels of names and numbers: 13 at the desk, 1/45 of the height on a wall. */
  textSize?: number;
};
