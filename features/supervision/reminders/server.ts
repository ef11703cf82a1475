import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import type { reminderEndpoints } from './contract.ts';
import { CRON, remind, remindEveryone } from './jobs.ts';
import { reviseEscalation, showEscalation, showReminders, showSlips } from './service.ts';

export const handlers: Handlers<typeof reminderEndpoints> = {
  'GET /supervision/matters/:id/reminders': ({ tx, actor, facts, words }, { params }) =>
    showReminders(tx, actor, facts, words, params.id),
  'GET /supervision/slips': ({ tx, actor, facts, words }, { query }) => showSlips(tx, actor, facts, words, query),
  'GET /supervision/escalation': ({ tx, facts }) => showEscalation(tx, facts),
  'POST /supervision/escalation': ({ tx, actor, facts }, { body }) => reviseEscalation(tx, actor, facts, body),
};
export const jobs = { 'supervision:remind': remind, 'supervision:remind_everyone': remindEveryone };
export const cron = CRON;
