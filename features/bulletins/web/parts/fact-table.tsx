import { Link } from '@luoshi/web-kit/routing.tsx';
import type { Facts } from './api.ts';
import { cellDay } from './sheet-words.ts';

const FIRST = 200;

/** Rows of facts; on the screen a row leads to its task, on the sheet it is as printed. */
export const FactTable = ({
  facts,
  columns,
  isPrinted = false,
}: {
  facts: Facts;
  columns?: readonly string[];
  isPrinted?: boolean;
}) => {
  const shown = (columns ?? facts.columns.map(({ key }) => key)).flatMap((key) => {
    const at = facts.columns.findIndex((column) => column.key === key);
    const column = facts.columns[at];
    return column && (isPrinted || facts.rows.some((row) => row[at] !== null && row[at] !== ''))
      ? [{ at, column }]
      : [];
  });
  const firstWords = shown.find(({ column }) => column.kind === 'text');
  return (
    <div className="bl-facts-scroll">
      <table aria-label={facts.title} className={isPrinted ? 'bl-printed' : 'bl-facts'}>
        <thead>
          <tr>
            {shown.map(({ column }) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.rows.slice(0, FIRST).map((row, i) => (
            <tr key={i}>
              {shown.map(({ at, column }) => {
                const value = sayCell(row[at] ?? null, column.kind);
                const task = !isPrinted && at === firstWords?.at ? facts.tasks[i] : null;
                return (
                  <td key={column.key} data-kind={column.kind}>
                    {task ? <Link to={`/tasks/${task}`}>{value}</Link> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const sayCell = (value: string | number | null, kind: Facts['columns'][number]['kind']): string => {
  if (value === null) return '';
  if (kind === 'day' && /^\d{4}-/.test(String(value))) return cellDay(String(value));
  return kind === 'percent' ? `${value}%` : String(value);
};
