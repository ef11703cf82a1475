import type { Paragraph, Section } from '../contract.ts';
import { daysLate, unitsOf } from './fact-tables.ts';
import type { Gathered, TaskFact } from './gathered.ts';
import { isOneOf, TELLS_ONE_UNIT } from './kinds.ts';
import { made, paragraph, section } from './parts.ts';
import { asClause, fill, sayDay, sayNames, sayPercent, words } from './say.ts';

type Made = Paragraph['sentences'][number];
const FACT = 'tasks';

/** The sections of a paper about chosen tasks: minutes, a letter to one unit, or an order or slip about one task. */
export const composeChosen = (facts: Gathered): Section[] => {
  if (facts.kind === 'minutes') return minutes(facts);
  return isOneOf(TELLS_ONE_UNIT, facts.kind) ? letter(facts) : order(facts);
};

const supportOf = (task: TaskFact, template: string): string => {
  const units = unitsOf(task, 'responsible', 'support');
  return units.length > 0 ? fill(template, { units: sayNames(units) }) : '';
};

const minutes = (facts: Gathered): Section[] => [
  section('overview', [
    paragraph('overview', [
      made('minutes.held', FACT, fill(words.minutes.held, { scope: facts.scope, n: facts.chosen.length })),
    ]),
  ]),
  section(
    'decisions',
    facts.chosen.map((task) =>
      paragraph(`minutes.${task.id}`, [
        made(
          `minutes.${task.id}`,
          FACT,
          fill(words.minutes.item, {
            task: asClause(task.body || task.title, 300) ?? task.title,
            lead: task.leadName,
            support: supportOf(task, words.minutes.support),
            due: task.dueOn ? fill(words.minutes.due, { due: sayDay(task.dueOn, facts.today) }) : '',
          }),
        ),
      ]),
    ),
  ),
  section('demand', [paragraph('demand', [made('minutes.demand', null, words.minutes.demand)])]),
];

const item = (task: TaskFact, facts: Gathered): Made => {
  const days = daysLate(task, facts);
  const due = task.dueOn ? sayDay(task.dueOn, facts.today) : '';
  const named = { task: task.title, percent: sayPercent(task.percent), reason: asClause(task.reason) ?? '', due, days };
  const template = !due ? words.letters.itemOpen : days > 0 ? words.letters.itemLate : words.letters.item;
  return made(`item.${task.id}`, FACT, fill(template, named));
};

const letter = (facts: Gathered): Section[] => {
  const isUrging = facts.kind === 'urging';
  const opening = isUrging ? words.letters.urging : words.letters.reminder;
  const demand = isUrging
    ? fill(words.letters.demandUrging, { by: sayDay(facts.answerBy, facts.today) })
    : words.letters.demandReminder;
  return [
    section('state', [
      paragraph('opening', [made('opening', FACT, fill(opening, { n: facts.chosen.length }))]),
      ...facts.chosen.map((task) => paragraph(`item.${task.id}`, [item(task, facts), stuck(task)])),
    ]),
    section('demand', [paragraph('demand', [made('demand', null, demand)])]),
  ];
};

const stuck = (task: TaskFact): Made | null => {
  const said = asClause(task.problems);
  return said ? made(`stuck.${task.id}`, FACT, fill(words.problems.stuck, { words: said })) : null;
};

const order = (facts: Gathered): Section[] => {
  const [task] = facts.chosen;
  if (!task) return [];
  const named = { task: task.title, lead: task.leadName, support: supportOf(task, words.orders.support) };
  const by = sayDay(facts.answerBy, facts.today);
  const body = asClause(task.body, 400);
  const said = asClause(task.lastWords);
  const standard = asClause(task.standard);
  return [
    section('matter', [
      paragraph('matter', [
        made(
          'matter.basis',
          FACT,
          task.paper ? fill(words.orders.basis, { ...named, paper: task.paper }) : fill(words.orders.basisNone, named),
        ),
      ]),
      paragraph('matter.body', [
        body && body !== task.title
          ? made('matter.body', FACT, `${fill(words.orders.body, { words: body })}${words.stop}`)
          : null,
        standard ? made('matter.standard', FACT, fill(words.orders.standard, { words: standard })) : null,
        made(
          'matter.due',
          FACT,
          task.dueOn ? fill(words.orders.due, { due: sayDay(task.dueOn, null) }) : words.orders.dueNone,
        ),
      ]),
    ]),
    section('state', [
      paragraph('state', [
        task.percent === 0 && !said
          ? made('state.new', FACT, words.orders.stateNew)
          : made(
              'state.now',
              FACT,
              daysLate(task, facts) > 0
                ? fill(words.orders.stateLate, { percent: sayPercent(task.percent), days: daysLate(task, facts) })
                : fill(words.orders.state, { reason: asClause(task.reason) ?? '' }),
            ),
        said ? made('state.words', FACT, `${fill(words.orders.words, { words: said })}${words.stop}`) : null,
        stuck(task),
      ]),
    ]),
    section('demand', [
      paragraph('demand', [
        made(
          'demand',
          FACT,
          facts.kind === 'slip_red' || daysLate(task, facts) > 0
            ? fill(words.orders.demandLate, { lead: task.leadName, by })
            : fill(words.orders.demand, { lead: task.leadName, by }),
        ),
      ]),
    ]),
  ];
};
