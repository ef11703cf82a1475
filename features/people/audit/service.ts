import type { Language } from '@luoshi/kernel/format.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { isId } from '@luoshi/server-kit/id.ts';
import type { AuditView } from '../contract.ts';
import { type Entry, listEntries, type Place } from './store/reads.ts';

const writeCursor = ({ at, id }: Place): string => Buffer.from(`${at}|${id}`).toString('base64url');
const readCursor = (cursor: string): Place | null => {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  return !Number.isNaN(Date.parse(at)) && isId(id) ? { at, id } : null;
};

const JOB = /^[a-z_.:]+$/;

const rolesInWords = (words: Words, language: Language, roles: unknown): string =>
  typeof roles === 'string' && roles !== ''
    ? roles
        .split(',')
        .map((role) => words(language, `people.role.${role}`))
        .join(words(language, 'people.list_comma'))
    : words(language, 'people.no_role');

/** Who acted: a person by name; a job of the system's; somebody who was not signed in. */
const actorInWords = ({ actorName, accountId }: Entry, words: Words, language: Language): string => {
  if (actorName === '') return words(language, 'people.somebody');
  return accountId === null && JOB.test(actorName) ? words(language, 'people.system') : actorName;
};

/**
 * The sentence of an entry, by the words of the feature whose action it is. An entry whose words have changed since
 * (a value they name is missing) is told by the name of its action.
 */
export const sentenceOf = (entry: Entry, words: Words, language: Language): string => {
  const [feature = '', ...rest] = entry.action.split('.');
  const key = `${feature}.audit.${rest.join('.')}`;
  const actor = actorInWords(entry, words, language);
  const isGrant = entry.action === 'people.grant_roles';
  const { before, after } = entry.params;
  const params = {
    ...entry.params,
    actor,
    ...(isGrant ? { before: rolesInWords(words, language, before), after: rolesInWords(words, language, after) } : {}),
  };
  const plainly = () => words(language, 'people.audit_plain', { actor, action: entry.action });
  try {
    const sentence = words(language, key, params);
    return sentence === key ? plainly() : sentence;
  } catch {
    return plainly();
  }
};

type AuditQuery = {
  from?: string;
  to?: string;
  q?: string;
  feature?: string;
  subject?: string;
  limit: number;
  cursor?: string;
};

/** A page of the audit trail in the reader's language; refuses `people.bad_cursor`. */
export const showAudit = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  { cursor, limit, ...filter }: AuditQuery,
): Promise<Outcome<{ items: AuditView[]; nextCursor: string | null }>> => {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null) return refuse('people.bad_cursor');
  const entries = await listEntries(tx, { ...filter, timeZone: actor.timeZone, after, limit: limit + 1 });
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  return accept({
    items: page.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      actorName: actorInWords(entry, words, facts.language),
      orgName: entry.orgName,
      feature: entry.feature,
      action: entry.action,
      subjectId: entry.subjectId,
      sentence: sentenceOf(entry, words, facts.language),
      address: entry.address,
    })),
    nextCursor: entries.length > limit && last ? writeCursor({ at: last.atText, id: last.id }) : null,
  });
};
