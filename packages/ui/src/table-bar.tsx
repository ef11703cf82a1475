import type { ReactNode } from 'react';
import { MenuButton } from './menu-button.tsx';
import { type Column, type ColumnChoice, noChoice, tableText } from './table-columns.ts';
import { toast } from './toast.ts';
import { useUiWords } from './words.ts';

/** Above the table: how many rows, actions on them, choice of columns, copy as text. */
export const TableBar = <Row,>(props: {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  rows: readonly Row[];
  choice: ColumnChoice;
  onChoice: (choice: ColumnChoice) => void;
  total?: number;
  actions?: ReactNode;
  isWaiting: boolean;
}) => {
  const t = useUiWords();
  const copy = () =>
    navigator.clipboard?.writeText(tableText(props.shown, props.rows)).then(
      () => toast.done(t('table.copied', { count: props.rows.length })),
      () => toast.failed(t('table.copy_failed')),
    ) ?? toast.failed(t('table.copy_failed'));
  return (
    <div className="ls-table-bar">
      <span className="ls-quiet" role="status">
        {props.isWaiting ? t('table.loading') : countWords(t, props.rows.length, props.total)}
      </span>
      <div className="ls-table-actions">{props.actions}</div>
      <MenuButton className="ls-button ls-button-plain" label={t('table.columns')}>
        {() => <ColumnChoices {...props} />}
      </MenuButton>
      <button type="button" className="ls-button ls-button-plain" onClick={() => void copy()}>
        {t('table.copy')}
      </button>
    </div>
  );
};

const countWords = (t: ReturnType<typeof useUiWords>, shown: number, total: number | undefined): string =>
  total === undefined || total === shown ? t('table.shown_only', { shown }) : t('table.shown', { shown, total });

const ColumnChoices = <Row,>(props: {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  choice: ColumnChoice;
  onChoice: (choice: ColumnChoice) => void;
}) => {
  const t = useUiWords();
  const keys = new Set(props.shown.map((column) => column.key));
  const toggle = (key: string) =>
    props.onChoice({ ...props.choice, shown: { ...props.choice.shown, [key]: !keys.has(key) } });
  return (
    <>
      {props.columns.slice(1).map((column) => (
        <label key={column.key} className="ls-menu-item">
          <input type="checkbox" checked={keys.has(column.key)} onChange={() => toggle(column.key)} />
          {column.head}
        </label>
      ))}
      <hr className="ls-menu-rule" />
      <button type="button" className="ls-menu-item" onClick={() => props.onChoice(noChoice)}>
        {t('table.reset')}
      </button>
    </>
  );
};
