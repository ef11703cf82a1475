import type { Draft } from '../items/draft.ts';
import { bracketRole, FIRST_LEADS, PERSON_NAME } from '../lexicon/roles.ts';
import {
  CELL_NUMBER,
  type ColumnRole,
  HEADING_UNIT,
  MONEY_HEADING,
  PERCENT,
  POINTS_ROW,
  RATE_HEADING,
  ROLE_BRACKET,
  ROW_NUMBER,
  SECTION_NUMBER,
  SECTION_TEXT,
  SUM_ROW,
  TABLE_NOTE,
  TABLE_UNIT,
  WITH_PEOPLE,
  YEAR_OF_AMOUNT,
} from '../lexicon/tables.ts';
import type { Quantity, UnitRole } from '../paper.ts';
import { cellQuantity, quantitiesIn } from '../quantities.ts';
import { type NamedPerson, type NamedUnit, peopleIn, readTail } from '../tails/tail.ts';
import { elementsOf, looksLikeUnit, nameOf, splitGlued, withCollectives } from '../tails/units.ts';
import { part, printed, spanOf, type View } from '../view.ts';
import { dropStart, filledCell, type Grid, type Row } from './grid.ts';

const MOST_ROWS_CARRIED = 60;
const LEAST_TASK = 10;

/** The items of a table, one a row; merged cells are carried down, rows of headings and sums are left out. */
export function rowDrafts(raw: string, grid: Grid): Draft[] {
  const drafts: Draft[] = [];
  const carried = new Map<number, { cell: View; rows: number }>();
  let section: string[] = [];
  const columnOf = (role: ColumnRole) => grid.columns.indexOf(role);
  const taskAt = taskColumn(grid);
  if (taskAt < 0) return [];
  if (grid.columns[taskAt] === null) grid.columns[taskAt] = 'task';
  const titleAt = titleColumn(grid, taskAt);
  const noAt = columnOf('no');
  const firstLeads = FIRST_LEADS.test([grid.caption, ...grid.headings, grid.notes].join('\n'));
  for (const [index, row] of grid.rows.entries()) {
    const heading = sectionRow(row, grid, { task: taskAt, title: titleAt, no: noAt }, grid.rows[index + 1]);
    if (heading !== null) {
      section = heading.text === '' ? [] : [printed(raw, heading)];
      carried.clear();
      continue;
    }
    if (row.cells.length < 2 || TABLE_NOTE.test(row.cells[0]?.text ?? '')) continue;
    const cell = (at: number): View | null => (at < 0 ? null : filledCell(row.cells[at]));
    let task = cell(taskAt);
    const title = cell(titleAt);
    const no = cell(noAt);
    if (
      SUM_ROW.test((no ?? title ?? task)?.text.replace(/\s/g, '') ?? '') ||
      SUM_ROW.test((title ?? task)?.text.replace(/\s/g, '') ?? '')
    )
      continue;
    if (title && POINTS_ROW.test(title.text)) continue;
    if (!task && title) task = title;
    if (!task) continue;
    const path = [...section, ...sectionCells(raw, row, grid, carried)];
    const number = no ? { no: printed(raw, no), task } : numberInside(task);
    const firstTitle = titleAt >= 0 ? (title ?? carriedCell(carried, titleAt)) : null;
    if (title) carried.set(titleAt, { cell: title, rows: 0 });
    const units = rowUnits(row, grid, carried);
    if (firstLeads) promoteFirst(units.units);
    const time = cell(columnOf('deadline'));
    const body = bodyCells(row, grid, taskAt);
    drafts.push({
      no: number.no,
      section: path,
      title: firstTitle && firstTitle !== task ? firstTitle : null,
      task: number.task,
      amountsIn: grid.columns[taskAt] === 'project' ? body : [number.task, ...body],
      amounts: amountCells(raw, row, grid),
      units: units.units,
      people: [...units.people, ...rowPeople(row, grid, carried)],
      timeField: time ?? units.deadline,
      nodes: lastQuarter(row, grid),
      timeInBody: grid.columns[taskAt] !== 'project',
      span: spanOf(row.whole),
    });
  }
  return drafts;
}

/** A column under an unknown heading that holds more words than the titles do holds the tasks. */
function unknownTask(grid: Grid): number {
  const title = grid.columns.indexOf('title');
  if (title < 0 || grid.columns.includes('task') || grid.columns.includes('project')) return -1;
  const mean = (at: number) => {
    const cells = grid.rows.slice(0, 50).flatMap((row) => filledCell(row.cells[at])?.text.length ?? []);
    return cells.length === 0 ? 0 : cells.reduce((sum, length) => sum + length, 0) / cells.length;
  };
  let best = -1;
  grid.columns.forEach((role, at) => {
    if (role === null && mean(at) > Math.max(LEAST_TASK, mean(title) * 1.3) && (best < 0 || mean(at) > mean(best)))
      best = at;
  });
  return best;
}

function taskColumn(grid: Grid): number {
  const unknown = unknownTask(grid);
  if (unknown >= 0) return unknown;
  for (const role of ['task', 'project', 'title', 'content', 'target'] as const) {
    const at = role === 'task' ? longest(grid, 'task') : grid.columns.indexOf(role);
    if (role === 'task' && grid.columns.includes('project')) continue;
    if (at >= 0) return at;
  }
  return -1;
}

function longest(grid: Grid, role: ColumnRole): number {
  let best = -1;
  let most = -1;
  grid.columns.forEach((column, at) => {
    if (column !== role) return;
    const sum = grid.rows.slice(0, 50).reduce((total, row) => total + (row.cells[at]?.text.length ?? 0), 0);
    if (sum > most) {
      best = at;
      most = sum;
    }
  });
  return best;
}

function titleColumn(grid: Grid, taskAt: number): number {
  if (grid.columns[taskAt] !== 'task') return -1;
  return grid.columns.indexOf('title');
}

/** The heading a row carries when it only divides the table, or null; an empty view when it says nothing. */
function sectionRow(
  row: Row,
  grid: Grid,
  at: { task: number; title: number; no: number },
  next: Row | undefined,
): View | null {
  const filled = row.cells.filter((cell) => cell.text !== '');
  const only = filled[0];
  if (!only) return null;
  if (filled.length === 1) {
    if (row.cells.length > 1 && ROW_NUMBER.test(only.text)) return null;
    return dropStart(only, SECTION_TEXT.exec(only.text)?.[0].length ?? 0);
  }
  const no = at.no >= 0 ? (row.cells[at.no]?.text ?? '') : '';
  if (!SECTION_NUMBER.test(no)) return filled.every((cell) => cell.text === only.text) ? only : null;
  const unitFilled = grid.columns.some((role, column) => isUnitColumn(role) && filledCell(row.cells[column]) !== null);
  const below = next && at.no >= 0 ? (next.cells[at.no]?.text ?? '') : '';
  const headsRows = below !== '' && ROW_NUMBER.test(below) && !SECTION_NUMBER.test(below);
  const words =
    filledCell(row.cells[at.title >= 0 ? at.title : at.task]) ??
    filled.find((cell) => cell.text !== no) ??
    part(only, 0, 0);
  if (unitFilled && !headsRows) return at.title >= 0 && POINTS_ROW.test(words.text) ? words : null;
  return words;
}

function isUnitColumn(role: ColumnRole | null | undefined): role is 'lead' | 'responsible' | 'support' | 'owner' {
  return role === 'lead' || role === 'responsible' || role === 'support' || role === 'owner';
}

function sectionCells(raw: string, row: Row, grid: Grid, carried: Map<number, { cell: View; rows: number }>): string[] {
  const path: string[] = [];
  grid.columns.forEach((role, at) => {
    if (role !== 'section') return;
    const cell = filledCell(row.cells[at]);
    if (cell) carried.set(at, { cell, rows: 0 });
    const words = cell ?? carried.get(at)?.cell;
    if (words) path.push(printed(raw, words));
  });
  return path;
}

function carriedCell(carried: Map<number, { cell: View; rows: number }>, at: number): View | null {
  return carried.get(at)?.cell ?? null;
}

function rowUnits(
  row: Row,
  grid: Grid,
  carried: Map<number, { cell: View; rows: number }>,
): { units: NamedUnit[]; people: NamedPerson[]; deadline: View | null } {
  const units: NamedUnit[] = [];
  const people: NamedPerson[] = [];
  let deadline: View | null = null;
  const anyUnit = grid.columns.some((role, at) => isUnitColumn(role) && filledCell(row.cells[at]) !== null);
  const hasResponsible = grid.columns.some((role) => role === 'lead' || role === 'responsible');
  grid.columns.forEach((role, at) => {
    if (!isUnitColumn(role) || (role === 'owner' && hasResponsible)) return;
    let cell = filledCell(row.cells[at]);
    if (cell) carried.set(at, { cell, rows: 0 });
    else if (!anyUnit) {
      const above = carried.get(at);
      if (above && above.rows < MOST_ROWS_CARRIED) {
        above.rows++;
        cell = above.cell;
      }
    }
    if (!cell) return;
    const to: UnitRole = role === 'owner' ? 'responsible' : role;
    const read = readTail(cell);
    if (read && (read.labelled || read.units.some((unit) => unit.role !== 'responsible') || read.firstLeads)) {
      const shifted =
        to === 'responsible'
          ? read.units
          : read.units.map((unit) => (unit.role === 'responsible' ? { ...unit, role: to } : unit));
      for (const unit of shifted) units.push(unit);
      for (const person of read.people) people.push(person);
      deadline ??= read.deadline;
      if (read.firstLeads) promoteFirst(units);
      return;
    }
    for (const element of withCollectives(cell, elementsOf(cell))) {
      for (const name of splitGlued(nameOf(element))) {
        if (name.text.length < 2) continue;
        if (WITH_PEOPLE.test(grid.headings[at] ?? '') && PERSON_NAME.test(name.text) && !looksLikeUnit(name.text))
          people.push({ role: '', name });
        else units.push(withBracketRole({ role: to, name: nameOf(name) }));
      }
    }
  });
  return { units: units.filter((unit) => unit.name.text.length >= 2), people, deadline };
}

/** A role in brackets after the name says more than the column. */
function withBracketRole(unit: NamedUnit): NamedUnit {
  const found = ROLE_BRACKET.exec(unit.name.text);
  if (!found) return unit;
  return { role: bracketRole(found[1] ?? '') ?? unit.role, name: part(unit.name, 0, found.index) };
}

/** The first responsible unit leads where the paper says so. */
export function promoteFirst(units: NamedUnit[]): void {
  const first = units.find((unit) => unit.role === 'responsible');
  if (first && !units.some((unit) => unit.role === 'lead')) first.role = 'lead';
}

function rowPeople(row: Row, grid: Grid, carried: Map<number, { cell: View; rows: number }>): NamedPerson[] {
  const people: NamedPerson[] = [];
  grid.columns.forEach((role, at) => {
    if (role !== 'person') return;
    const cell = filledCell(row.cells[at]);
    if (cell) carried.set(at, { cell, rows: 0 });
    const words = cell ?? carried.get(at)?.cell;
    if (words)
      for (const name of peopleIn(words)) people.push({ role: grid.headings[at]?.replace(/\s/g, '') ?? '', name });
  });
  return people;
}

/** In a table of quarters without a column for the limit, the last quarter that holds anything. */
function lastQuarter(row: Row, grid: Grid): View[] {
  if (grid.columns.includes('deadline')) return [];
  const at = grid.columns.findLastIndex((role, i) => role === 'quarter' && filledCell(row.cells[i]) !== null);
  const head = grid.heads?.[at];
  return head ? [head] : [];
}

function bodyCells(row: Row, grid: Grid, taskAt: number): View[] {
  const out: View[] = [];
  grid.columns.forEach((role, at) => {
    if (at === taskAt || (role !== 'content' && role !== 'task' && role !== 'target')) return;
    const cell = filledCell(row.cells[at]);
    if (cell) out.push(cell);
  });
  return out;
}

function amountCells(raw: string, row: Row, grid: Grid): Quantity[] {
  const out: Quantity[] = [];
  const whole = TABLE_UNIT.exec(grid.caption)?.[1] ?? '';
  // A column of money without a measure is counted as the others of its table are.
  const others = grid.headings.flatMap((heading, at) =>
    grid.columns[at] === 'amount' && MONEY_HEADING.test(heading) ? (HEADING_UNIT.exec(heading)?.[1] ?? []) : [],
  );
  const money = whole === '' && new Set(others).size === 1 ? (others[0] ?? '') : whole;
  const ownUnit = grid.columns.indexOf('unit');
  grid.columns.forEach((role, at) => {
    if (role !== 'amount' && role !== 'target') return;
    const cell = filledCell(row.cells[at]);
    if (!cell) return;
    const heading = grid.headings[at] ?? '';
    const unit =
      HEADING_UNIT.exec(heading)?.[1] ??
      (ownUnit >= 0
        ? (row.cells[ownUnit]?.text ?? '')
        : RATE_HEADING.test(heading)
          ? PERCENT
          : MONEY_HEADING.test(heading)
            ? money
            : '');
    const plain = cellQuantity(raw, cell, unit);
    if (plain && !YEAR_OF_AMOUNT.test(cell.text)) out.push(plain);
    else if (!plain && role === 'amount') for (const each of quantitiesIn(raw, cell)) out.push(each);
  });
  return out;
}

function numberInside(task: View): { no: string | null; task: View } {
  const found = CELL_NUMBER.exec(task.text);
  return found ? { no: found[1] ?? null, task: dropStart(task, found[0].length) } : { no: null, task };
}
