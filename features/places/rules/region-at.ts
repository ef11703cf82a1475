/** Longitude and latitude in degrees, WGS 84. */
export type Position = readonly number[];
type Ring = readonly Position[];
/** Outlines as GeoJSON (RFC 7946) writes them: the first ring of a polygon is its edge, the others are holes. */
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export type Outline = { readonly code: string; readonly geometry: Geometry };

// Even-odd rule: a ray to the east crosses the ring an odd number of times. Half-open in latitude, so that a point on
// the line between two regions lies in exactly one of them.
const insideRing = (lon: number, lat: number, ring: Ring): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};

const insidePolygon = (lon: number, lat: number, rings: readonly Ring[]): boolean => {
  const [edge, ...holes] = rings;
  return edge !== undefined && insideRing(lon, lat, edge) && !holes.some((hole) => insideRing(lon, lat, hole));
};

/** Whether the point lies in the outline. */
export const liesIn = (lon: number, lat: number, geometry: Geometry): boolean =>
  geometry.type === 'Polygon'
    ? insidePolygon(lon, lat, geometry.coordinates)
    : geometry.coordinates.some((polygon) => insidePolygon(lon, lat, polygon));

/** Code of the smallest region (longest code, RFC 7946 outlines) that holds the point, or null when none does. */
export const regionAt = (lon: number, lat: number, regions: readonly Outline[]): string | null => {
  let found: string | null = null;
  for (const { code, geometry } of regions) {
    if ((found === null || code.length > found.length) && liesIn(lon, lat, geometry)) found = code;
  }
  return found;
};

const boxOf = (geometry: Geometry): [number, number, number, number] => {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of rings.flat())
    box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  return box;
};

/** Whether the point lies in the box round some outline, made wider by `degrees` on each side. */
export const liesNear = (lon: number, lat: number, regions: readonly Outline[], degrees: number): boolean =>
  regions.some(({ geometry }) => {
    const [west, south, east, north] = boxOf(geometry);
    return lon >= west - degrees && lon <= east + degrees && lat >= south - degrees && lat <= north + degrees;
  });
