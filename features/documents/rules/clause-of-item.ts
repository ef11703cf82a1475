import type { Item } from '@luoshi/gongwen/paper.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import type { UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';

/** Finds the organisations a printed name means: one, all of a collective name, or none when it is not known. */
export type FindOrgs = (printedName: string) => readonly string[];

/** The units an item names, leads first, each name once in its strongest role. */
const unitsOf = (item: Item, findOrgs: FindOrgs): UnitMatch[] => {
  const seen = new Set<string>();
  const units: UnitMatch[] = [];
  for (const role of ['lead', 'responsible', 'support'] as const)
    for (const name of item[role]) {
      const orgIds = findOrgs(name);
      for (const orgId of orgIds.length > 0 ? orgIds : [null]) {
        const key = orgId ?? name;
        if (seen.has(key)) continue;
        seen.add(key);
        units.push({ name, orgId, role });
      }
    }
  return units;
};

/** An item the parser proposed, as a clause of the checklist. A day that does not exist is left out. */
export const clauseOfItem = (
  item: Item,
  from: { id: string; sort: number; text: string; findOrgs: FindOrgs },
): Clause => ({
  id: from.id,
  sort: from.sort,
  no: item.no,
  section: item.section,
  title: item.title,
  task: item.task,
  span: item.span,
  sourceText: from.text.slice(item.span[0], item.span[1]),
  units: unitsOf(item, from.findOrgs),
  people: item.people.map(({ name, role }) => ({ name, role, personId: null })),
  startOn: null,
  dueOn: item.deadline.date && isDay(item.deadline.date) ? item.deadline.date : null,
  deadlineText: item.deadline.text,
  deadlineKind: item.deadline.kind,
  quantities: item.quantities.map(({ text, value, max, unit, direction }) => ({ text, value, max, unit, direction })),
  isDropped: false,
  isDueInferred: item.deadline.inferred && item.deadline.date !== null,
  revision: 1,
  wasId: null,
});
