import { type Day, dayAt } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { sha256Hex } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { ImportView, MappingInput, SheetView } from '../contract.ts';
import { FEATURE, findImport, type Kinds, keepActor, workOn } from '../intake/service.ts';
import { checkMapping, headsFingerprint, type Mapping } from '../rules/check-mapping.ts';
import { findHead, type Head, headAt } from '../rules/find-head.ts';
import { isBlank, oneLine } from '../rules/plain.ts';
import { isBusy, isOver, NO_COUNTS } from '../rules/plan.ts';
import { presentImport, type Say } from '../rules/present.ts';
import { type CellContext, currenciesIn, readCell } from '../rules/read-cell.ts';
import { periodNamed } from '../rules/read-time.ts';
import { type RecognisedColumn, recognise } from '../rules/recognise.ts';
import { sequenceColumn } from '../rules/sort-rows.ts';
import { regionFinder, unitFinder } from '../rules/units.ts';
import type { LedgerKind } from '../service.ts';
import { changeImport, rememberedMapping, rememberMapping } from '../store/imports.ts';
import { namedRegions, namedUnits } from '../store/names.ts';
import { rowsAfter } from '../store/rows.ts';
import type { ImportRead } from '../store/tables.ts';

/** Rows that columns are recognised by, and those that the page shows of them. */
const LOOK_AT = 300;
const SHOWN = 40;
const SAMPLES = 4;

/** What reading the cells of an import needs: the names of the government, as seen from the importer's unit. */
export const cellContext = async (
  tx: Tx,
  it: Pick<ImportRead, 'orgPath' | 'actor'>,
  rates: Readonly<Record<string, number>>,
  today: Day,
): Promise<CellContext> => ({
  year: Number(today.slice(0, 4)),
  rates,
  findUnit: unitFinder(await namedUnits(tx), it.orgPath),
  findRegion: regionFinder(await namedRegions(tx)),
});

/** What the beginning of a sheet looks like. */
export type Examined = {
  rows: { no: number; cells: string[] }[];
  head: Head | null;
  columns: RecognisedColumn[];
  said: Record<string, string>;
  currencies: string[];
};

/** Words for columns that the sheet does not have: the period that its title names, the importer's own unit. */
const saidFor = (kind: LedgerKind, columns: readonly RecognisedColumn[], lines: readonly string[], unit: string) => {
  const said: Record<string, string> = {};
  for (const spec of kind.columns) {
    if (!spec.isSayable || columns.some(({ field }) => field === spec.key)) continue;
    const period = lines.map(periodNamed).find((one) => one !== null);
    if (spec.kind === 'period' && period) said[spec.key] = period;
    if (spec.kind === 'unit') said[spec.key] = unit;
  }
  return said;
};

/** Looks at the beginning of a sheet: where its head stands and what its columns are taken for. */
export const examine = async (
  tx: Tx,
  it: ImportRead,
  kind: LedgerKind,
  sheet: number,
  context: CellContext,
  pointed?: { from: number; to: number },
): Promise<Examined> => {
  const kept = it.sheets.find(({ index }) => index === sheet);
  const rows = await rowsAfter(tx, it.id, sheet, 0, LOOK_AT);
  const grid = { rows, merges: kept?.merges ?? [] };
  const head = pointed ? headAt(grid, pointed.from, pointed.to) : findHead(grid, kind.columns);
  if (!head) return { rows, head, columns: [], said: {}, currencies: [] };
  const below = rows.filter(({ no }) => no > head.to);
  const samples = head.heads.map((one, i) => ({ head: one, texts: below.map(({ cells }) => cells[i] ?? '') }));
  const above = rows.filter(({ no }) => no < head.from).map(({ cells }) => cells.filter(Boolean).join(' '));
  const columns = recognise(samples, kind.columns, context, above);
  const currencies = new Set<string>();
  for (const [i, { field, unit }] of columns.entries()) {
    const spec = kind.columns.find(({ key }) => key === field);
    if (spec?.kind === 'money')
      for (const one of currenciesIn(samples[i]?.texts ?? [], spec, { unit })) currencies.add(one);
  }
  const said = saidFor(kind, columns, [...above, kept?.name ?? '', it.fileName], it.actor.org.name);
  return { rows, head, columns, said, currencies: [...currencies] };
};

export const fingerprintOf = (heads: readonly string[]): string => sha256Hex(headsFingerprint(heads));

/** The mapping that a sheet's heads were read by the last time, moved to where they stand now. */
export const remembered = async (tx: Tx, kind: LedgerKind, sheet: number, found: Examined): Promise<Mapping | null> => {
  if (!found.head) return null;
  const mapping = await rememberedMapping(tx, kind.name, fingerprintOf(found.head.heads));
  if (!mapping) return null;
  const now = { ...mapping, sheet, headFrom: found.head.from, headTo: found.head.to };
  // Figures are for a time: what the title says today goes before what was said then.
  const said = { ...mapping.said, ...found.said };
  return checkMapping({ ...now, said }, kind.columns).length === 0 ? { ...now, said } : null;
};

/** What the recognised columns make of a mapping, unconfirmed. */
export const proposed = (sheet: number, { head, columns, said }: Examined): Mapping | null =>
  head && {
    sheet,
    headFrom: head.from,
    headTo: head.to,
    columns: columns.map(({ field, unit, fillsDown }) => ({ field, unit, fillsDown })),
    said,
    rates: {},
  };

/** The beginning of a sheet for the mapping page; refuses `ledgers.sheet_not_found`. */
export const showSheet = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  asked: { id: string; sheet: number; headFrom?: number | undefined; headTo?: number | undefined },
): Promise<Outcome<SheetView>> => {
  const found = await findImport(tx, actor, kinds, asked.id);
  if (!found.ok) return found;
  const { it, kind } = found.value;
  const kept = it.sheets.find(({ index }) => index === asked.sheet);
  if (!kept) return refuse('ledgers.sheet_not_found');
  const context = await cellContext(tx, it, {}, facts.today);
  // Somebody who pointed at a head, or confirmed one before, sees that one.
  const before = it.mapping?.sheet === asked.sheet ? it.mapping : null;
  const from = asked.headFrom ?? before?.headFrom;
  const pointed = from === undefined ? undefined : { from, to: asked.headTo ?? before?.headTo ?? from };
  const seen = await examine(tx, it, kind, asked.sheet, context, pointed);
  const chosenBefore = asked.headFrom === undefined ? before : null;
  const heads = seen.head?.heads ?? [];
  const sequenceAt = sequenceColumn(heads);
  const below = seen.rows.filter(({ no }) => seen.head && no > seen.head.to);
  return accept({
    index: kept.index,
    name: kept.name,
    rows: seen.rows.slice(0, SHOWN).map(({ no, cells }) => ({ no, cells: cells.map((cell) => cell.slice(0, 200)) })),
    head: seen.head && { from: seen.head.from, to: seen.head.to },
    columns: seen.columns.map((column, i) => {
      const chosen = chosenBefore?.columns[i];
      return {
        head: heads[i] ?? '',
        samples: below
          .map(({ cells }) => oneLine(cells[i] ?? ''))
          .filter((text) => !isBlank(text))
          .slice(0, SAMPLES)
          .map((text) => text.slice(0, 60)),
        field: chosen ? chosen.field : column.field,
        unit: chosen ? (chosen.unit ?? null) : column.unit,
        fillsDown: chosen ? chosen.fillsDown === true : column.fillsDown,
        isSequence: i === sequenceAt,
        by: chosen && it.isRemembered ? ('remembered' as const) : column.by,
        remarks: column.remarks.map((remark) => say(`ledgers.remarks.${remark}`)),
      };
    }),
    said: chosenBefore ? { ...chosenBefore.said } : seen.said,
    currencies: seen.currencies,
  });
};

/** Refuses a mapping that cannot be used, naming what is missing in the reader's words. */
const usable = (mapping: Mapping, kind: LedgerKind, context: CellContext, say: Say): Outcome<null> => {
  const [fault] = checkMapping(mapping, kind.columns);
  if (fault)
    return refuse(`ledgers.${fault.code}`, {
      column: fault.field ? say(`${kind.words}.columns.${fault.field}`) : '',
    });
  for (const spec of kind.columns) {
    const text = mapping.said[spec.key];
    if (!text || mapping.columns.some(({ field }) => field === spec.key)) continue;
    const problem = readCell(text, spec, context).problems.find(({ severity }) => severity === 'wrong');
    if (problem)
      return refuse('ledgers.said_unreadable', {
        column: say(`${kind.words}.columns.${spec.key}`),
        why: say(problem.code, problem.params),
      });
  }
  return accept(null);
};

/** Says which column is which, remembers it for these heads, and sets the judging of the rows going. */
export const setMapping = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  id: string,
  input: MappingInput,
): Promise<Outcome<ImportView>> => {
  const found = await findImport(tx, actor, kinds, id, { lock: true });
  if (!found.ok) return found;
  const { it, kind } = found.value;
  if (isOver(it.state)) return refuse('ledgers.finished');
  if (isBusy(it.state)) return refuse('ledgers.busy');
  const kept = it.sheets.find(({ index }) => index === input.sheet);
  if (!kept) return refuse('ledgers.sheet_not_found');
  const known = new Set(kind.columns.map(({ key }) => key));
  const mapping: Mapping = {
    ...input,
    headTo: Math.max(input.headFrom, input.headTo),
    columns: input.columns.map(({ field, unit, fillsDown }) => ({
      field: field !== null && known.has(field) ? field : null,
      unit: unit || null,
      fillsDown: fillsDown === true,
    })),
  };
  const checked = usable(mapping, kind, await cellContext(tx, it, mapping.rates, facts.today), say);
  if (!checked.ok) return checked;
  const rows = await rowsAfter(tx, id, input.sheet, mapping.headFrom - 1, mapping.headTo - mapping.headFrom + 1);
  const { heads } = headAt({ rows, merges: kept.merges }, mapping.headFrom, mapping.headTo);
  await commit(tx, {
    rows: [
      changeImport(tx.tenantId, id, {
        state: 'checking',
        mapping,
        is_remembered: false,
        actor: keepActor(actor, facts),
        counts: NO_COUNTS,
        done: 0,
        total: kept.rows,
      }),
      rememberMapping(tx.tenantId, {
        kind: kind.name,
        fingerprint: fingerprintOf(heads),
        mapping,
        accountId: actor.accountId,
        at: facts.now,
      }),
      ...workOn(tx.tenantId, id, facts.now),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'ledgers.map',
      feature: FEATURE,
      subjectId: id,
      params: { file: it.fileName, columns: mapping.columns.filter(({ field }) => field).length },
    },
    events: [{ feature: FEATURE, id }],
  });
  return accept(
    presentImport(
      {
        ...it,
        state: 'checking',
        mapping,
        isRemembered: false,
        counts: {},
        done: 0,
        total: kept.rows,
        beatAt: facts.now,
      },
      kind,
      say,
      facts.now,
    ),
  );
};

/** The day it is for the government an import belongs to. */
export const todayOf = (it: Pick<ImportRead, 'actor'>, now: Date): Day => dayAt(now, it.actor.timeZone);
