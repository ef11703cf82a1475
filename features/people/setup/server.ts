import { refuse } from '@luoshi/kernel/outcome.ts';
import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import { readOrgSheet } from '../formats/org-sheet.ts';
import type { endpoints } from './contract.ts';
import { previewSetup, removeDemonstration, setUp, showSetup } from './service.ts';

export const handlers: Handlers<typeof endpoints> = {
  'GET /setup': { open: ({ services, facts }) => showSetup(services, facts) },
  'POST /setup/units': {
    open: ({ services, facts, words, request }, { query }) =>
      previewSetup(services, facts, words, {
        ...query,
        rows: async () => {
          const file = request.isMultipart() ? await request.file() : undefined;
          return file ? readOrgSheet(file.filename, await file.toBuffer()) : refuse('people.file_missing');
        },
      }),
  },
  'POST /setup': { open: ({ services, facts, words }, { body }) => setUp(services, facts, words, body) },
  'DELETE /demonstration': { open: ({ services, facts, actor }) => removeDemonstration(services, facts, actor) },
};
