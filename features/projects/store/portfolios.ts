import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Viewer, visibleProject } from './scoped.ts';

export type PortfolioRead = {
  id: string;
  kind: 'area' | 'theme' | 'year';
  title: string;
  projects: number;
  late: number;
  behind: number;
  total: string;
};

/** Portfolios with what the caller may see of each; a child whose parent is in the same one is not counted again. */
export const listPortfolios = (tx: Tx, viewer: Viewer): Promise<PortfolioRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  const visible = visibleProject(viewer, parameters);
  return read<PortfolioRead>(
    tx,
    `with member as materialized (
       select pp.portfolio_id, p.id, p.parent_id, p.light, p.total_investment
       from projects.portfolio_project pp
       join projects.project p on p.tenant_id = $1 and p.id = pp.project_id
       where pp.tenant_id = $1 and p.status <> 'cancelled'${visible ? ` and ${visible}` : ''}
     )
     select f.id, f.kind, f.title, count(m.id)::int as projects,
       count(m.id) filter (where m.light = 'late')::int as late,
       count(m.id) filter (where m.light = 'behind')::int as behind,
       trim_scale(coalesce(sum(m.total_investment) filter (where not exists (
         select from member o where o.portfolio_id = m.portfolio_id and o.id = m.parent_id
       )), 0))::text as total
     from projects.portfolio f
     left join member m on m.portfolio_id = f.id
     where f.tenant_id = $1
     group by f.id, f.kind, f.title, f.sort
     order by f.kind, f.sort, f.title`,
    parameters.values,
  );
};

export const portfolioTitled = async (tx: Tx, title: string): Promise<boolean> =>
  (await read(tx, 'select 1 from projects.portfolio where tenant_id = $1 and title = $2', [tx.tenantId, title]))
    .length > 0;

export const addPortfolio = (
  tenantId: string,
  portfolio: { id: string; kind: PortfolioRead['kind']; title: string; sort: number },
): Write =>
  write('insert into projects.portfolio (tenant_id, id, kind, title, sort) values ($1, $2, $3, $4, $5)', [
    tenantId,
    portfolio.id,
    portfolio.kind,
    portfolio.title,
    portfolio.sort,
  ]);
