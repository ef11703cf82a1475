import type { Telling } from '../../tasks/rules/present.ts';
import type { ProjectView, SupportKind } from '../contract.ts';
import type { EntryFinding, EntryLine } from './entry.ts';
import type { Mark } from './marks.ts';
import { presentLight, presentRow, type RowFacts } from './present.ts';

type Kept = Parameters<typeof presentLight>[0];
type SupportRow = Kept & {
  readonly kind: SupportKind;
  readonly need: string;
  readonly ownerOrgId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
};

/** A project with its story as rows give it. */
export type DetailFacts = RowFacts &
  Pick<
    ProjectView,
    | 'content'
    | 'nature'
    | 'industry'
    | 'template'
    | 'address'
    | 'builder'
    | 'startYear'
    | 'endYear'
    | 'annualGoal'
    | 'doneBefore'
    | 'coordination'
    | 'weight'
    | 'parent'
    | 'portfolios'
    | 'nodes'
    | 'months'
    | 'funds'
    | 'baselines'
    | 'reports'
    | 'finishChanges'
  > & {
    readonly units: ProjectView['units'];
    readonly carriers: ProjectView['carriers'];
    readonly lon: number | null;
    readonly lat: number | null;
    readonly placeErrorKm: number | null;
    readonly placeBasis: string | null;
    readonly supports: readonly SupportRow[];
    readonly createdAt: Date;
    readonly lightChanges: readonly {
      readonly at: string;
      readonly from: string | null;
      readonly to: string;
      readonly reason: Kept['lightReason'];
    }[];
  };

/** What is said besides the rows: findings and marks in words, children, and what the caller may do. */
export type DetailSaid = {
  readonly entry: readonly EntryLine[];
  readonly marks: readonly Mark[];
  readonly children: readonly RowFacts[];
  readonly may: ProjectView['may'];
  sayFinding(finding: EntryFinding): string;
  sayMark(mark: Mark): string;
};

/** A project with everything known of it, as the interface gives it. */
export const presentDetail = (
  row: DetailFacts,
  said: DetailSaid,
  telling: Telling,
  reportDay: number,
): ProjectView => ({
  ...presentRow(row, telling, reportDay),
  content: row.content,
  nature: row.nature,
  industry: row.industry,
  template: row.template,
  address: row.address,
  place:
    row.lon === null || row.lat === null
      ? null
      : { lon: row.lon, lat: row.lat, errorKm: row.placeErrorKm, basis: row.placeBasis },
  builder: row.builder,
  startYear: row.startYear,
  endYear: row.endYear,
  annualGoal: row.annualGoal,
  doneBefore: row.doneBefore,
  coordination: row.coordination,
  rollUp: row.rollUp,
  weight: row.weight,
  parent: row.parent,
  children: said.children.map((child) => presentRow(child, telling, reportDay)),
  portfolios: row.portfolios,
  units: row.units.map(({ id, name, role }) => ({ id, name, role })),
  carriers: row.carriers,
  nodes: row.nodes,
  months: row.months,
  funds: row.funds,
  supports: row.supports.map((one) => ({
    kind: one.kind,
    need: one.need,
    ownerOrgId: one.ownerOrgId,
    ownerName: one.ownerName,
    dueOn: one.dueOn,
    doneOn: one.doneOn,
    light: presentLight(one, telling),
  })),
  entry: said.entry.map(({ key, title, isTicked, finding }) => ({
    key,
    title,
    isTicked,
    finding: finding && said.sayFinding(finding),
  })),
  baselines: row.baselines,
  reports: row.reports,
  finishChanges: row.finishChanges,
  lightChanges: row.lightChanges.map(({ at, from, to, reason }) => ({
    at,
    from,
    to,
    sentence: presentLight(
      { light: row.light, lightRule: row.lightRule, lightReason: reason, lightUntil: null },
      telling,
    ).sentence,
  })),
  marks: said.marks.map((mark) => ({ code: mark.code, sentence: said.sayMark(mark) })),
  createdAt: row.createdAt.toISOString(),
  may: said.may,
});
