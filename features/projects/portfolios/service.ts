import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { viewerOf } from '../service.ts';
import { addPortfolio, listPortfolios, type PortfolioRead, portfolioTitled } from '../store/portfolios.ts';

/** Areas, themes and years with what the caller may see of each. */
export const showPortfolios = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: PortfolioRead[] }>> =>
  accept({ items: await listPortfolios(tx, viewerOf(actor)) });

/** Adds a portfolio. Refuses a title that is taken (`projects.portfolio_taken`): two alike could not be told apart. */
export const createPortfolio = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { kind: PortfolioRead['kind']; title: string },
): Promise<Outcome<PortfolioRead>> => {
  if (await portfolioTitled(tx, input.title)) return refuse('projects.portfolio_taken', { title: input.title });
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [addPortfolio(tx.tenantId, { id, ...input, sort: 1_000 })],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.add_portfolio',
      feature: 'projects',
      subjectId: id,
      params: { title: input.title },
    },
    events: [{ feature: 'projects', id: 'portfolios' }],
  });
  return accept({ id, ...input, projects: 0, late: 0, behind: 0, total: '0' });
};
