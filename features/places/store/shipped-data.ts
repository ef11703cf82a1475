import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '@luoshi/server-kit/project-root.ts';
import { parse } from 'csv-parse/sync';
import type { RegionLevel } from '../contract.ts';
import type { Geometry } from '../rules/region-at.ts';

const FOLDER = path.join(projectRoot, 'features/places/data');

export type Division = { code: string; name: string; parentCode: string | null; level: RegionLevel };

const LEVELS: Readonly<Record<string, RegionLevel>> = {
  prefecture: 'prefecture',
  county: 'county',
  'functional-zone': 'zone',
  township: 'town',
  village: 'village',
};

let divisions: Promise<Division[]> | null = null;

const readDivisions = async (): Promise<Division[]> => {
  const rows: string[][] = parse(await readFile(path.join(FOLDER, 'weihai-divisions.csv')), {
    bom: true,
    from_line: 2,
  });
  const known = new Set(rows.map(([code]) => code));
  return rows.flatMap(([code = '', name = '', parent = '', level = '']) => {
    const found = LEVELS[level];
    return found ? [{ code, name, parentCode: known.has(parent) ? parent : null, level: found }] : [];
  });
};

/** The division list that comes along, in the order of its codes; read once. */
export const shippedDivisions = (): Promise<Division[]> => {
  divisions ??= readDivisions();
  return divisions;
};

type MapFile = {
  attribution: string;
  features: { properties: { adcode?: string; code?: string }; geometry: Geometry }[];
};

/** Outlines of the schematic map by division code, and its attribution. Read on each call: it is needed once a government. */
export const shippedMap = async (): Promise<{ attribution: string; outlines: Map<string, Geometry> }> => {
  const text = await readFile(path.join(FOLDER, 'weihai-schematic-odbl.geojson'), 'utf8');
  const file = JSON.parse(text) as MapFile;
  const outlines = file.features.map(({ properties, geometry }): [string, Geometry] => [
    properties.adcode ?? properties.code ?? '',
    geometry,
  ]);
  return { attribution: file.attribution, outlines: new Map(outlines) };
};
