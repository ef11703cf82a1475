import { refuse } from '@luoshi/kernel/outcome.ts';
import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import { readOrgSheet } from '../formats/org-sheet.ts';
import { importOrgs } from '../imports/service.ts';
import type { endpoints } from './contract.ts';
import { changeOrg, createOrg, findPersons, showOrg, showOrgs } from './service.ts';

export const handlers: Handlers<typeof endpoints> = {
  'GET /orgs': ({ tx, actor }) => showOrgs(tx, actor),
  'GET /orgs/:id': ({ tx, actor }, { params }) => showOrg(tx, actor, params.id),
  'POST /orgs': ({ tx, actor, facts }, { body }) => createOrg(tx, actor, facts, body),
  'PATCH /orgs/:id': ({ tx, actor, facts }, { params, body }) => changeOrg(tx, actor, facts, params.id, body),
  'POST /orgs/import': {
    open: async ({ actor, facts, services, words, request }, { query }) => {
      const file = request.isMultipart() ? await request.file() : undefined;
      if (!file) return refuse('people.file_missing');
      const sheet = await readOrgSheet(file.filename, await file.toBuffer());
      if (!sheet.ok) return sheet;
      const input = { rows: sheet.value, apply: query.apply === 'true' };
      return services.db.transact(
        actor.tenantId,
        (tx) => importOrgs(tx, actor, facts, words, input),
        (outcome) => outcome.ok,
      );
    },
  },
  'GET /people': ({ tx, actor, facts }, { query }) => findPersons(tx, actor, facts, query),
};
