import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { RowFilter } from '../../contract.ts';
import { type ImportView, useLedgerWords } from './api.ts';
import { Marked } from './preview.tsx';
import { RowTable } from './row-table.tsx';

/** What an import did, where it can be seen, and what is left to mend. */
export const Result = ({ it }: { it: ImportView }) => {
  const t = useLedgerWords();
  const { number } = useFormat();
  const { counts } = it;
  const choices = (['failed', 'wrong', 'add', 'change'] as const).filter((filter) => counts[filter] > 0);
  const [show, setShow] = useState<RowFilter>(choices[0] ?? 'all');
  const imported = number(counts.imported);
  return (
    <section className="lg-result">
      <p className="lg-map-said" role="status">
        <strong>{t(it.state === 'done' ? 'result.done' : 'result.cancelled', { imported })}</strong>
        {counts.failed > 0 ? <span>{t('result.failed', { failed: number(counts.failed) })}</span> : null}
        {counts.wrong > 0 ? <span>{t('result.wrong', { wrong: number(counts.wrong) })}</span> : null}
      </p>
      <div className="lg-bar">
        <Link to={it.kind.list} className="ls-button ls-button-primary">
          {t('result.open', { name: it.kind.label })}
        </Link>
        <Link to={`/ledgers/new?kind=${it.kind.name}`} className="ls-button">
          {t('result.again')}
        </Link>
        <Marked it={it} />
      </div>
      {choices.length > 0 ? (
        <>
          <div className="lg-filters">
            <Segmented
              aria-label={t('steps.result')}
              value={show}
              options={choices.map((filter) => ({
                value: filter,
                label: `${t(`preview.show.${filter}`)} ${number(counts[filter])}`,
              }))}
              onChange={(filter) => setShow(filter)}
            />
          </div>
          <RowTable it={it} show={show} total={show in counts ? counts[show as 'add'] : counts.rows} />
        </>
      ) : null}
    </section>
  );
};
