import type { ProjectRow, SupportKind } from '../contract.ts';
import { wanOf, yuanOf } from './money.ts';

/** Columns of the ledger in order (domain rules §5.1): a key of the locales, a width, and the kind. */
export const SHEET_COLUMNS: readonly {
  readonly key: string;
  readonly width: number;
  readonly kind?: 'day' | 'number';
}[] = [
  { key: 'no', width: 6, kind: 'number' },
  { key: 'code', width: 26 },
  { key: 'name', width: 36 },
  { key: 'content', width: 48 },
  { key: 'class', width: 8 },
  { key: 'nature', width: 10 },
  { key: 'industry', width: 14 },
  { key: 'address', width: 24 },
  { key: 'years', width: 12 },
  { key: 'total', width: 14, kind: 'number' },
  { key: 'funds', width: 24 },
  { key: 'done', width: 14, kind: 'number' },
  { key: 'annual', width: 14, kind: 'number' },
  { key: 'annualGoal', width: 28 },
  { key: 'monthDone', width: 12, kind: 'number' },
  { key: 'annualDone', width: 14, kind: 'number' },
  { key: 'progress', width: 32 },
  { key: 'stage', width: 10 },
  { key: 'planStart', width: 12, kind: 'day' },
  { key: 'start', width: 12, kind: 'day' },
  { key: 'planFinish', width: 12, kind: 'day' },
  { key: 'finish', width: 12, kind: 'day' },
  { key: 'builder', width: 24 },
  { key: 'lead', width: 18 },
  { key: 'person', width: 10 },
  { key: 'leader', width: 10 },
  { key: 'entered', width: 8 },
  { key: 'supports', width: 24 },
  { key: 'problems', width: 28 },
  { key: 'coordination', width: 28 },
  { key: 'light', width: 8 },
  { key: 'remarks', width: 32 },
];

/** What the sheet needs besides a list's row. */
export type SheetProject = {
  readonly row: ProjectRow;
  readonly content: string;
  readonly nature: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly annualGoal: string | null;
  readonly builder: string | null;
  readonly coordination: string | null;
  readonly funds: readonly { readonly source: string; readonly amount: string }[];
  readonly monthDone: string | null;
  readonly needs: readonly SupportKind[];
};

type Say = (key: string, params?: Record<string, string | number>) => string;
const numberOf = (wan: string): number => yuanOf(wan) / 10_000;

/** A project as a row of the ledger's columns, `no` being its running number; money is numbers of 万元. */
export const sheetRow = (project: SheetProject, no: number, say: Say): (string | number | null)[] => {
  const { row } = project;
  const separator = say('sheet.separator');
  const years = [project.startYear, project.endYear].filter((year) => year !== null);
  return [
    no,
    row.code,
    row.name,
    project.content,
    say(`classes.${row.class}`),
    project.nature,
    project.industry,
    project.address,
    years.length > 0 ? [...new Set(years)].join('-') : null,
    numberOf(row.investment.total),
    project.funds.map(({ source, amount }) => `${say(`funds.${source}`)} ${wanOf(yuanOf(amount))}`).join(separator) ||
      null,
    numberOf(row.investment.done),
    numberOf(row.investment.annual),
    project.annualGoal,
    project.monthDone === null ? null : numberOf(project.monthDone),
    numberOf(row.investment.annualDone),
    row.progressWords,
    say(`stages.${row.stage}`),
    row.planStartOn,
    row.startOn,
    row.planFinishOn,
    row.finishOn,
    project.builder,
    row.lead.name,
    row.personName,
    row.leaderName,
    say(row.enteredOn ? 'sheet.yes' : 'sheet.no_'),
    project.needs.map((kind) => say(`supports.${kind}`)).join(separator) || null,
    row.problems,
    project.coordination,
    say(`lights.${row.light.light}`),
    row.light.sentence,
  ];
};
