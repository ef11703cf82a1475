import type { ApprovalBody, EntryBody, StandardKind, TemplateBody } from '../contract.ts';
import { graphOf } from './schedule-graph.ts';

/** One version of one standard as a row keeps it; `body` has the shape of its kind. */
export type Standard = {
  readonly id: string;
  readonly kind: StandardKind;
  readonly key: string;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly body: unknown;
};

/** What decides on a day: of each key the version in force. */
export type StandardsInForce = {
  readonly templates: ReadonlyMap<string, TemplateBody & { readonly title: string }>;
  readonly approvals: ReadonlyMap<
    string,
    { readonly title: string; readonly workdays: number; readonly days: number; readonly source: string }
  >;
  /** Day of the next month until which a month may be reported. */
  readonly reportDay: number;
  /** Day of a month from which it may be asked for. */
  readonly reportsFrom: number;
  readonly entry: EntryBody;
};

/** The version of each kind and key that took effect last, the higher one on a tie. */
export const latestOf = (all: readonly Standard[], today: string): Standard[] => {
  const byKey = new Map<string, Standard>();
  for (const one of all) {
    if (one.effectiveFrom > today) continue;
    const key = `${one.kind} ${one.key}`;
    const known = byKey.get(key);
    if (
      !known ||
      one.effectiveFrom > known.effectiveFrom ||
      (one.effectiveFrom === known.effectiveFrom && one.version > known.version)
    )
      byKey.set(key, one);
  }
  return [...byKey.values()];
};

const DEFAULT_REPORT_DAY = 5;
const DEFAULT_REPORTS_FROM = 25;

export const inForceOn = (all: readonly Standard[], today: string): StandardsInForce => {
  const templates = new Map<string, TemplateBody & { title: string }>();
  const approvals = new Map<string, { title: string; workdays: number; days: number; source: string }>();
  let reportDay = DEFAULT_REPORT_DAY;
  let reportsFrom = DEFAULT_REPORTS_FROM;
  let entry: EntryBody = { fromTotal: '0', lines: [] };
  // Bodies were checked by the contract when they were added; a kind tells its shape.
  for (const { kind, key, title, source, body } of latestOf(all, today)) {
    if (kind === 'template') templates.set(key, { ...(body as TemplateBody), title });
    else if (kind === 'approval') {
      const time = body as ApprovalBody;
      approvals.set(key, {
        title,
        source,
        workdays: 'workdays' in time ? time.workdays : 0,
        days: 'days' in time ? time.days : 0,
      });
    } else if (kind === 'reporting') {
      const { day, from } = body as { day: number; from?: number };
      reportDay = day;
      reportsFrom = from ?? DEFAULT_REPORTS_FROM;
    } else entry = body as EntryBody;
  }
  return { templates, approvals, reportDay, reportsFrom, entry };
};

export type TemplateTrouble =
  | { readonly kind: 'cycle'; readonly titles: readonly string[] }
  | { readonly kind: 'unknown'; readonly title: string; readonly missing: string };

/** What is wrong with a template: nodes that wait in a circle, or for a key that is not there; null when nothing is. */
export const checkTemplate = (template: TemplateBody): TemplateTrouble | null => {
  const titleOf = (key: string): string => template.nodes.find((node) => node.key === key)?.title ?? key;
  const graph = graphOf(
    template.nodes.map(({ key, after }) => ({ id: key, after: after.map((nodeId) => ({ nodeId, lagWorkdays: 0 })) })),
  );
  if (!('kind' in graph)) return null;
  if (graph.kind === 'cycle') return { kind: 'cycle', titles: graph.ids.map(titleOf) };
  if (graph.kind === 'unknown') return { kind: 'unknown', title: titleOf(graph.id), missing: graph.missing };
  return { kind: 'unknown', title: titleOf(graph.id), missing: graph.id };
};
