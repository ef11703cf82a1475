import type { Column } from '@luoshi/ui/data-table.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { api, type ImportView, LEDGERS, type RowView, useLedgerWords } from './api.ts';

type Leaving = { out: ReadonlySet<number>; toggle: (no: number) => void };

/** The columns of a preview: the row's number and what would become of it, its cells with their problems, its changes. */
export const useRowColumns = (it: ImportView, leaving?: Leaving): readonly Column<RowView>[] => {
  const t = useLedgerWords();
  const sheet = useQuery({
    queryKey: [LEDGERS, 'sheet', it.id, { sheet: it.mapping?.sheet }],
    queryFn: ({ signal }) =>
      api('GET /ledgers/imports/:id/sheets/:sheet', { params: { id: it.id, sheet: it.mapping?.sheet ?? 0 }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const mapped = (it.mapping?.columns ?? []).flatMap(({ field }, at) => {
      const known = it.kind.fields.find(({ key }) => key === field);
      return known ? [{ field: known, at }] : [];
    });
    return [
      {
        key: 'row',
        head: t('preview.row'),
        width: 190,
        text: (row) => String(row.no),
        cell: (row) => (
          <span className="lg-row-name">
            <span className="ls-number ls-quiet">{row.no}</span> {row.title}
          </span>
        ),
      },
      {
        key: 'action',
        head: t('preview.action'),
        width: 110,
        text: (row) => t(`preview.${isWrong(row) ? 'wrong' : (row.action ?? 'wrong')}`),
        cell: (row) => (
          <span className="lg-action">
            <span className={isWrong(row) ? 'lg-chip is-wrong' : `lg-chip is-${row.action}`}>
              {t(`preview.${isWrong(row) ? 'wrong' : (row.action ?? 'wrong')}`)}
            </span>
            {leaving && !isWrong(row) && row.action !== 'same' ? (
              <Button type="link" size="small" onClick={() => leaving.toggle(row.no)}>
                {t(leaving.out.has(row.no) ? 'preview.keep' : 'preview.leave')}
              </Button>
            ) : null}
          </span>
        ),
      },
      {
        key: 'problems',
        head: t('preview.problems'),
        width: 260,
        text: (row) => row.problems.map(({ sentence }) => sentence).join(' '),
        cell: (row) => (
          <ul className="lg-problems">
            {row.problems.map(({ column, sentence, severity }) => (
              <li key={`${column} ${sentence}`} className={`is-${severity}`}>
                {labelOf(it, column)}
                {sentence}
              </li>
            ))}
            {row.changes.map(({ column, label, before, after, isConflict }) => (
              <li key={column} className={isConflict ? 'lg-diff is-conflict' : 'lg-diff'}>
                <strong>{label}</strong> <del>{before ?? t('preview.nothing')}</del>{' '}
                <ins>{after ?? t('preview.nothing')}</ins>
                {isConflict ? <em>{t('preview.conflict')}</em> : null}
              </li>
            ))}
          </ul>
        ),
      },
      ...mapped.map(
        ({ field, at }): Column<RowView> => ({
          key: `cell-${field.key}`,
          head: sheet.data?.columns[at]?.head.split('/').at(-1) || field.label,
          width: ['lines'].includes(field.kind) ? 280 : 150,
          text: (row) => row.cells[at] ?? '',
          cell: (row) => {
            const worst = row.problems.filter(({ column }) => column === field.key);
            if (worst.length === 0) return <span className="lg-cell">{row.cells[at] ?? ''}</span>;
            const look = worst.some(({ severity }) => severity === 'wrong') ? 'wrong' : 'unsure';
            return (
              <span className={`lg-cell is-${look}`} title={worst.map(({ sentence }) => sentence).join('\n')}>
                {row.cells[at] || t('preview.nothing')}
              </span>
            );
          },
        }),
      ),
    ];
  }, [it, sheet.data, t, leaving]);
};

export const isWrong = (row: RowView): boolean =>
  row.state === 'failed' || row.problems.some(({ severity }) => severity === 'wrong');

const labelOf = (it: ImportView, column: string | null): string => {
  const field = it.kind.fields.find(({ key }) => key === column);
  return field ? `${field.label}：` : '';
};
