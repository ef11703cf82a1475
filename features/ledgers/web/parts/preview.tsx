import { Field } from '@luoshi/ui/field.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { RowFilter } from '../../contract.ts';
import { api, type ImportView, LEDGERS, saidBy, useLedgerWords } from './api.ts';
import { RowTable } from './row-table.tsx';

const FILTERS = ['all', 'wrong', 'unsure', 'conflict', 'add', 'change', 'same'] as const satisfies readonly RowFilter[];

const countOf = (it: ImportView, filter: RowFilter): number => {
  if (filter === 'all') return it.counts.rows;
  return filter === 'left_out' ? 0 : it.counts[filter];
};

/** What importing would do, row by row, and the button that does it. */
export const Preview = ({ it, onRemap }: { it: ImportView; onRemap: () => void }) => {
  const t = useLedgerWords();
  const { number } = useFormat();
  const queries = useQueryClient();
  const { counts } = it;
  const [show, setShow] = useState<RowFilter>(counts.wrong > 0 ? 'wrong' : counts.change > 0 ? 'change' : 'all');
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState('');
  const [overrides, setOverrides] = useState(false);
  const toggle = useCallback((no: number) => {
    setOut((before) => {
      const after = new Set(before);
      if (!after.delete(no)) after.add(no);
      return after;
    });
  }, []);
  const leaving = useMemo(() => ({ out, toggle }), [out, toggle]);
  const apply = useMutation({
    mutationFn: () =>
      api('POST /ledgers/imports/:id/apply', {
        params: { id: it.id },
        body: { reason: reason.trim() || null, overrideConflicts: overrides, leaveOut: [...out] },
      }),
    onSuccess: (after) => queries.setQueryData([LEDGERS, 'one', it.id], after),
  });
  const toImport = counts.add + counts.change - out.size;
  const needsReason = counts.needsReason > 0 && !reason.trim();
  const filters = FILTERS.filter((filter) => filter === 'all' || countOf(it, filter) > 0);
  return (
    <section className="lg-preview">
      <p className="lg-map-said">
        {t('preview.sentence', {
          rows: number(counts.rows),
          add: number(counts.add),
          change: number(counts.change),
          same: number(counts.same),
          wrong: number(counts.wrong),
        })}
        {counts.skipped > 0 ? (
          <span className="ls-quiet">{t('preview.skipped', { skipped: number(counts.skipped) })}</span>
        ) : null}
        {it.isRemembered ? <span className="ls-quiet">{t('preview.remembered')}</span> : null}
        <Button type="link" size="small" onClick={onRemap}>
          {t('preview.remap')}
        </Button>
      </p>
      <div className="lg-filters">
        <Segmented
          aria-label={t('steps.preview')}
          value={show}
          options={filters.map((filter) => ({
            value: filter,
            label: `${t(`preview.show.${filter}`)} ${number(countOf(it, filter))}`,
          }))}
          onChange={(filter) => setShow(filter)}
        />
        <Marked it={it} />
      </div>
      <RowTable it={it} show={show} total={countOf(it, show)} leaving={leaving} />
      {counts.needsReason > 0 ? (
        <div className="lg-reason">
          <Field
            label={t('preview.reason')}
            name="reason"
            hint={t('preview.reason_hint', { count: counts.needsReason })}
            required
          >
            {(wire) => (
              <Input.TextArea
                {...wire}
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      {counts.conflict > 0 ? (
        <div className="lg-override">
          <Checkbox checked={overrides} onChange={(event) => setOverrides(event.target.checked)}>
            {t('preview.override', { count: counts.conflict })}
          </Checkbox>
          <span className="ls-quiet">{t('preview.override_hint')}</span>
        </div>
      ) : null}
      {apply.error ? (
        <p className="lg-no" role="alert">
          {saidBy(apply.error)}
        </p>
      ) : null}
      <div className="lg-bar">
        <Button
          type="primary"
          disabled={toImport <= 0 || needsReason}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          {toImport > 0 ? t('preview.import', { count: number(toImport) }) : t('preview.import_none')}
        </Button>
        {counts.wrong > 0 ? (
          <span className="ls-quiet">{t('preview.import_rest', { wrong: number(counts.wrong) })}</span>
        ) : null}
      </div>
    </section>
  );
};

/** The sheet with its problems marked in it, whole or only the rows to be mended. */
export const Marked = ({ it }: { it: ImportView }) => {
  const t = useLedgerWords();
  if (it.counts.wrong + it.counts.unsure + it.counts.failed === 0) return null;
  const path = `/ledgers/imports/${it.id}/marked.xlsx`;
  return (
    <span className="lg-marked">
      <a className="ls-button" href={apiUrl(path, {})} download>
        <Icon name="download" size={16} />
        {t('preview.marked')}
      </a>
      <a className="ls-button ls-button-plain" href={apiUrl(path, { only: 'problems' })} download>
        {t('preview.marked_problems')}
      </a>
    </span>
  );
};
