import { bigramsOf } from '@luoshi/kernel/search-terms.ts';
import type { OrgKind } from '../contract.ts';
import {
  abbreviates,
  bracketParts,
  GOVERNMENT_WORDS,
  placeNames,
  plainForm,
  squeeze,
  withoutLevel,
} from './unit-names.ts';
import { counterpartForms } from './vertical-counterparts.ts';

export type NamedUnit = {
  readonly id: string;
  /** `0001.0003.` */
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly kind: OrgKind;
  readonly closedOn?: string | null;
};

/** By which way a printed name was recognised. */
export type MatchedBy = 'name' | 'alias' | 'form' | 'bracket' | 'abbreviation';
export type UnitMatch =
  | { readonly orgId: string; readonly how: MatchedBy }
  /** Nearest units, the best first, five at most; score from 0 to 1. */
  | { readonly candidates: readonly { readonly orgId: string; readonly score: number }[] };

type Entry = { readonly unit: NamedUnit; readonly governmentPath: string };
type Form = Entry & { readonly text: string; pieces?: ReadonlySet<string> };

/** Units prepared for matching; make it once for many names. */
export type UnitDictionary = {
  readonly homePath: string;
  /** Last sign of the home government's name: what a printed level means there. */
  readonly homeLevel: string;
  readonly places: readonly { readonly name: string; readonly path: string }[];
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly byAlias: ReadonlyMap<string, readonly Entry[]>;
  readonly byForm: ReadonlyMap<string, readonly Entry[]>;
  readonly forms: readonly Form[];
};

const GOVERNMENTS: readonly OrgKind[] = ['prefecture', 'county', 'zone', 'town'];
const CANDIDATES_AT_MOST = 5;
const SCORE_AT_LEAST = 0.2;
/** A ministry's bureau at home is as good as certain and still a person's to confirm; elsewhere less so. */
const COUNTERPART = 0.9;
const COUNTERPART_ELSEWHERE = 0.6;

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const parentPath = (path: string): string => path.replace(/[^.]+\.$/, '');

/**
 * Prepares units for `matchUnit`; closed ones are left out. `homePath` is the government whose papers are read (a bare
 * "the city's bureau" is its own); the top unit unless said otherwise.
 */
export const makeUnitDictionary = (units: readonly NamedUnit[], homePath?: string): UnitDictionary => {
  const open = units.filter((unit) => !unit.closedOn);
  const governments = new Map(open.filter(({ kind }) => GOVERNMENTS.includes(kind)).map((unit) => [unit.path, unit]));
  const topPath = open.reduce((top, { path }) => (top === '' || path < top ? path : top), '');
  const home = homePath ?? topPath;
  const governmentOf = (path: string): string => {
    for (let at = parentPath(path); at !== ''; at = parentPath(at)) if (governments.has(at)) return at;
    return topPath;
  };

  const places = [...governments.values()]
    .flatMap(({ name, shortName, path }) =>
      [...new Set([squeeze(name), squeeze(shortName)].flatMap(placeNames))].map((place) => ({ name: place, path })),
    )
    .sort((a, b) => b.name.length - a.name.length);

  const byName = new Map<string, Entry[]>();
  const byAlias = new Map<string, Entry[]>();
  const byForm = new Map<string, Entry[]>();
  const forms: Form[] = [];
  const addForm = (text: string, entry: Entry): void => {
    const before = byForm.get(text);
    if (before?.some(({ unit }) => unit === entry.unit)) return;
    push(byForm, text, entry);
    forms.push({ ...entry, text });
  };

  for (const unit of open) {
    const entry = { unit, governmentPath: governmentOf(unit.path) };
    for (const text of new Set([squeeze(unit.name), squeeze(unit.shortName)])) push(byName, text, entry);
    for (const text of new Set(unit.aliases.map(squeeze))) push(byAlias, text, entry);
    for (const text of new Set([unit.name, unit.shortName, ...unit.aliases].map(squeeze))) {
      for (const part of [text, ...bracketParts(text)]) {
        for (const form of localForms(part, places, unit.path)) addForm(form, entry);
      }
    }
    if (governments.has(unit.path)) {
      for (const word of GOVERNMENT_WORDS) addForm(plainForm(word), { unit, governmentPath: unit.path });
    }
  }
  const homeName = squeeze(governments.get(home)?.name ?? '');
  return { homePath: home, homeLevel: homeName.slice(-1), places, byName, byAlias, byForm, forms };
};

/** Plain forms of a unit's own name: as it is, and without the place and level it begins with. */
const localForms = (text: string, places: UnitDictionary['places'], path: string): Set<string> => {
  const forms = new Set([plainForm(text)]);
  const place = places.find(({ name, path: of }) => path !== of && path.startsWith(of) && text.startsWith(name));
  const local = place && text.length - place.name.length >= 2 ? text.slice(place.name.length) : text;
  forms.add(plainForm(local));
  const rest = withoutLevel(local)?.rest;
  if (rest) forms.add(plainForm(rest));
  return forms;
};

type Choice = Entry | 'several' | null;

/** One of the entries: the only one, else the only one that belongs to the government `atPath` itself. */
const choose = (entries: readonly Entry[], atPath: string): Choice => {
  const [first] = entries;
  if (!first) return null;
  if (entries.every(({ unit }) => unit === first.unit)) return first;
  const own = entries.filter(({ governmentPath }) => governmentPath === atPath);
  const [ownFirst] = own;
  return ownFirst && own.every(({ unit }) => unit === ownFirst.unit) ? ownFirst : 'several';
};

/** What a printed name says: the forms to look for, and the government it names or means. */
type Reading = { readonly form: string; readonly atPath: string; readonly isBound: boolean };

const readingsOf = (text: string, dictionary: UnitDictionary): Reading[] => {
  const { homePath, homeLevel, places } = dictionary;
  const readings: Reading[] = [{ form: plainForm(text), atPath: homePath, isBound: false }];
  for (const { name, path } of places) {
    if (!text.startsWith(name) || text.length - name.length < 2) continue;
    const local = text.slice(name.length);
    readings.push({ form: plainForm(local), atPath: path, isBound: true });
    const further = withoutLevel(local);
    if (further) readings.push({ form: plainForm(further.rest), atPath: path, isBound: true });
  }
  const levelled = withoutLevel(text);
  if (levelled)
    readings.push({ form: plainForm(levelled.rest), atPath: homePath, isBound: levelled.level === homeLevel });
  return readings;
};

/** Entries that a reading allows: a named place binds to its subtree, a level of the home government to that one itself. */
const allowed = (entries: readonly Entry[], { atPath, isBound }: Reading, homePath: string): Entry[] =>
  entries.filter(({ unit, governmentPath }) => {
    if (!isBound) return true;
    return atPath === homePath ? governmentPath === atPath || unit.path === atPath : unit.path.startsWith(atPath);
  });

/**
 * Finds the unit a paper means by a printed name: by name, short name or alias; by plain form (without place, level
 * and linking words); by a bracketed second name; by abbreviation. Where several fit, the home government's own wins;
 * where none or several are left, answers the nearest candidates. House rule of 2026-11-23.
 */
export const matchUnit = (printed: string, dictionary: UnitDictionary): UnitMatch => {
  const text = squeeze(printed);
  const several: Entry[] = [];
  const parts = bracketParts(text);
  const steps: [MatchedBy, () => Choice][] = [
    ['name', () => choose(dictionary.byName.get(text) ?? [], dictionary.homePath)],
    ['alias', () => choose(dictionary.byAlias.get(text) ?? [], dictionary.homePath)],
    ['form', () => byForm(text, dictionary, several)],
    ['bracket', () => firstOf(parts, (part) => byPart(part, dictionary, several))],
    ['abbreviation', () => firstOf([text, ...parts], (part) => byAbbreviation(part, dictionary, several))],
  ];
  for (const [how, find] of steps) {
    const choice = find();
    if (choice === 'several') break;
    if (choice) return { orgId: choice.unit.id, how };
  }
  return { candidates: candidatesFor(text, dictionary, several) };
};

const firstOf = (parts: readonly string[], find: (part: string) => Choice): Choice => {
  for (const part of parts) {
    const choice = find(part);
    if (choice) return choice;
  }
  return null;
};

const byPart = (part: string, dictionary: UnitDictionary, several: Entry[]): Choice => {
  const { byName, byAlias, homePath } = dictionary;
  return (
    choose([...(byName.get(part) ?? []), ...(byAlias.get(part) ?? [])], homePath) ?? byForm(part, dictionary, several)
  );
};

const byForm = (text: string, dictionary: UnitDictionary, several: Entry[]): Choice =>
  byReading(text, dictionary, several, (form) => dictionary.byForm.get(form) ?? []);

const byAbbreviation = (text: string, dictionary: UnitDictionary, several: Entry[]): Choice =>
  byReading(text, dictionary, several, (form) => dictionary.forms.filter((one) => abbreviates(form, one.text)));

const byReading = (
  text: string,
  dictionary: UnitDictionary,
  several: Entry[],
  find: (form: string) => readonly Entry[],
): Choice => {
  for (const reading of readingsOf(text, dictionary)) {
    const entries = allowed(find(reading.form), reading, dictionary.homePath);
    const choice = choose(entries, reading.atPath);
    if (choice && choice !== 'several') return choice;
    if (choice === 'several') several.push(...entries);
  }
  return several.length > 0 ? 'several' : null;
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
};

const piecesOf = (form: Form): ReadonlySet<string> => {
  form.pieces ??= new Set(bigramsOf(form.text));
  return form.pieces;
};

/** The local bodies that answer for a body of the state: those of the likeliest name that any unit bears. */
const counterparts = (text: string, { byForm }: UnitDictionary): readonly Entry[] => {
  const form = counterpartForms(text).find((one) => byForm.has(one));
  return form === undefined ? [] : (byForm.get(form) ?? []);
};

/** Nearest units by counterpart (a ministry's bureau), else by shared pairs of signs (Dice's coefficient); those that fitted equally well come first. */
const candidatesFor = (
  text: string,
  dictionary: UnitDictionary,
  several: readonly Entry[],
): { orgId: string; score: number }[] => {
  const best = new Map<NamedUnit, number>(several.map(({ unit }) => [unit, 1]));
  const wanted = [...new Set(readingsOf(text, dictionary).map(({ form }) => form))].map(
    (form) => new Set(bigramsOf(form)),
  );
  for (const form of dictionary.forms) {
    const score = Math.max(...wanted.map((pieces) => overlap(pieces, piecesOf(form))));
    if (score >= SCORE_AT_LEAST && score > (best.get(form.unit) ?? 0)) best.set(form.unit, score);
  }
  for (const { unit, governmentPath } of counterparts(text, dictionary)) {
    const score = governmentPath === dictionary.homePath ? COUNTERPART : COUNTERPART_ELSEWHERE;
    if (score > (best.get(unit) ?? 0)) best.set(unit, score);
  }
  return [...best]
    .sort(([a, x], [b, y]) => y - x || a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
    .slice(0, CANDIDATES_AT_MOST)
    .map(([unit, score]) => ({ orgId: unit.id, score: Math.round(score * 100) / 100 }));
};
