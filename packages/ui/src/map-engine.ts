import { createEmpty, extend, getHeight, getWidth, isEmpty } from 'ol/extent.js';
import Feature from 'ol/Feature.js';
import type Geometry from 'ol/geom/Geometry.js';
import Point from 'ol/geom/Point.js';
import DragPan from 'ol/interaction/DragPan.js';
import { defaults } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import Cluster from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import View from 'ol/View.js';
import { placeLabel } from './label-place.ts';
import type { MapPoint, MapSurface } from './map-facts.ts';
import { type Marks, makeMarks } from './map-marks.ts';
import { type GeoJsonGeometry, labelPoint, readGeometry, worstLight } from './map-shapes.ts';
import type { Light, Look } from './theme.ts';

/** What lies under the pointer. */
export type Pick =
  | { kind: 'surface'; code: string }
  | { kind: 'point'; id: string }
  | { kind: 'cluster'; ids: readonly string[] };

const PADDING = [24, 24, 24, 24];
const CLOSEST_ZOOM = 15;
const CLUSTER_PX = 34;

/** The map itself: layers, clustering, picking. Knows nothing of React; `makeMapEngine(...).close()` ends it. */
export const makeMapEngine = (target: HTMLElement, look: Look, textSize: number, isCalm: boolean) => {
  const marks: Marks = makeMarks(look, textSize);
  const backdrop = new VectorSource();
  const surfaces = new VectorSource();
  const labels = new VectorSource();
  const points = new VectorSource<Feature<Point>>();
  const clusters = new Cluster({ source: points, distance: CLUSTER_PX * (textSize / 13), minDistance: 24 });
  let chosen: string | null = null;
  let chosenPoint: string | null = null;

  // One finger scrolls the page that the map stands in, two move the map.
  const pan: DragPan = new DragPan({
    condition: ({ originalEvent }) => {
      const isFinger = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
      return !isFinger || pan.getPointerCount() === 2;
    },
  });

  const map = new OlMap({
    target,
    controls: [],
    interactions: defaults({ dragPan: false }).extend([pan]),
    view: new View({ center: fromLonLat([122.1, 37.2]), zoom: 9, maxZoom: CLOSEST_ZOOM, minZoom: 4 }),
    layers: [
      new VectorLayer({ source: backdrop, style: marks.backdrop, zIndex: 0 }),
      new VectorLayer({
        source: surfaces,
        zIndex: 1,
        style: (feature) => marks.surface(feature.get('value') as number | null, feature.getId() === chosen),
      }),
      new VectorLayer({
        source: clusters,
        zIndex: 2,
        style: (feature) => clusterStyle(marks, membersOf(feature), chosenPoint),
      }),
      // Names stand above the clusters and make room for each other.
      new VectorLayer({
        source: labels,
        zIndex: 3,
        declutter: true,
        style: (feature, resolution) =>
          marks.label(String(feature.get('text')), shiftOf(feature as Feature, resolution)),
      }),
    ],
  });

  const pickAt = (pixel: number[]): Pick | null =>
    map.forEachFeatureAtPixel(pixel, (feature) => pickOf(feature as Feature), {
      hitTolerance: 6,
      layerFilter: (layer) => layer.getSource() !== labels && layer.getSource() !== backdrop,
    }) ?? null;

  /** Where the name of a surface hides no cluster; in pixels, y downwards, as the screen has it. */
  const shiftOf = (label: Feature, resolution: number) => {
    const [east = 0, north = 0] = (label.getGeometry() as Point).getCoordinates();
    const surface = label.get('surface') as Geometry;
    const pixels = (coordinate: number) => coordinate / resolution;
    const obstacles = clusters.getFeatures().map((cluster) => {
      const [x = 0, y = 0] = (cluster.getGeometry() as Point).getCoordinates();
      const side = textSize * (membersOf(cluster).length > 1 ? 2.4 : 1.4);
      return { x: pixels(x), y: -pixels(y), width: side, height: side };
    });
    const size = labelSize(String(label.get('text')), textSize);
    return placeLabel({ x: pixels(east), y: -pixels(north), ...size }, obstacles, (x, y) =>
      surface.intersectsCoordinate([x * resolution, -y * resolution]),
    );
  };

  const fitExtent = (extent: number[]) => {
    if (isEmpty(extent)) return;
    const fit = () =>
      map.getView().fit(extent, { padding: PADDING, maxZoom: CLOSEST_ZOOM - 2, duration: isCalm ? 0 : 200 });
    if (map.getSize()?.every((side) => side > 0)) fit();
    else map.once('change:size', fit);
  };

  return {
    map,
    pickAt,
    setBackdrop: (geometries: readonly GeoJsonGeometry[]) => {
      backdrop.clear();
      backdrop.addFeatures(geometries.map((geometry) => new Feature(readGeometry(geometry))));
    },
    setSurfaces: (given: readonly MapSurface[]) => {
      surfaces.clear();
      labels.clear();
      for (const surface of given) {
        const geometry = readGeometry(surface.geometry);
        const feature = new Feature(geometry);
        feature.setId(surface.code);
        feature.set('value', surface.value);
        surfaces.addFeature(feature);
        const at = labelPoint(geometry);
        if (!at) continue;
        const label = new Feature(at);
        label.set('surface', geometry);
        label.set('text', surface.label ? `${surface.name}\n${surface.label}` : surface.name);
        labels.addFeature(label);
      }
    },
    setPoints: (given: readonly MapPoint[]) => {
      const features = given.map((point) => {
        const feature = new Feature(new Point(fromLonLat([point.lon, point.lat])));
        feature.setId(point.id);
        feature.set('light', point.light);
        return feature;
      });
      points.clear();
      points.addFeatures(features);
      labels.changed();
    },
    choose: (code: string | null) => {
      chosen = code;
      surfaces.changed();
    },
    choosePoint: (id: string | null) => {
      chosenPoint = id;
      clusters.changed();
    },
    centre: (lon: number, lat: number) => {
      map.getView().animate({ center: fromLonLat([lon, lat]), duration: isCalm ? 0 : 200 });
    },
    /** Shows one surface, or all of them when there is none of that code; the points where there are no surfaces. */
    fit: (code?: string) => {
      const one = code ? surfaces.getFeatureById(code)?.getGeometry()?.getExtent() : undefined;
      fitExtent(one ?? (surfaces.isEmpty() ? points : surfaces).getExtent() ?? createEmpty());
    },
    zoom: (step: 1 | -1) => {
      const view = map.getView();
      view.animate({ zoom: (view.getZoom() ?? 9) + step, duration: isCalm ? 0 : 150 });
    },
    /** Goes closer to a cluster; says no when its places cannot be told apart at any distance. */
    open: (ids: readonly string[]): boolean => {
      const extent = createEmpty();
      for (const id of ids) extend(extent, points.getFeatureById(id)?.getGeometry()?.getExtent() ?? createEmpty());
      const isSpot = getWidth(extent) < 1 && getHeight(extent) < 1;
      if (isSpot || (map.getView().getZoom() ?? 0) >= CLOSEST_ZOOM - 2) return false;
      fitExtent(extent);
      return true;
    },
    close: () => map.setTarget(undefined),
  };
};

export type MapEngine = ReturnType<typeof makeMapEngine>;

type Clustered = { get(key: string): unknown };

const membersOf = (feature: Clustered): Feature[] => (feature.get('features') as Feature[] | undefined) ?? [];

/** Room a label takes: Chinese letters are as wide as high, others about half. */
const labelSize = (text: string, textSize: number) => {
  const lines = text.split('\n');
  const widths = lines.map((line) => [...line].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.6), 0));
  return { width: Math.max(...widths) * textSize, height: lines.length * textSize * 1.2 };
};

const lightOf = (feature: Feature): Light => feature.get('light') as Light;

const clusterStyle = (marks: Marks, members: readonly Feature[], chosen: string | null) => {
  const [first] = members;
  if (!first) return undefined;
  const style =
    members.length === 1
      ? marks.point(lightOf(first))
      : marks.cluster(members.length, worstLight(members.map(lightOf)));
  return chosen !== null && members.some((member) => member.getId() === chosen) ? [marks.halo, style] : style;
};

const pickOf = (feature: Feature): Pick => {
  const ids = membersOf(feature).map((member) => String(member.getId()));
  if (ids.length === 0) return { kind: 'surface', code: String(feature.getId()) };
  return ids.length === 1 && ids[0] ? { kind: 'point', id: ids[0] } : { kind: 'cluster', ids };
};
