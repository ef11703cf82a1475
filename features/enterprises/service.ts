import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { FirmFilters, FirmPatch, FirmRow, FirmView, NewFirm } from './contract.ts';
import { figuresOfFirm } from './indicators/service.ts';
import { creditCodeFault } from './rules/credit-code.ts';
import { readCursor, writeCursor } from './rules/cursor.ts';
import { mergeFirm } from './rules/firm.ts';
import { countFirms, type FirmRead, facet, firmById, firmsByKeys, listFirms, orgOf } from './store/reads.ts';
import { insertFirms, updateFirms } from './store/writes.ts';

const FEATURE = 'enterprises';

const rowOf = (firm: FirmRead): FirmRow => ({
  id: firm.id,
  name: firm.name,
  creditCode: firm.creditCode,
  org: { id: firm.orgId, name: firm.orgName },
  industry: firm.industry,
  isAboveScale: firm.isAboveScale,
  staff: firm.staff,
  contactName: firm.contactName,
  contactPhone: firm.contactPhone,
  tags: [...firm.tags],
  updatedAt: firm.updatedAt.toISOString(),
});

/** A page of the firms the caller may see, by name. Refuses `enterprises.bad_cursor`, `enterprises.unit_not_found`. */
export const list = async (
  tx: Tx,
  actor: Actor,
  query: FirmFilters & { limit: number; cursor?: string | undefined },
): Promise<Outcome<{ items: FirmRow[]; nextCursor: string | null; total: number; aboveScale: number }>> => {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && !after) return refuse('enterprises.bad_cursor');
  const unit = query.under ? await orgOf(tx, query.under) : null;
  if (query.under && !unit) return refuse('enterprises.unit_not_found');
  const selection = { ...query, underPath: unit?.path ?? null };
  const counts = after ?? (await countFirms(tx, actor.scope, selection));
  const firms = await listFirms(tx, actor.scope, selection, { limit: query.limit, after });
  const last = firms.at(-1);
  const { total, aboveScale } = counts;
  return accept({
    items: firms.map(rowOf),
    total,
    aboveScale,
    nextCursor:
      last && firms.length === query.limit ? writeCursor({ name: last.name, id: last.id, total, aboveScale }) : null,
  });
};

export const facets = async (tx: Tx, actor: Actor) =>
  accept({
    industries: await facet(tx, actor.scope, 'industry'),
    tags: await facet(tx, actor.scope, 'tag'),
  });

/** A firm with its figures; what lies outside the caller's part of the tree does not exist (`enterprises.not_found`). */
export const show = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<FirmView>> => {
  const firm = await firmById(tx, actor.scope, id);
  if (!firm) return refuse('enterprises.not_found');
  return accept({
    ...rowOf(firm),
    regionCode: firm.regionCode,
    regionName: firm.regionName,
    address: firm.address,
    note: firm.note,
    isClosed: firm.isClosed,
    createdAt: firm.createdAt.toISOString(),
    revision: firm.revision,
    indicators: await figuresOfFirm(tx, actor, id),
    may: { edit: actor.permissions.has('enterprises.edit') },
  });
};

/** Refuses a code that cannot be one, and one that another firm has. */
const checkCode = async (tx: Tx, code: string | null | undefined, ownId: string | null): Promise<Outcome<null>> => {
  if (!code) return accept(null);
  if (creditCodeFault(code)) return refuse('enterprises.credit_code_wrong');
  const [other] = (await firmsByKeys(tx, [code], [])).filter(({ id }) => id !== ownId);
  return other ? refuse('enterprises.credit_code_taken', { name: other.name }) : accept(null);
};

/** Enters a firm. Refuses a wrong or taken code, and a unit outside the caller's part of the tree. */
export const create = async (tx: Tx, actor: Actor, facts: RequestFacts, input: NewFirm): Promise<Outcome<FirmView>> => {
  const code = await checkCode(tx, input.creditCode, null);
  if (!code.ok) return code;
  const org = await orgOf(tx, input.orgId);
  if (!org || !covers(actor.scope, org.path)) return refuse('enterprises.unit_not_found');
  const id = newId(facts.now.getTime());
  const nothing = mergeFirm(EMPTY, input);
  await commit(tx, {
    rows: [
      insertFirms(
        tx.tenantId,
        [{ ...nothing, id, orgId: org.id, orgPath: org.path, regionCode: org.regionCode }],
        facts.now,
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'enterprises.create',
      feature: FEATURE,
      subjectId: id,
      params: { name: input.name },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return show(tx, actor, id);
};

const EMPTY = {
  name: '',
  creditCode: null,
  industry: null,
  address: null,
  contactName: null,
  contactPhone: null,
  staff: null,
  isAboveScale: null,
  tags: [],
  note: null,
  isClosed: false,
} as const;

/** Changes a firm. Refuses an older revision (`enterprises.changed_meanwhile`) and what `create` refuses. */
export const change = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  patch: FirmPatch,
): Promise<Outcome<FirmView>> => {
  const firm = await firmById(tx, actor.scope, id, { lock: true });
  if (!firm) return refuse('enterprises.not_found');
  if (patch.revision !== undefined && patch.revision !== firm.revision) return refuse('enterprises.changed_meanwhile');
  const code = await checkCode(tx, patch.creditCode, id);
  if (!code.ok) return code;
  const org = patch.orgId && patch.orgId !== firm.orgId ? await orgOf(tx, patch.orgId) : null;
  if (org === undefined || (org && !covers(actor.scope, org.path))) return refuse('enterprises.unit_not_found');
  const place = org
    ? { orgId: org.id, orgPath: org.path, regionCode: org.regionCode }
    : { orgId: firm.orgId, orgPath: firm.orgPath, regionCode: firm.regionCode };
  await commit(tx, {
    rows: [updateFirms(tx.tenantId, [{ ...mergeFirm(firm, patch), id, ...place }], facts.now)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'enterprises.edit',
      feature: FEATURE,
      subjectId: id,
      params: {
        name: firm.name,
        changed: Object.keys(patch)
          .filter((key) => key !== 'revision')
          .join(', '),
      },
    },
    events: [{ feature: FEATURE, id, revision: firm.revision + 1 }],
  });
  return show(tx, actor, id);
};
