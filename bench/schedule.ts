/**
 * A schedule of 5,000 nodes with dependencies, worked out anew: earliest, latest, float and critical path on a calendar with
 * holidays; beside it, in the same run, the floor: putting the same graph in order and nothing else (Kahn on maps of ids).
 */
import { scheduleNodeOf } from '@luoshi/features/projects/rules/nodes.ts';
import { schedule } from '@luoshi/features/projects/rules/schedule.ts';
import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';

const NODES = 5_000;
const RUNS = 41;

let seed = 20_190_218;
const dice = (sides: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * sides);
};

const nodes = Array.from({ length: NODES }, (_, i) => ({
  id: `n${i}`,
  key: null,
  title: `n${i}`,
  weight: 1,
  workdays: dice(20),
  approval: dice(10) === 0 ? 'eia' : null,
  ownerOrgId: null,
  planStartOn: null,
  planFinishOn: null,
  startedOn: null,
  doneOn: null,
  // Mostly on the last two hundred, so that chains are long: one to three predecessors each.
  after: [
    ...new Set(
      Array.from({ length: i === 0 ? 0 : 1 + dice(3) }, () => `n${Math.max(0, i - 1 - dice(Math.min(i, 200)))}`),
    ),
  ].map((nodeId) => ({ nodeId, lagWorkdays: dice(4) === 0 ? 2 : 0 })),
}));
const edges = nodes.reduce((sum, { after }) => sum + after.length, 0);
const start = toDay('2026-01-05');
const calendar = makeCalendar(
  Array.from({ length: 400 }, (_, i) => ({ day: addDays(start, i * 23), kind: 'rest' as const })),
  null,
);
const approvals = new Map([['eia', { workdays: 0, days: 30 }]]);

const whole = (): number => {
  const outcome = schedule(
    nodes.map((node) => scheduleNodeOf(node, approvals)),
    { promisedOn: addDays(start, 6_000), notBefore: start, calendar },
  );
  if (outcome.kind !== 'scheduled') throw new Error(outcome.kind);
  return outcome.schedule.nodes.length;
};

const sortOnly = (): number => {
  const waits = new Map(nodes.map(({ id, after }) => [id, after.length]));
  const followers = new Map<string, string[]>();
  for (const { id, after } of nodes)
    for (const { nodeId } of after) {
      const known = followers.get(nodeId);
      if (known) known.push(id);
      else followers.set(nodeId, [id]);
    }
  const ready = nodes.filter(({ after }) => after.length === 0).map(({ id }) => id);
  for (let at = 0; at < ready.length; at++)
    for (const next of followers.get(ready[at]!) ?? []) {
      const left = waits.get(next)! - 1;
      waits.set(next, left);
      if (left === 0) ready.push(next);
    }
  return ready.length;
};

const measure = (work: () => number): { p50: number; worst: number } => {
  for (let i = 0; i < 5; i++) if (work() !== NODES) throw new Error('nodes were lost');
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return { p50: times[RUNS >> 1]!, worst: times[RUNS - 1]! };
};

const floor = measure(sortOnly);
const all = measure(whole);
const ms = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    bench: 'schedule',
    nodes: NODES,
    dependencies: edges,
    ms_p50: ms(all.p50),
    ms_worst: ms(all.worst),
    target_ms: 100,
    floor: 'topological order of the same graph',
    floor_ms_p50: ms(floor.p50),
    ratio: ms(all.p50 / floor.p50),
  }),
);
