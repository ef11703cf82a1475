import type { Clause } from './clause.ts';

const EDGE = /^[\s\u3001\uff0c\uff1b\u3002,;]+|[\s\u3001\uff0c\uff1b,;]+$/g;

/**
 * Two clauses out of one, parted at an offset in its task text; null when one half would be empty. Both keep units,
 * people and deadline; amounts go to the half that prints them (to the first when neither does). The first keeps the
 * id and the printed number. Where the task stands in the source as it is, each half gets its own span.
 */
export const splitClause = (
  clause: Clause,
  at: number,
  second: { id: string; sort: number },
): readonly [Clause, Clause] | null => {
  const head = clause.task.slice(0, at);
  const tail = clause.task.slice(at);
  const first = head.replace(EDGE, '');
  const rest = tail.replace(EDGE, '');
  if (!first || !rest) return null;
  const inRest = clause.quantities.filter(({ text }) => text !== '' && !head.includes(text) && tail.includes(text));
  const within = clause.sourceText?.indexOf(clause.task) ?? -1;
  const cut = clause.span && within >= 0 ? clause.span[0] + within + at : null;
  const part = (from: number | null, to: number | null): Pick<Clause, 'span' | 'sourceText'> => {
    if (!clause.span || cut === null) return { span: clause.span, sourceText: clause.sourceText };
    const start = from ?? clause.span[0];
    const end = to ?? clause.span[1];
    return {
      span: [start, end],
      sourceText: clause.sourceText?.slice(start - clause.span[0], end - clause.span[0]) ?? null,
    };
  };
  return [
    { ...clause, task: first, quantities: clause.quantities.filter((q) => !inRest.includes(q)), ...part(null, cut) },
    { ...clause, ...second, wasId: null, no: null, title: null, task: rest, quantities: inRest, ...part(cut, null) },
  ];
};
