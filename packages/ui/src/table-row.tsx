import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DataTableProps } from './data-table.tsx';
import { type Column, headOf } from './table-columns.ts';
import { useUiWords } from './words.ts';

/** One row: the first cell names it, opens it and, where rows can be selected, holds its check box. */
export const TableRow = <Row,>(props: { row: Row; columns: readonly Column<Row>[]; table: DataTableProps<Row> }) => {
  const { row, columns, table } = props;
  const [first, ...rest] = columns;
  const key = table.rowKey(row);
  const isSelected = table.selected?.has(key) ?? false;
  if (!first) return null;
  return (
    <tr className={isSelected ? 'ls-table-selected' : undefined}>
      <th scope="row" className={first.number ? 'ls-table-number' : undefined}>
        <div className="ls-table-name">
          {table.onSelect ? <RowCheck row={row} first={first} table={table} isSelected={isSelected} /> : null}
          <Door row={row} table={table}>
            {first.cell(row)}
          </Door>
        </div>
      </th>
      {rest.map((column) => (
        <td key={column.key} data-head={headOf(column)} className={column.number ? 'ls-table-number' : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
};

const Door = <Row,>(props: { row: Row; table: DataTableProps<Row>; children: ReactNode }) => {
  const { row, table, children } = props;
  if (table.to)
    return (
      <Link to={table.to(row)} data-door="">
        {children}
      </Link>
    );
  if (!table.onOpen) return <span>{children}</span>;
  return (
    <button type="button" className="ls-table-door" data-door="" onClick={() => table.onOpen?.(row)}>
      {children}
    </button>
  );
};

const RowCheck = <Row,>(props: { row: Row; first: Column<Row>; table: DataTableProps<Row>; isSelected: boolean }) => {
  const t = useUiWords();
  const { row, first, table, isSelected } = props;
  const cell = first.cell(row);
  const name = table.rowName?.(row) ?? first.text?.(row) ?? (typeof cell === 'string' ? cell : table.rowKey(row));
  const toggle = () => {
    const next = new Set(table.selected);
    if (!next.delete(table.rowKey(row))) next.add(table.rowKey(row));
    table.onSelect?.(next);
  };
  return <input type="checkbox" aria-label={t('table.select', { name })} checked={isSelected} onChange={toggle} />;
};
