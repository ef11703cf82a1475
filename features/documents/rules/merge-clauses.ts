import type { UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';

const SEMICOLON = '\uff1b';
const ENDED = /[\u3002\uff1b\uff1a;.:!?\uff01\uff1f]$/;
/** Strongest role first. */
export const STRENGTH: Readonly<Record<UnitMatch['role'], number>> = { lead: 0, responsible: 1, support: 2 };

const joined = (texts: readonly string[]): string =>
  texts.reduce((whole, text) => `${whole}${ENDED.test(whole) ? '' : SEMICOLON}${text}`);

/** Each unit once, in its strongest role, in the order in which they were first named. */
const unitsOfAll = (clauses: readonly Clause[]): UnitMatch[] => {
  const units = new Map<string, UnitMatch>();
  for (const unit of clauses.flatMap((clause) => clause.units)) {
    const key = unit.orgId ?? unit.name;
    const known = units.get(key);
    if (!known || STRENGTH[unit.role] < STRENGTH[known.role]) units.set(key, unit);
  }
  return [...units.values()].sort((a, b) => STRENGTH[a.role] - STRENGTH[b.role]);
};

const onceBy = <T>(list: readonly T[], key: (value: T) => string): T[] => [
  ...new Map(list.map((value) => [key(value), value])).values(),
];

/**
 * One clause out of several, in their order: words joined, units, people and amounts together, the latest deadline,
 * the earliest start. It keeps id, place, number and title of the first. `others` are all clauses of the paper: the
 * merged span reaches from the first to the last passage only when none of the others stands between them.
 */
export const mergeClauses = (
  clauses: readonly [Clause, ...Clause[]],
  others: readonly Clause[],
  text: string,
): Clause => {
  const [first] = clauses;
  const merged = new Set(clauses.map(({ id }) => id));
  const spans = clauses.flatMap(({ span }) => (span ? [span] : []));
  const whole: [number, number] | null = spans.length
    ? [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
    : null;
  const isFree =
    whole !== null &&
    others.every(({ id, span }) => merged.has(id) || !span || span[1] <= whole[0] || span[0] >= whole[1]);
  const span = isFree ? whole : first.span;
  const latest = clauses.reduce((best, clause) => ((clause.dueOn ?? '') > (best.dueOn ?? '') ? clause : best));
  const starts = clauses.flatMap(({ startOn }) => (startOn ? [startOn] : [])).sort();
  return {
    ...first,
    task: joined(clauses.map(({ task }) => task)),
    span,
    sourceText: span ? text.slice(span[0], span[1]) : null,
    units: unitsOfAll(clauses),
    people: onceBy(
      clauses.flatMap(({ people }) => people),
      ({ name, role }) => `${name} ${role}`,
    ),
    startOn: starts[0] ?? null,
    dueOn: latest.dueOn,
    deadlineText: latest.deadlineText,
    deadlineKind: latest.deadlineKind,
    quantities: onceBy(
      clauses.flatMap(({ quantities }) => quantities),
      (q) => `${q.text} ${q.value} ${q.unit}`,
    ),
  };
};
