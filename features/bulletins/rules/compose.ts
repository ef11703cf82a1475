import type { Content, FactTable } from '../contract.ts';
import { composeChosen } from './compose-chosen.ts';
import { composePeriod } from './compose-period.ts';
import { chosenTables, periodTables } from './fact-tables.ts';
import type { Gathered } from './gathered.ts';
import { isOneOf, TELLS_OF_PERIOD, TELLS_ONE_UNIT } from './kinds.ts';
import { fill, words } from './say.ts';

/** A draft as facts make it: title, what a person will edit, and the tables behind its sentences. */
export type Composed = { title: string; content: Omit<Content, 'addressees' | 'copyTo'>; facts: FactTable[] };

/**
 * Writes the draft of a paper from gathered facts. A paper of a period has the four parts a 通报 has in the field
 * (domain rules §12, S43: 概况, 总体进展, 主要问题, 下步建议); units are named, persons never.
 */
export const compose = (facts: Gathered): Composed => {
  const isPeriod = isOneOf(TELLS_OF_PERIOD, facts.kind);
  const tables = isPeriod ? periodTables(facts) : chosenTables(facts);
  const filled = (isPeriod ? composePeriod(facts) : composeChosen(facts))
    .map((section) => ({ ...section, paragraphs: section.paragraphs.filter((one) => one.sentences.length > 0) }))
    .filter((section) => section.paragraphs.length > 0);
  return {
    title: fill(words.titles[facts.kind], { scope: facts.scope, task: facts.chosen[0]?.title ?? '' }),
    content: { sections: filled, table: tableOf(facts, isPeriod) },
    facts: tables,
  };
};

const tableOf = (facts: Gathered, isPeriod: boolean): Content['table'] => {
  if (isPeriod) {
    if (facts.open.length === 0) return null;
    const hurts = facts.open.some(({ light }) => light === 'late' || light === 'behind' || light === 'near');
    return {
      fact: hurts ? 'attention' : 'table',
      title: hurts ? words.facts.attention : words.facts.table,
      columns: ['no', 'task', 'lead', 'due', 'percent', 'light', 'reason'],
    };
  }
  if (facts.kind === 'minutes')
    return {
      fact: 'tasks',
      title: words.facts.tableMinutes,
      columns: ['no', 'task', 'lead', 'support', 'due'],
    };
  if (isOneOf(TELLS_ONE_UNIT, facts.kind) && facts.chosen.length > 1)
    return {
      fact: 'tasks',
      title: words.facts.tableLetter,
      columns: ['no', 'task', 'due', 'percent', 'reason'],
    };
  return null;
};
