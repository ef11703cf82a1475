import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import type Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import type { Light } from './theme.ts';
import { lightOrder } from './theme.ts';

/** A geometry of a GeoJSON feature in degrees, longitude first (WGS 84 or CGCS2000, which agree within decimetres). */
export type GeoJsonGeometry = { readonly type: string; readonly coordinates: unknown };

const format = new GeoJSON();
const FROM_DEGREES = { dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' };
const read = new WeakMap<GeoJsonGeometry, Geometry>();

/** The geometry in the map's own metres; the same object is read once. */
export const readGeometry = (geometry: GeoJsonGeometry): Geometry => {
  const known = read.get(geometry);
  if (known) return known;
  const made = format.readGeometry(geometry, FROM_DEGREES) ?? new MultiPolygon([]);
  read.set(geometry, made);
  return made;
};

/** One point inside the largest part of a surface: where its name and number stand, and not on each of its islands. */
export const labelPoint = (geometry: Geometry): Point | null => {
  if (geometry instanceof Polygon) return geometry.getInteriorPoint();
  if (!(geometry instanceof MultiPolygon)) return null;
  const largest = geometry
    .getPolygons()
    .reduce<Polygon | null>((best, part) => (!best || part.getArea() > best.getArea() ? part : best), null);
  return largest?.getInteriorPoint() ?? null;
};

/** The light that stands for several: the one that hurts most. */
export const worstLight = (lights: readonly Light[]): Light =>
  lightOrder.find((light) => lights.includes(light)) ?? 'done';
