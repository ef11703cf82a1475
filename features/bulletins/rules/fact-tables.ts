import { daysBetween, toDay } from '@luoshi/kernel/day.ts';
import type { FactTable } from '../contract.ts';
import type { Gathered, TaskFact } from './gathered.ts';
import { sayDay, words } from './say.ts';

type Column = FactTable['columns'][number];
type ColumnKey = keyof typeof words.columns;
type Kind = Column['kind'];

const column = (key: ColumnKey, kind: Kind = 'text'): Column => ({ key, label: words.columns[key], kind });

const UNIT_COLUMNS: readonly Column[] = [
  column('unit'),
  ...(['open', 'on_track', 'near', 'behind', 'late', 'paused'] as const).map((key) => column(key, 'number')),
];

const TASK_COLUMNS = [
  column('no', 'number'),
  column('task'),
  column('lead'),
  column('support'),
  column('due', 'day'),
  column('percent', 'percent'),
  column('light'),
  column('reason'),
  column('problems'),
  column('next'),
  column('words'),
  column('doneOn', 'day'),
] as const;

/** Names of the units of a role, the lead first among equals. */
export const unitsOf = (task: TaskFact, ...roles: TaskFact['units'][number]['role'][]): string[] =>
  task.units.filter(({ role }) => roles.includes(role)).map(({ name }) => name);

const taskRow = (task: TaskFact, i: number): (string | number | null)[] => [
  i + 1,
  task.title,
  task.leadName,
  unitsOf(task, 'responsible', 'support').join(words.and) || null,
  task.dueOn,
  task.percent,
  words.lights[task.light],
  task.reason,
  task.problems,
  task.nextSteps,
  task.lastWords,
  task.doneOn,
];

const ofTasks = (key: string, title: string, tasks: readonly TaskFact[], total = tasks.length): FactTable => ({
  key,
  title,
  columns: [...TASK_COLUMNS],
  rows: tasks.map(taskRow),
  tasks: tasks.map(({ id }) => id),
  total,
});

const table = (
  key: string,
  title: string,
  columns: readonly Column[],
  rows: FactTable['rows'],
  tasks: (string | null)[] = rows.map(() => null),
): FactTable => ({ key, title, columns: [...columns], rows, tasks, total: rows.length });

export const byLight = (tasks: readonly TaskFact[], ...lights: TaskFact['light'][]): TaskFact[] =>
  tasks.filter(({ light }) => lights.includes(light));

/** Days a task is past its date on the day of gathering; 0 when it is not. */
export const daysLate = (task: TaskFact, { today }: Pick<Gathered, 'today'>): number =>
  task.dueOn && task.dueOn < today ? daysBetween(toDay(task.dueOn), today) : 0;

const reportTable = ({ reports, today }: Gathered): FactTable =>
  table(
    'reports',
    words.facts.reports,
    [column('task'), column('lead'), column('reports', 'number'), column('last', 'day')],
    reports.map((one) => [one.title, one.leadName, one.reports, one.last && sayDay(one.last, today)]),
    reports.map(({ taskId }) => taskId),
  );

/** The tables behind a paper of a period: each is what one query answered, row by row. */
export const periodTables = (facts: Gathered): FactTable[] => {
  const sum = (key: (typeof UNIT_COLUMNS)[number]['key']): number =>
    facts.units.reduce((total, unit) => total + unit[key as 'open'], 0);
  return [
    table(
      'lights',
      words.facts.lights,
      [column('light'), column('n', 'number')],
      (['on_track', 'near', 'behind', 'late', 'paused'] as const).map((light) => [words.lights[light], sum(light)]),
    ),
    table(
      'units',
      words.facts.units,
      UNIT_COLUMNS,
      facts.units.map((unit) => [unit.name, unit.open, unit.on_track, unit.near, unit.behind, unit.late, unit.paused]),
    ),
    ofTasks('late', words.facts.late, byLight(facts.open, 'late')),
    ofTasks('behind', words.facts.behind, byLight(facts.open, 'behind')),
    ofTasks('near', words.facts.near, byLight(facts.open, 'near')),
    ofTasks('done', words.facts.done, facts.done, facts.doneTotal),
    table(
      'turned',
      words.facts.turned,
      [column('day', 'day'), column('task'), column('lead'), column('from'), column('to')],
      facts.turned.map((turn) => [
        turn.day,
        turn.title,
        turn.leadName,
        turn.from ? words.lights[turn.from] : null,
        words.lights[turn.to],
      ]),
      facts.turned.map(({ taskId }) => taskId),
    ),
    reportTable(facts),
    ofTasks('attention', words.facts.attention, byLight(facts.open, 'late', 'behind', 'near')),
    ofTasks('table', words.facts.table, facts.open, facts.openTotal),
  ];
};

/** The one table behind a paper about chosen tasks. */
export const chosenTables = (facts: Gathered): FactTable[] => [ofTasks('tasks', words.facts.tasks, facts.chosen)];
