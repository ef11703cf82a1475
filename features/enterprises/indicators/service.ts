import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor } from '@luoshi/server-kit/http/actor.ts';
import type { IndicatorRow } from '../contract.ts';
import { orgOf } from '../store/reads.ts';
import { latestOf, SPANS, type Span, spanOf } from './rules/spans.ts';
import { type FigureRead, figuresOf, figuresOfOneFirm, periodsOf } from './store/reads.ts';

const PERIODS_SHOWN = 6;
const FIGURES_AT_MOST = 3_000;

/** Figures gathered into one row for each indicator of each unit or firm, in the order they come. */
const gathered = (figures: readonly FigureRead[]): IndicatorRow[] => {
  const rows = new Map<string, IndicatorRow>();
  for (const figure of figures) {
    const key = `${figure.name}|${figure.orgId}|${figure.firmId ?? ''}`;
    const row = rows.get(key) ?? {
      key,
      name: figure.name,
      unit: figure.unit,
      org: { id: figure.orgId, name: figure.orgName },
      firm: figure.firmId ? { id: figure.firmId, name: figure.firmName ?? '' } : null,
      source: figure.source,
      figures: [],
    };
    row.figures.push({ period: figure.period, value: figure.value, growth: figure.growth });
    rows.set(key, row);
  }
  return [...rows.values()];
};

export const figuresOfFirm = async (tx: Tx, actor: Actor, firmId: string): Promise<IndicatorRow[]> =>
  gathered(await figuresOfOneFirm(tx, actor.scope, firmId));

type Compared = { spans: Span[]; span: Span | null; periods: string[]; items: IndicatorRow[]; isCut: boolean };

/** Figures with the latest periods of one span side by side. Refuses `enterprises.unit_not_found`. */
export const compare = async (
  tx: Tx,
  actor: Actor,
  query: { q?: string | undefined; under?: string | undefined; span?: Span | undefined },
): Promise<Outcome<Compared>> => {
  const unit = query.under ? await orgOf(tx, query.under) : null;
  if (query.under && !unit) return refuse('enterprises.unit_not_found');
  const selection = { underPath: unit?.path ?? null, q: query.q };
  const all = await periodsOf(tx, actor.scope, selection);
  const spans = SPANS.filter((span) => all.some((period) => spanOf(period) === span));
  const span = query.span ?? spans[0] ?? null;
  const periods = span ? latestOf(all, span, PERIODS_SHOWN) : [];
  const figures = await figuresOf(tx, actor.scope, selection, periods, FIGURES_AT_MOST);
  return accept({ spans, span, periods, items: gathered(figures), isCut: figures.length === FIGURES_AT_MOST });
};
