import { presentLight, type Telling } from './present.ts';
import { stampOf } from './sheet-stamp.ts';

type SheetTask = Parameters<typeof presentLight>[0] & {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly body: string;
  readonly standard: string | null;
  readonly leaderName: string | null;
  readonly personName: string | null;
  readonly liaisonName: string | null;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly firstDueOn: string | null;
  readonly percent: number;
  readonly lastWords: string | null;
  readonly problems: string | null;
  readonly nextSteps: string | null;
  readonly units: readonly { readonly name: string; readonly role: string }[];
  readonly targets: readonly {
    readonly name: string;
    readonly value: number;
    readonly max: number | null;
    readonly unit: string;
    readonly direction: string;
  }[];
  readonly nodes: readonly { readonly title: string; readonly dueOn: string; readonly doneOn: string | null }[];
};

/** The canonical columns of a checklist (domain rules §4), in order: a key of the locales, a width, and the kind. */
export const SHEET_COLUMNS: readonly {
  readonly key: string;
  readonly width: number;
  readonly kind?: 'day' | 'number';
  /** Kept out of sight: how a row is known again when the sheet comes back. */
  readonly isHidden?: boolean;
}[] = [
  { key: 'no', width: 6, kind: 'number' },
  { key: 'title', width: 36 },
  { key: 'standard', width: 28 },
  { key: 'measures', width: 48 },
  { key: 'leader', width: 10 },
  { key: 'lead', width: 18 },
  { key: 'responsible', width: 22 },
  { key: 'support', width: 22 },
  { key: 'person', width: 10 },
  { key: 'liaison', width: 10 },
  { key: 'start', width: 12, kind: 'day' },
  { key: 'quarter1', width: 20 },
  { key: 'quarter2', width: 20 },
  { key: 'quarter3', width: 20 },
  { key: 'quarter4', width: 20 },
  { key: 'due', width: 12, kind: 'day' },
  { key: 'progress', width: 36 },
  { key: 'problems', width: 28 },
  { key: 'nextSteps', width: 28 },
  { key: 'light', width: 8 },
  { key: 'remarks', width: 36 },
  { key: 'row', width: 4, isHidden: true },
  { key: 'version', width: 4, isHidden: true },
];

/** A row of the sheet by its columns. */
export type SheetCells = Readonly<Record<string, string | number | null>>;

/**
 * A task as a row of the canonical columns, `no` being its running number. Nodes stand under the quarter they are due
 * in and name their year when it is not today's; remarks say why the light is what it is, and the first deadline when
 * it has moved.
 */
export const sheetRow = (task: SheetTask, no: number, telling: Telling): (string | number | null)[] => {
  const cells = sheetCells(task, telling);
  return SHEET_COLUMNS.map(({ key }) => (key === 'no' ? no : (cells[key] ?? null)));
};

/** The lines of the column of standards that show targets; the others are the standard's own words. */
export const targetLines = (task: Pick<SheetTask, 'targets'>, { say }: Pick<Telling, 'say'>): string[] =>
  task.targets.map((target) => {
    const value = target.max === null ? String(target.value) : `${target.value}\u2013${target.max}`;
    return `${target.name} ${say({ key: `sheet.directions.${target.direction}`, params: { value, unit: target.unit } })}`;
  });

/** A task by the columns of the sheet, without its running number. */
export const sheetCells = (task: SheetTask, telling: Telling): SheetCells => {
  const { say, today } = telling;
  const separator = say({ key: 'sheet.separator', params: {} });
  const names = (role: string): string =>
    task.units
      .filter((unit) => unit.role === role)
      .map(({ name }) => name)
      .join(separator);
  const targets = targetLines(task, telling);
  const quarter = (nth: number): string =>
    task.nodes
      .filter(({ dueOn }) => Math.ceil(Number(dueOn.slice(5, 7)) / 3) === nth)
      .map(({ title, dueOn, doneOn }) => {
        const year = dueOn.slice(0, 4);
        const params = {
          title,
          year: year === today.slice(0, 4) ? 'this' : year,
          month: Number(dueOn.slice(5, 7)),
          day: Number(dueOn.slice(8)),
          done: doneOn ? 'yes' : 'no',
        };
        return say({ key: 'sheet.node', params });
      })
      .join('\n');
  const progress = task.lastWords
    ? say({ key: 'sheet.progressWords', params: { percent: task.percent, words: task.lastWords } })
    : say({ key: 'sheet.percent', params: { percent: task.percent } });
  const hasMoved = task.firstDueOn !== null && task.firstDueOn !== task.dueOn;
  const remarks = [
    presentLight({ ...task, lightUntil: null }, telling).sentence,
    ...(hasMoved ? [say({ key: 'sheet.firstDue', params: { day: task.firstDueOn ?? '' } })] : []),
  ];
  const cells = {
    title: task.title,
    standard: [...targets, ...(task.standard ? [task.standard] : [])].join('\n'),
    measures: task.body,
    leader: task.leaderName,
    lead: names('lead'),
    responsible: names('responsible'),
    support: names('support'),
    person: task.personName,
    liaison: task.liaisonName,
    start: task.startOn,
    quarter1: quarter(1),
    quarter2: quarter(2),
    quarter3: quarter(3),
    quarter4: quarter(4),
    due: task.dueOn,
    progress,
    problems: task.problems,
    nextSteps: task.nextSteps,
  };
  const texts = Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, text ?? '']));
  return {
    ...cells,
    light: say({ key: `lights.${task.light}`, params: {} }),
    remarks: remarks.join('\n'),
    row: task.id,
    version: stampOf(task.revision, texts),
  };
};
