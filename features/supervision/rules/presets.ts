import type { PresetRules, Term } from '../contract.ts';

/** One version of the clocks as kept in `supervision.preset`. */
export type PresetVersion = {
  readonly name: string;
  readonly version: number;
  /** Where the figures come from. */
  readonly source: string;
  /** First day on which matters are opened under it, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly rules: PresetRules;
};

const workdays = (count: number): Term => ({ count, unit: 'workday' });
const days = (count: number): Term => ({ count, unit: 'day' });

// What no source sets differently: signature within a working day; objection within 3 working days, signed by a leader;
// at most two extensions (domain rules §3).
const ENVELOPE: Omit<PresetRules, 'deadline' | 'firstReport' | 'nextReport'> = {
  sign: workdays(1),
  objection: workdays(3),
  decide: workdays(2),
  review: workdays(3),
  mend: workdays(5),
  look: days(30),
  extensionsAtMost: 2,
};

const preset = (
  name: string,
  source: string,
  own: Pick<PresetRules, 'deadline' | 'firstReport' | 'nextReport'>,
): PresetVersion => ({
  name,
  version: 1,
  source,
  effectiveFrom: '2000-01-01',
  rules: { ...ENVELOPE, ...own },
});

/** The versions a new government starts with. The sources do not say whether days are worked: short terms count working days (house rule, 2026-11-24). */
export const PRESETS: readonly PresetVersion[] = [
  preset('dated', 'house rule, 2026-11-24: the paper’s own date, a report every 30 days', {
    deadline: null,
    firstReport: null,
    nextReport: days(30),
  }),
  preset(
    '13710-general',
    'Shanxi 13710: deployed in 1 day, reported in 3, general matters done in 7, cleared to zero',
    {
      deadline: workdays(7),
      firstReport: workdays(3),
      nextReport: workdays(3),
    },
  ),
  preset(
    '13710-major',
    'Shanxi 13710: deployed in 1 day, reported in 3, major matters done in a month, cleared to zero',
    {
      deadline: { count: 1, unit: 'month' },
      firstReport: workdays(3),
      nextReport: workdays(7),
    },
  ),
  preset('paper', 'supervision practice: a paper that sets no date is done in 30 days', {
    deadline: days(30),
    firstReport: null,
    nextReport: days(15),
  }),
  preset('minutes', 'supervision practice: minutes that set no date are done in 20 days', {
    deadline: days(20),
    firstReport: null,
    nextReport: days(10),
  }),
  preset('instruction-urgent', 'supervision practice: urgent instructions in 1 to 5 days; the longest is taken', {
    deadline: workdays(5),
    firstReport: workdays(1),
    nextReport: workdays(2),
  }),
  preset('instruction', 'supervision practice: ordinary instructions in 15 days', {
    deadline: days(15),
    firstReport: workdays(3),
    nextReport: workdays(5),
  }),
  preset('instruction-hard', 'supervision practice: hard instructions in 30 days', {
    deadline: days(30),
    firstReport: workdays(3),
    nextReport: workdays(10),
  }),
];

/** Of each name the version in force on `day`: the one that took effect last, the higher version on a tie. */
export const presetsOn = <P extends Pick<PresetVersion, 'name' | 'version' | 'effectiveFrom'>>(
  versions: readonly P[],
  day: string,
): P[] => {
  const latest = new Map<string, P>();
  for (const one of versions) {
    if (one.effectiveFrom > day) continue;
    const known = latest.get(one.name);
    if (
      !known ||
      one.effectiveFrom > known.effectiveFrom ||
      (one.effectiveFrom === known.effectiveFrom && one.version > known.version)
    )
      latest.set(one.name, one);
  }
  return [...latest.values()];
};
