import { paintsOf } from '@luoshi/ui/time-chart-paint.ts';
import { markShape } from '@luoshi/ui/time-chart-shapes.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { MARK_KINDS } from '../../rules/mark-kinds.ts';
import type { ChartFacts } from './api.ts';

/** What the flags mean here; the custom they follow is under the pointer. */
export const FlagLegend = ({ facts }: { facts: Pick<ChartFacts, 'flags'> }) => {
  const t = useWords('boards');
  return (
    <span className="bw-flags" title={t('flags.source', { source: facts.flags.source })}>
      {MARK_KINDS.map((kind) => (
        <span key={kind} className="bw-light">
          <Mark facts={facts} kind={kind} /> {t(`flags.${kind}`)}
        </span>
      ))}
    </span>
  );
};

const Mark = ({ facts, kind }: { facts: Pick<ChartFacts, 'flags'>; kind: (typeof MARK_KINDS)[number] }) => {
  const look = facts.flags.marks[kind];
  const shape = look && markShape(look, look.shape === 'flag' ? 4 : 9, 1, 16);
  if (shape?.kind !== 'path') return null;
  const paints = paintsOf('wall');
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <path
        d={shape.d}
        transform={`translate(${shape.x} ${shape.y}) scale(${shape.scale})`}
        fill={shape.fill ? paints[shape.fill] : 'none'}
        stroke={shape.stroke ? paints[shape.stroke] : 'none'}
        strokeWidth={shape.width}
      />
    </svg>
  );
};
