import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import {
  type Column,
  type ColumnChoice,
  clampWidth,
  headOf,
  MAX_WIDTH,
  MIN_WIDTH,
  nextSort,
  sortState,
  widthOf,
} from './table-columns.ts';
import { useUiWords } from './words.ts';

type Selection<Row> = {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selected?: ReadonlySet<string>;
  onSelect: (keys: ReadonlySet<string>) => void;
};

/** The frozen head: names with units, sorting, widths, and the box that selects every listed row. */
export const TableHead = <Row,>(props: {
  columns: readonly Column<Row>[];
  choice: ColumnChoice;
  sort?: string;
  onSort?: (sort: string) => void;
  onResize: (key: string, width: number) => void;
  selection?: Selection<Row>;
}) => {
  const t = useUiWords();
  return (
    <thead>
      <tr>
        {props.columns.map((column, at) => (
          <th
            key={column.key}
            scope="col"
            className={column.number ? 'ls-table-number' : undefined}
            aria-sort={column.sort && props.onSort ? sortState(props.sort, column.sort) : undefined}
          >
            <div className="ls-table-headcell">
              {at === 0 && props.selection ? <SelectAll {...props.selection} /> : null}
              <HeadName column={column} sort={props.sort} onSort={props.onSort} />
            </div>
            <Grip
              label={t('table.resize', { head: column.head })}
              width={widthOf(column, props.choice)}
              onResize={(width) => props.onResize(column.key, width)}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
};

const MARKS = { ascending: '\u2191', descending: '\u2193', none: '\u2195' } as const;

const HeadName = <Row,>(props: { column: Column<Row>; sort?: string; onSort?: (sort: string) => void }) => {
  const t = useUiWords();
  const { column, sort, onSort } = props;
  const name = column.sort;
  if (!name || !onSort) return <span>{headOf(column)}</span>;
  const state = sortState(sort, name);
  return (
    <button
      type="button"
      className="ls-table-sort"
      title={t('table.sort_by', { head: column.head })}
      onClick={() => onSort(nextSort(sort, name))}
    >
      {headOf(column)}
      <span aria-hidden="true" className={state === 'none' ? 'ls-table-sortable' : 'ls-table-sorted'}>
        {MARKS[state]}
      </span>
    </button>
  );
};

const SelectAll = <Row,>({ rows, rowKey, selected, onSelect }: Selection<Row>) => {
  const t = useUiWords();
  const count = rows.filter((row) => selected?.has(rowKey(row))).length;
  const isAll = rows.length > 0 && count === rows.length;
  return (
    <input
      type="checkbox"
      aria-label={t('table.select_all')}
      checked={isAll}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && !isAll;
      }}
      onChange={() => onSelect(new Set(isAll ? [] : rows.map(rowKey)))}
    />
  );
};

const STEP = 16;

/** The edge between two heads: dragged, or moved with the arrow keys. */
const Grip = (props: { label: string; width: number; onResize: (width: number) => void }) => {
  const from = useRef<{ x: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLElement>) => {
    from.current = { x: event.clientX, width: props.width };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    if (from.current) props.onResize(clampWidth(from.current.width + event.clientX - from.current.x));
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (!step) return;
    event.preventDefault();
    props.onResize(clampWidth(props.width + step));
  };
  return (
    <input
      type="range"
      className="ls-table-grip"
      aria-label={props.label}
      min={MIN_WIDTH}
      max={MAX_WIDTH}
      value={props.width}
      onChange={() => undefined}
      onKeyDown={press}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
};
