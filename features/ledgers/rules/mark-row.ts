import type { CellProblem } from './column.ts';
import { type Say, sayProblem } from './present.ts';

type Value = string | number | null;
type Marked = { value: Value; look: 'wrong' | 'unsure'; note: string };

/**
 * A row with its problems marked: each cell that has any is coloured by the worst of them and commented with all, and
 * the last cell says them in one text. Problems of columns that the sheet does not have, and of the row as a whole,
 * stand in the last cell only.
 */
export const markRow = ({
  cells,
  problems,
  columnOf,
  say,
}: {
  cells: readonly Value[];
  problems: readonly CellProblem[];
  columnOf: ReadonlyMap<string, number>;
  say: Say;
}): (Value | Marked)[] => {
  if (problems.length === 0) return [...cells, null];
  const marked: (Value | Marked)[] = [...cells];
  for (const [column, at] of columnOf) {
    const own = problems.filter((problem) => problem.column === column);
    if (own.length === 0 || at >= cells.length) continue;
    marked[at] = {
      value: cells[at] ?? null,
      look: own.some(({ severity }) => severity === 'wrong') ? 'wrong' : 'unsure',
      note: own.map((problem) => sayProblem(problem, say)).join('\n'),
    };
  }
  const isWrong = problems.some(({ severity }) => severity === 'wrong');
  const note = problems.map((problem) => sayProblem(problem, say)).join('\n');
  return [...marked, { value: note, look: isWrong ? 'wrong' : 'unsure', note: '' }];
};
