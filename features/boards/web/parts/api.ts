import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import type { GeoJsonGeometry } from '@luoshi/ui/map-shapes.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useLive } from '@luoshi/web-kit/live.tsx';
import { flag, oneOf, text, useUrlState, whole } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { endpoints as placesEndpoints } from '../../../places/contract.ts';
import type { endpoints } from '../../contract.ts';
import { askAsScreen } from './kiosk-data.ts';

const api = createClient<typeof endpoints>();
const places = createClient<typeof placesEndpoints>();

/** Facts with the name of the board they are of, which is not the one asked for while newer facts are on their way. */
type Of<T> = T & { of: string };
export type Summary = Of<AnswerOf<(typeof endpoints)['GET /boards/summary']>>;
export type WallFacts = Of<AnswerOf<(typeof endpoints)['GET /boards/wall']>>;
export type ChartFacts = Of<AnswerOf<(typeof endpoints)['GET /boards/chart']>>;
export type ObstacleFacts = Of<AnswerOf<(typeof endpoints)['GET /boards/obstacles']>>;
export type Surface = WallFacts['surfaces'][number];

/** What the wall is of, as the address says it: a unit's id, a region's code, and how it is shown. */
export const wallCodecs = {
  under: text(),
  region: text(),
  view: oneOf(['map', 'table'], 'map'),
  chart: oneOf(['progress', 'support', 'table'], 'progress'),
  /** Months by which the chart is moved. */
  shift: whole(0),
  /** The project that map, chart and sheet share. */
  project: text(),

  screen: flag(),
};
export const useWallState = () => useUrlState(wallCodecs);
export type Board = { under: string; region: string };

/** News below that change what a wall shows. */
const BELOW = ['tasks', 'people', 'places', 'projects', 'consultations'];

/** The board's facts. They stay on the page while newer ones are on their way, so that nothing flickers. */
export const useBoard = ({ under, region }: Board) => {
  const query = { under: under || undefined, region: region || undefined };
  const of = `${under} ${region}`;
  const queries = useQueryClient();
  const refetch = useCallback(() => void queries.invalidateQueries({ queryKey: ['boards'] }), [queries]);
  useLive(BELOW, refetch);
  const summary = useQuery({
    queryKey: ['boards', 'summary', query],
    queryFn: async ({ signal }) => ({ ...(await api('GET /boards/summary', { query, signal })), of }),
    placeholderData: keepPreviousData,
  });
  const wall = useQuery({
    queryKey: ['boards', 'wall', query],
    queryFn: async ({ signal }) => ({ ...(await api('GET /boards/wall', { query, signal })), of }),
    placeholderData: keepPreviousData,
  });
  const chart = useQuery({
    queryKey: ['boards', 'chart', query],
    queryFn: async ({ signal }) => ({ ...(await api('GET /boards/chart', { query, signal })), of }),
    placeholderData: keepPreviousData,
  });
  const obstacles = useQuery({
    queryKey: ['boards', 'obstacles', query],
    queryFn: async ({ signal }) => ({ ...(await api('GET /boards/obstacles', { query, signal })), of }),
    placeholderData: keepPreviousData,
  });
  return { summary, wall, chart, obstacles };
};

/** The queue of the caller's whole part of the tree. */
export const useObstacles = (enabled: boolean) =>
  useQuery({
    queryKey: ['boards', 'obstacles', {}],
    enabled,
    queryFn: async ({ signal }) => ({ ...(await api('GET /boards/obstacles', { query: {}, signal })), of: ' ' }),
  });

/** Outlines of a region's parts as the interface sends them (GeoJSON). */
type Outlines = {
  attribution: string;
  schematic: boolean;
  features: readonly { properties: { code: string }; geometry: GeoJsonGeometry }[];
};
const NO_OUTLINES: Outlines = { attribution: '', schematic: false, features: [] };

/** Outlines of the parts of these regions, in the same order; they hardly ever change, so they are read once a visit. */
export const useOutlines = (parents: readonly string[], asScreen: boolean): readonly Outlines[] =>
  useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['places', 'outlines', parent, asScreen],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        asScreen
          ? await askAsScreen<Outlines>('/boards/kiosk/outlines', { parent }, signal)
          : ((await places('GET /regions.geojson', { query: { parent }, signal })) as unknown as Outlines),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: combineOutlines,
  });

const combineOutlines = (answers: readonly { data?: Outlines }[]): readonly Outlines[] =>
  answers.map(({ data }) => data ?? NO_OUTLINES);
