import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { useRef } from 'react';
import type { ChartFacts } from './api.ts';
import { useRowsThatFit } from './use-fit.ts';

/** The order in which supports stand in the field's charts (domain rules §1 (c)). */
const KINDS = ['land', 'planning', 'funds', 'demolition', 'permits', 'utilities', 'labour'] as const;
const ROWS_AT_MOST = 200;

/** The support chart: project × what it needs; each cell says who gives it, by when, and its light. */
export const SupportTable = (props: {
  facts: ChartFacts;
  chosen: string;
  screen: boolean;
  onPick?: ((id: string) => void) | undefined;
}) => {
  const t = useWords('boards');
  const ofProjects = useWords('projects');
  const box = useRef<HTMLElement>(null);
  const fitting = useRowsThatFit(box, 3.1);
  const needing = props.facts.rows.filter(({ supports }) => supports.some(({ isDone }) => !isDone));
  const most = props.screen && fitting !== null ? Math.max(1, fitting - 1) : ROWS_AT_MOST;
  const kinds = KINDS.filter((kind) => needing.some((row) => row.supports.some((support) => support.kind === kind)));
  if (needing.length === 0) return <p className="bw-none ls-quiet">{t('chart.no_support')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="bw-rows" ref={box} tabIndex={0} aria-label={t('chart.support_caption')}>
      <table className="bw-table bw-supports">
        <caption className="ls-hidden">{t('chart.support_caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.project')}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {ofProjects(`supports.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {needing.slice(0, most).map((row) => (
            <tr key={row.id} aria-current={row.id === props.chosen || undefined}>
              <th scope="row">
                <button type="button" className="bw-pick" onClick={() => props.onPick?.(row.id)}>
                  {row.name}
                </button>
              </th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <Cell support={row.supports.find((support) => support.kind === kind)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Cell = ({ support }: { support: ChartFacts['rows'][number]['supports'][number] | undefined }) => {
  const t = useWords('boards');
  const { day } = useFormat();
  if (!support) return <span className="ls-quiet">–</span>;
  return (
    <>
      <span className={`bw-light ls-light-${support.light}`}>
        <LightShape light={support.light} /> {t(`light.${support.light}`)}
      </span>
      <span className="bw-support-who ls-quiet">
        {[support.ownerName, support.dueOn && !support.isDone ? day(support.dueOn).replace(/\s*\(.*\)/, '') : null]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
};
