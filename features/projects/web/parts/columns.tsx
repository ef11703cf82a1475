import type { Column } from '@luoshi/ui/data-table.tsx';
import { LightMark } from '@luoshi/ui/light.tsx';
import { useUiWords } from '@luoshi/ui/words.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMemo } from 'react';
import { yuanOf } from '../../rules/money.ts';
import type { ProjectRow } from './api.ts';
import { useProjectWords } from './words.ts';

/** Columns of the ledger; the rarer ones stand in the choice of columns. */
export const useProjectColumns = (): readonly Column<ProjectRow>[] => {
  const t = useProjectWords();
  const ui = useUiWords();
  const { day, number } = useFormat();
  const lightWord = ui as (key: string) => string;
  return useMemo(() => {
    const wan = (amount: string): string => number(yuanOf(amount) / 10_000);
    return [
      {
        key: 'name',
        head: t('sheet.columns.name'),
        width: 230,
        sort: 'name',
        text: (row) => row.name,
        cell: (row) => (
          <span>
            {row.name}
            {row.childCount > 0 ? (
              <span className="ls-quiet"> {t('web.list.children', { n: row.childCount })}</span>
            ) : null}
            {row.isSensitive ? <span className="pj-tag">{t('web.sensitive')}</span> : null}
          </span>
        ),
      },
      {
        key: 'light',
        head: t('sheet.columns.light'),
        width: 320,
        sort: 'light',
        text: (row) => `${lightWord(`light.${row.light.light}`)} ${row.light.sentence}`,
        cell: (row) => (
          <div>
            <LightMark light={row.light.light} />
            <span className="pj-reason">{row.light.sentence}</span>
          </div>
        ),
      },
      { key: 'class', head: t('sheet.columns.class'), width: 72, cell: (row) => t(`classes.${row.class}`) },
      { key: 'stage', head: t('sheet.columns.stage'), width: 92, cell: (row) => t(`stages.${row.stage}`) },
      {
        key: 'total',
        head: t('web.col.total'),
        unit: t('web.wan'),
        number: true,
        width: 118,
        sort: '-investment',
        cell: (row) => wan(row.investment.total),
      },
      {
        key: 'annual',
        head: t('web.col.annual'),
        unit: t('web.wan'),
        number: true,
        width: 118,
        cell: (row) => wan(row.investment.annual),
      },
      {
        key: 'annualDone',
        head: t('web.col.annual_done'),
        unit: t('web.wan'),
        number: true,
        width: 118,
        cell: (row) => (
          <span
            className={row.investment.isAbovePlan ? 'pj-above' : undefined}
            title={row.investment.isAbovePlan ? t('web.above') : undefined}
          >
            {wan(row.investment.annualDone)}
            {row.investment.isAbovePlan ? <span className="ls-hidden"> {t('web.above')}</span> : null}
          </span>
        ),
      },
      {
        key: 'share',
        head: t('web.col.share'),
        unit: '%',
        number: true,
        width: 92,
        cell: (row) => number(row.investment.annualPercent),
      },
      {
        key: 'ahead',
        head: t('web.col.ahead'),
        unit: t('web.points'),
        number: true,
        width: 104,
        cell: (row) =>
          row.investment.aheadPoints === null
            ? '—'
            : `${row.investment.aheadPoints > 0 ? '+' : ''}${number(row.investment.aheadPoints)}`,
      },
      { key: 'percent', head: t('web.col.percent'), unit: '%', number: true, width: 92, cell: (row) => row.percent },
      { key: 'lead', head: t('sheet.columns.lead'), width: 124, cell: (row) => row.lead.name },
      { key: 'leader', head: t('roles.leader'), width: 92, cell: (row) => row.leaderName ?? '' },
      {
        key: 'finish',
        head: t('sheet.columns.planFinish'),
        width: 150,
        sort: 'finish',
        cell: (row) => day(row.planFinishOn),
      },
      {
        key: 'problems',
        head: t('sheet.columns.problems'),
        width: 220,
        text: (row) => row.problems ?? '',
        cell: (row) => <span className="pj-clamp">{row.problems ?? ''}</span>,
      },
      {
        key: 'words',
        head: t('sheet.columns.progress'),
        width: 220,
        optional: true,
        cell: (row) => row.progressWords ?? '',
      },
      {
        key: 'officers',
        head: t('roles.officer'),
        width: 110,
        optional: true,
        cell: (row) => row.officerNames.join(t('sheet.separator')),
      },
      { key: 'person', head: t('roles.person'), width: 92, optional: true, cell: (row) => row.personName ?? '' },
      { key: 'code', head: t('sheet.columns.code'), width: 210, optional: true, cell: (row) => row.code ?? '' },
      { key: 'start', head: t('sheet.columns.start'), width: 140, optional: true, cell: (row) => day(row.startOn) },
      {
        key: 'supports',
        head: t('web.col.supports'),
        number: true,
        width: 110,
        optional: true,
        cell: (row) => row.supportsOpen,
      },
    ];
  }, [t, lightWord, day, number]);
};
