import { addDays } from '@luoshi/kernel/day.ts';
import type { Paragraph, Section } from '../contract.ts';
import { byLight, daysLate } from './fact-tables.ts';
import type { Gathered, TaskFact } from './gathered.ts';
import { made, paragraph, section } from './parts.ts';
import { asClause, fill, sayDay, sayNames, sayNumeral, sayPercent, words } from './say.ts';

/** Tasks named one by one in the text; the others stand in the table. */
export const NAMED = 12;
const NEXT_DAYS = 30;

type Made = Paragraph['sentences'][number];

/** The sections of a paper of a period. A brief tells what was done and comes next; the others name what is wrong. */
export const composePeriod = (facts: Gathered): Section[] =>
  facts.kind === 'brief'
    ? [section('overview', overview(facts)), section('done', results(facts)), section('next', advice(facts))]
    : [
        section('overview', overview(facts)),
        section('progress', progress(facts)),
        section('problems', problems(facts)),
        section('advice', advice(facts)),
      ];

const total = (facts: Gathered, key: keyof Gathered['units'][number]): number =>
  facts.units.reduce((sum, unit) => sum + Number(unit[key]), 0);

const unique = (names: readonly string[]): string[] => [...new Set(names)];
const leads = (tasks: readonly TaskFact[]): string[] => unique(tasks.map(({ leadName }) => leadName));

const overview = (facts: Gathered): Paragraph[] => {
  const { from, to, scope, doneTotal, doneLate } = facts;
  const paused = total(facts, 'paused');
  const late = doneLate === 0 ? words.overview.doneAllInTime : fill(words.overview.doneLate, { n: doneLate });
  return [
    paragraph('overview', [
      made(
        'overview.period',
        null,
        fill(words.overview.period, { from: sayDay(from, null), to: sayDay(to, from), scope }),
      ),
      made(
        'overview.count',
        'lights',
        fill(words.overview.count, {
          to: sayDay(facts.today, from),
          open: total(facts, 'open'),
          units: facts.units.length,
          onTrack: total(facts, 'on_track'),
          near: total(facts, 'near'),
          behind: total(facts, 'behind'),
          late: total(facts, 'late'),
          paused: paused > 0 ? fill(words.overview.paused, { n: paused }) : '',
        }),
      ),
      made(
        'overview.done',
        'done',
        doneTotal > 0 ? fill(words.overview.done, { done: doneTotal, late }) : words.overview.doneNone,
      ),
    ]),
  ];
};

const progress = (facts: Gathered): Paragraph[] => {
  const short = total(facts, 'behind') + total(facts, 'late');
  const reached = total(facts, 'open') - total(facts, 'paused') - short;
  const share = sayPercent(Math.round((reached * 100) / Math.max(1, reached + short)));
  const steady = facts.units.filter((unit) => unit.open > 0 && unit.late + unit.behind + unit.paused === 0);
  return [
    paragraph('progress', [
      made(
        'progress.plan',
        'lights',
        short > 0
          ? fill(words.progress.reached, { reached, share, short })
          : fill(words.progress.allReached, { reached }),
      ),
      steady.length > 0
        ? made(
            'progress.steady',
            'units',
            fill(words.progress.ahead, { units: sayNames(steady.map(({ name }) => name)) }),
          )
        : null,
      turnedSentence(facts),
      reportsSentence(facts),
    ]),
  ];
};

const isBad = (light: string | null): boolean => light === 'late' || light === 'behind';

const turnedSentence = ({ turned }: Gathered): Made | null => {
  const worse = new Set(turned.filter((one) => isBad(one.to)).map(({ taskId }) => taskId)).size;
  const better = new Set(turned.filter((one) => isBad(one.from) && !isBad(one.to)).map(({ taskId }) => taskId)).size;
  if (worse + better === 0) return null;
  const both = worse > 0 && better > 0;
  const template = both ? words.progress.turned : worse > 0 ? words.progress.turnedWorse : words.progress.turnedBetter;
  return made('progress.turned', 'turned', fill(template, { worse, better }));
};

const reportsSentence = ({ reports }: Gathered): Made | null => {
  if (reports.length === 0) return null;
  const count = reports.reduce((sum, one) => sum + one.reports, 0);
  const silent = reports.filter((one) => one.reports === 0).length;
  return made(
    'progress.reports',
    'reports',
    silent > 0
      ? fill(words.progress.reported, { reports: count, silent })
      : fill(words.progress.reportedAll, { reports: count }),
  );
};

const results = (facts: Gathered): Paragraph[] => {
  const told = facts.open.filter((task) => asClause(task.lastWords) && !isBad(task.light)).slice(0, NAMED);
  return [
    paragraph('done', [
      facts.done.length > 0
        ? made('done.named', 'done', fill(words.progress.doneNamed, { names: sayTitles(facts.done) }))
        : null,
      reportsSentence(facts),
    ]),
    ...told.map((task) =>
      paragraph(`done.${task.id}`, [
        made(
          `done.${task.id}`,
          'table',
          fill(words.progress.reportedOne, {
            task: task.title,
            lead: task.leadName,
            words: `${asClause(task.lastWords)}${words.stop}`,
          }),
        ),
      ]),
    ),
  ];
};

const sayTitles = (tasks: readonly TaskFact[]): string =>
  tasks
    .slice(0, NAMED)
    .map(({ title }) => title)
    .join(words.and);

const problems = (facts: Gathered): Paragraph[] => {
  const late = byLight(facts.open, 'late');
  const behind = byLight(facts.open, 'behind');
  if (late.length + behind.length === 0)
    return [paragraph('problems', [made('problems.none', 'lights', words.problems.none)])];
  const groups = [
    { key: 'late', heading: words.problems.lateHeading, tasks: late, more: total(facts, 'late') - NAMED },
    { key: 'behind', heading: words.problems.behindHeading, tasks: behind, more: total(facts, 'behind') - NAMED },
  ].filter(({ tasks }) => tasks.length > 0);
  return [
    paragraph('problems', [gathered(facts)]),
    ...groups.flatMap(({ key, heading, tasks, more }, i) =>
      tasks
        .slice(0, NAMED)
        .map((task, k) =>
          paragraph(
            `problems.${task.id}`,
            [
              problemSentence(task, facts, key),
              stuck(task, key),
              k === NAMED - 1 && more > 0
                ? made(`problems.${key}.more`, key, fill(words.problems.more, { n: more }))
                : null,
            ],
            k === 0 ? fill(words.level2, { numeral: sayNumeral(i + 1), heading }) : null,
          ),
        ),
    ),
  ];
};

const problemSentence = (task: TaskFact, facts: Gathered, fact: string): Made => {
  const days = daysLate(task, facts);
  const named = { lead: task.leadName, task: task.title, percent: sayPercent(task.percent) };
  const text =
    days > 0 && task.dueOn
      ? fill(task.percent === 100 ? words.problems.lateDone : words.problems.late, {
          ...named,
          due: sayDay(task.dueOn, facts.today),
          days,
        })
      : fill(words.problems.behind, { ...named, reason: asClause(task.reason) ?? '' });
  return made(`problems.${task.id}`, fact, text);
};

const stuck = (task: TaskFact, fact: string): Made | null => {
  const said = asClause(task.problems);
  return said ? made(`problems.${task.id}.stuck`, fact, fill(words.problems.stuck, { words: said })) : null;
};

const gathered = ({ units }: Gathered): Made | null => {
  const several = units
    .map((unit) => ({ unit: unit.name, n: unit.late + unit.behind }))
    .filter(({ n }) => n > 1)
    .sort((a, b) => b.n - a.n)
    .slice(0, 5);
  if (several.length === 0) return null;
  const named = several.map((one) => fill(words.problems.gatheredOne, one)).join(words.and);
  return made('problems.gathered', 'units', fill(words.problems.gathered, { units: named }));
};

const advice = (facts: Gathered): Paragraph[] => {
  const late = byLight(facts.open, 'late');
  const behind = byLight(facts.open, 'behind');
  const until = addDays(facts.today, NEXT_DAYS);
  const due = facts.open.filter(
    ({ dueOn, light }) => dueOn && dueOn >= facts.today && dueOn <= until && light !== 'paused',
  );
  const stuckOnes = [...late, ...behind].filter((task) => asClause(task.problems));
  const by = sayDay(facts.answerBy, facts.today);
  const ids = ['late', 'behind', 'near', 'stuck'] as const;
  const sentences = {
    late:
      late.length > 0
        ? made('advice.late', 'late', fill(words.advice.late, { units: sayNames(leads(late)), by }))
        : null,
    behind:
      behind.length > 0
        ? made('advice.behind', 'behind', fill(words.advice.behind, { units: sayNames(leads(behind)) }))
        : null,
    near:
      due.length > 0
        ? made(
            'advice.near',
            'table',
            fill(words.advice.near, {
              from: sayDay(facts.today, facts.today),
              to: sayDay(until, facts.today),
              n: due.length,
              units: sayNames(leads(due)),
            }),
          )
        : null,
    stuck:
      stuckOnes.length > 0 ? made('advice.stuck', 'table', fill(words.advice.stuck, { n: stuckOnes.length })) : null,
  };
  const wanted = facts.kind === 'brief' ? (['near'] as const) : ids;
  const said = wanted.map((id) => paragraph(`advice.${id}`, [sentences[id]]));
  return said.some((one) => one.sentences.length > 0)
    ? said
    : [paragraph('advice.none', [made('advice.none', 'lights', words.advice.none)])];
};
