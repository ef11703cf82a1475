import type { LightView, TaskStatus } from '../../tasks/contract.ts';
import { presentLight as presentTaskLight, type Telling } from '../../tasks/rules/present.ts';
import type { CarrierRole, ProjectClass, ProjectRow, RollUp, Stage } from '../contract.ts';
import { investmentOf, type MonthFacts } from './investment.ts';
import { type ChildRow, rolledUp } from './lit.ts';
import { yuanOf } from './money.ts';

type Kept = Parameters<typeof presentTaskLight>[0];

/** A light as it is kept, with its sentence of today; that of a parent as bad as its worst child is ours to say. */
export const presentLight = (kept: Kept, telling: Telling): LightView => {
  if (kept.lightReason.code !== 'worst_child') return presentTaskLight(kept, telling);
  const plain = presentTaskLight({ ...kept, lightReason: { code: 'no_deadline', params: {} } }, telling);
  const sentence = telling.say({ key: 'light.worst_child', params: kept.lightReason.params });
  return { ...plain, reason: kept.lightReason, sentence };
};

const hasPlanOf = (year: string, months: readonly MonthFacts[]): boolean =>
  months.some(({ month, plan }) => month.startsWith(year) && yuanOf(plan) > 0);

const BY_PLAN = ['severe', 'behind', 'on_plan'];

/** Says that the year's investment is meant where its months decide: the percent of the works is another figure. */
const ofYear = (row: RowFacts, light: LightView, telling: Telling): LightView => {
  const months = row.months.length > 0 ? row.months : row.children.flatMap((child) => child.months);
  const isMeant = BY_PLAN.includes(light.reason.code) && hasPlanOf(telling.today.slice(0, 4), months);
  return isMeant
    ? { ...light, sentence: telling.say({ key: 'light.by_months', params: { sentence: light.sentence } }) }
    : light;
};

/** A project as a row gives it; money is decimal text in 万元. */
export type RowFacts = Kept & {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly class: ProjectClass;
  readonly stage: Stage;
  readonly status: TaskStatus;
  readonly percent: number;
  readonly rollUp: RollUp;
  readonly leadId: string;
  readonly leadName: string;
  readonly carriers: readonly { readonly name: string; readonly role: CarrierRole }[];
  readonly regionCode: string;
  readonly isSensitive: boolean;
  readonly total: string;
  readonly doneBefore: string;
  readonly annual: string;
  readonly annualYear: number | null;
  readonly months: readonly MonthFacts[];
  readonly children: readonly ChildRow[];
  readonly planStartOn: string | null;
  readonly startOn: string | null;
  readonly planFinishOn: string | null;
  readonly firstFinishOn: string | null;
  readonly finishOn: string | null;
  readonly enteredOn: string | null;
  readonly progressWords: string | null;
  readonly problems: string | null;
  readonly lastMonth: string | null;
  readonly supportsOpen: number;
  readonly updatedAt: Date;
  readonly revision: number;
};

/** A project of a list: a parent shows what its children add up to. */
export const presentRow = (row: RowFacts, telling: Telling, reportDay: number): ProjectRow => {
  const rolled = rolledUp(row, { today: telling.today, reportDay });
  const first = (role: CarrierRole): string | null => row.carriers.find((one) => one.role === role)?.name ?? null;
  return {
    id: row.id,
    parentId: row.parentId,
    childCount: row.children.length,
    code: row.code,
    name: row.name,
    class: row.class,
    stage: row.stage,
    status: row.status,
    percent: rolled?.percent ?? row.percent,
    lead: { id: row.leadId, name: row.leadName },
    leaderName: first('leader'),
    officerNames: row.carriers.filter(({ role }) => role === 'officer').map(({ name }) => name),
    personName: first('person'),
    regionCode: row.regionCode,
    isSensitive: row.isSensitive,
    investment: rolled?.investment ?? investmentOf(row, telling.today, reportDay),
    planStartOn: row.planStartOn,
    startOn: row.startOn,
    planFinishOn: row.planFinishOn,
    firstFinishOn: row.firstFinishOn,
    finishOn: row.finishOn,
    enteredOn: row.enteredOn,
    progressWords: row.progressWords,
    problems: row.problems,
    lastMonth: row.lastMonth,
    supportsOpen: row.supportsOpen,
    light: ofYear(row, presentLight(row, telling), telling),
    updatedAt: row.updatedAt.toISOString(),
    revision: row.revision,
  };
};
