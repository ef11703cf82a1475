import './data-table.css';
import { type ReactNode, useRef } from 'react';
import { useRemembered } from './remembered.ts';
import { useShortcut } from './shortcuts.tsx';
import { TableBar } from './table-bar.tsx';
import { type Column, readChoice, shownColumns, widthOf } from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useUiWords } from './words.ts';

export type { Column } from './table-columns.ts';

/** A list of rows of type `Row` that the server pages by key; the table itself neither fetches, sorts nor filters. */
export type DataTableProps<Row> = {
  /** Name under which column choice and widths are remembered on this machine: `tasks.list`. */
  memory: string;
  /** What the table is, for screen readers: `任务清单`. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Absent while the first page is on its way. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Address that a row leads to; the first column becomes its link. */
  to?: (row: Row) => string;
  /** In place of an address: what opening a row does. */
  onOpen?: (row: Row) => void;
  loading?: boolean;
  error?: Error | null;
  onRetry?: () => void;
  /** Present sort as the server spells it: `due` or `-due`. */
  sort?: string;
  onSort?: (sort: string) => void;
  total?: number;
  /** Fetches the next page; absent when there is none. */
  more?: (() => unknown) | undefined;
  loadingMore?: boolean;
  selected?: ReadonlySet<string>;
  onSelect?: (keys: ReadonlySet<string>) => void;
  /** Name of a row for its check box; the first column's text when absent. */
  rowName?: (row: Row) => string;
  empty?: ReactNode;
  /** Stands at the left of the bar above the table: actions on the selected rows. */
  actions?: ReactNode;
  /** Without the bar (count, columns, copy): a small table inside a page. */
  plain?: boolean;
};

/** Frozen head and first column, remembered columns, `j` `k` to move and Enter to open, copy as text, load more. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const t = useUiWords();
  const [choice, setChoice] = useRemembered(`table.${props.memory}`, readChoice);
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = shownColumns(props.columns, choice);
  const rows = props.rows ?? [];
  const opens = Boolean(props.to ?? props.onOpen);
  useShortcut('j', t('shortcuts.next'), () => moveBy(body.current, 1), opens && rows.length > 0);
  useShortcut('k', t('shortcuts.previous'), () => moveBy(body.current, -1), opens && rows.length > 0);
  const resize = (key: string, width: number) => setChoice({ ...choice, widths: { ...choice.widths, [key]: width } });
  const isWaiting = Boolean(props.loading) && !props.rows;
  const isEmpty = !isWaiting && !props.error && rows.length === 0;

  if (isEmpty) return <div className="ls-table-empty">{props.empty ?? t('table.nothing')}</div>;
  return (
    <div className="ls-table">
      {props.plain ? null : (
        <TableBar
          columns={props.columns}
          shown={shown}
          rows={rows}
          choice={choice}
          onChoice={setChoice}
          total={props.total}
          actions={props.actions}
          isWaiting={isWaiting}
        />
      )}
      {props.error ? <TableFault error={props.error} onRetry={props.onRetry} /> : null}
      {props.error && rows.length === 0 ? null : (
        <section className="ls-table-scroll" aria-label={props.caption} aria-busy={isWaiting}>
          <table>
            <caption className="ls-hidden">{props.caption}</caption>
            <colgroup>
              {shown.map((column) => (
                <col key={column.key} style={{ width: widthOf(column, choice) }} />
              ))}
            </colgroup>
            <TableHead
              columns={shown}
              choice={choice}
              sort={props.sort}
              onSort={props.onSort}
              onResize={resize}
              selection={
                props.onSelect && props.rows
                  ? { rows, rowKey: props.rowKey, selected: props.selected, onSelect: props.onSelect }
                  : undefined
              }
            />
            <tbody ref={body}>
              {isWaiting
                ? WAITING.map((key) => <WaitingRow key={key} columns={shown.length} />)
                : rows.map((row) => <TableRow key={props.rowKey(row)} row={row} columns={shown} table={props} />)}
            </tbody>
          </table>
        </section>
      )}
      {props.more && !isWaiting ? (
        <button
          type="button"
          className="ls-button ls-table-more"
          disabled={props.loadingMore}
          onClick={() => props.more?.()}
        >
          {t(props.loadingMore ? 'table.loading_more' : 'table.more')}
        </button>
      ) : null}
    </div>
  );
};

const WAITING = ['1', '2', '3', '4', '5', '6'];

const WaitingRow = ({ columns }: { columns: number }) => (
  <tr className="ls-table-waiting">
    {Array.from({ length: columns }, (_, at) => String(at)).map((at) => (
      <td key={at}>
        <span />
      </td>
    ))}
  </tr>
);

const TableFault = ({ error, onRetry }: { error: Error; onRetry?: () => void }) => {
  const t = useUiWords();
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : '';
  return (
    <div className="ls-table-fault" role="alert">
      <strong>{t('table.failed')}</strong>
      <span>{detail}</span>
      {onRetry ? (
        <button type="button" className="ls-button" onClick={() => onRetry()}>
          {t('table.retry')}
        </button>
      ) : null}
    </div>
  );
};

/** Moves the focus among the rows' doors; from outside the table it goes to the first or last one. */
const moveBy = (body: HTMLElement | null, step: 1 | -1): void => {
  const doors = [...(body?.querySelectorAll<HTMLElement>('[data-door]') ?? [])];
  const present = doors.findIndex((door) => door.closest('tr')?.contains(document.activeElement));
  const next = present < 0 ? (step > 0 ? 0 : doors.length - 1) : present + step;
  const door = doors[next];
  door?.focus();
  door?.scrollIntoView({ block: 'nearest' });
};
