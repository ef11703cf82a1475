import type { Content, FactTable, Status } from '../contract.ts';

type Sentence = Content['sections'][number]['paragraphs'][number]['sentences'][number];

/** What each step needs a paper to be, and what it makes of it. */
export const STATES = {
  edit: { from: ['draft', 'signed'], to: 'draft' },
  sign: { from: ['draft'], to: 'signed' },
  return: { from: ['draft', 'signed'], to: 'draft' },
  issue: { from: ['signed'], to: 'issued' },
  withdraw: { from: ['issued'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>;

/** The keys of all sentences of a draft. */
export const sentenceIds = (content: Pick<Content, 'sections'>): string[] => sentencesOf(content).map(({ id }) => id);

export const mayStep = (step: keyof typeof STATES, status: Status): boolean =>
  (STATES[step].from as readonly Status[]).includes(status);

const sentencesOf = (content: Pick<Content, 'sections'>): Sentence[] =>
  content.sections.flatMap((section) => section.paragraphs.flatMap((one) => one.sentences));

/** Whether every sentence and the table name facts that the paper has, and columns that those have. */
export const namesItsFacts = (content: Content, facts: readonly FactTable[]): boolean => {
  const byKey = new Map(facts.map((table) => [table.key, table]));
  const table = content.table && byKey.get(content.table.fact);
  if (content.table && !content.table.columns.every((key) => table?.columns.some((column) => column.key === key)))
    return false;
  return sentencesOf(content).every(({ fact }) => fact === null || byKey.has(fact));
};

/** A sentence a person changed stays as they wrote it; its `made` is what facts say. */
export const isTouched = ({ text, made }: Pick<Sentence, 'text' | 'made'>): boolean => made !== text;

/**
 * A draft made anew from fresh facts, with what a person did to the old one: words they changed, sentences they wrote,
 * the order and the parts they left out, the table's columns, whom it is copied to. A sentence whose facts are gone goes
 * unless a person changed it; one that is new comes at the end of its section.
 */
export const mergeFresh = (
  old: Content,
  fresh: Pick<Content, 'sections' | 'table'>,
  original: readonly string[],
): Content => {
  const freshById = new Map(sentencesOf(fresh).map((one) => [one.id, one]));
  const seen = new Set(original);
  const sections = old.sections.map((section) => {
    const kept = section.paragraphs
      .map((one) => ({
        ...one,
        sentences: one.sentences.flatMap((sentence) => {
          const now = freshById.get(sentence.id);
          if (isTouched(sentence)) return [now ? { ...sentence, made: now.made } : sentence];
          return now ? [now] : [];
        }),
      }))
      .filter((one) => one.sentences.length > 0);
    const came = fresh.sections
      .find(({ id }) => id === section.id)
      ?.paragraphs.map((one) => ({ ...one, sentences: one.sentences.filter(({ id }) => !seen.has(id)) }))
      .filter((one) => one.sentences.length > 0);
    return { ...section, paragraphs: [...kept, ...(came ?? [])] };
  });
  const newSections = fresh.sections
    .filter(({ id }) => !old.sections.some((section) => section.id === id))
    .filter((section) => sentencesOf({ sections: [section] }).every(({ id }) => !seen.has(id)));
  const table =
    old.table && fresh.table ? { ...fresh.table, title: old.table.title, columns: old.table.columns } : fresh.table;
  return { ...old, sections: [...sections, ...newSections], table: old.table ? table : null };
};
