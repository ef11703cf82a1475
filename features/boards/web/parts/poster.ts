import { lightPaths } from '@luoshi/ui/light-paths.ts';
import { type Light, lightOrder } from '@luoshi/ui/theme.ts';
import type { MarkLook, TimeRow } from '@luoshi/ui/time-chart.tsx';
import { paintsOf } from '@luoshi/ui/time-chart-paint.ts';
import { chartBox, lettersOf } from '@luoshi/ui/time-chart-scale.ts';
import { gridShapes, headShapes, markShape, rowShapes, type Shape } from '@luoshi/ui/time-chart-shapes.ts';
import { svgShapes } from '@luoshi/ui/time-chart-svg.ts';
import { MARK_KINDS } from '../../rules/mark-kinds.ts';
import { PAPERS, type Paper, planPoster, type Tile } from '../../rules/poster.ts';
import { firstMonth } from './chart-panel.tsx';

export type Poster = {
  readonly paper: Paper;
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly TimeRow[];
  readonly today: string;
  readonly flags: { readonly marks: Readonly<Record<string, MarkLook>> };
  readonly monthWord: (month: string, isFirst: boolean) => string;
  readonly flagWord: (kind: string) => string;
  readonly lightWord: (light: Light) => string;
  readonly more: (count: number) => string;
  readonly foot: string;
};

const MONTHS = 18;

/** The poster's elements in millimetres: title, sentence, legend, the chart with as many rows as can be read, the foot. */
export const posterContent = (poster: Poster): string => {
  const [width, height] = PAPERS[poster.paper];
  const paints = paintsOf('paper');
  const margin = height * 0.03;
  const title = height * 0.036;
  const small = height * 0.0135;
  const inner = width - 2 * margin;
  const top = margin + title * 1.25 + small * 4.6;
  const foot = height - margin;
  const plan = planPoster(poster.rows.length, foot - top - small * 5.5, height);
  const span = { first: firstMonth(poster.today, 0), months: MONTHS };
  const box = { ...chartBox(inner, plan.textMm, span), headHeight: plan.textMm * 2.2, rowHeight: plan.rowMm };
  const shown = poster.rows.slice(0, plan.rows);
  const hair = height / 2600;

  const words: Shape[] = [
    {
      kind: 'text',
      x: width / 2,
      y: margin + title / 2,
      text: poster.title,
      size: title,
      fill: 'red',
      anchor: 'middle',
      bold: true,
    },
    {
      kind: 'text',
      x: width / 2,
      y: margin + title * 1.25 + small * 1.2,
      text: cut(poster.sentence, inner, small * 1.15),
      size: small * 1.15,
      fill: 'text',
      anchor: 'middle',
    },
    { kind: 'text', x: margin, y: foot - small / 2, text: poster.foot, size: small, fill: 'quiet', anchor: 'start' },
    ...legend(poster, margin, margin + title * 1.25 + small * 3.4, small),
  ];
  if (shown.length < poster.rows.length)
    words.push({
      kind: 'text',
      x: width - margin,
      y: foot - small / 2,
      text: poster.more(poster.rows.length - shown.length),
      size: small,
      fill: 'text',
      anchor: 'end',
    });
  const bottom = box.headHeight + shown.length * box.rowHeight;
  const chart: Shape[] = [
    ...headShapes(box, span, poster.monthWord),
    ...gridShapes(box, span, poster.today, box.headHeight, bottom),
    ...shown.flatMap((row, nth) =>
      rowShapes(row, box, box.headHeight + nth * box.rowHeight, poster.flags.marks, false),
    ),
  ];
  return `${svgShapes(words, paints, hair)}<g transform="translate(${margin} ${top})">${svgShapes(chart, paints, hair)}</g>`;
};

const cut = (text: string, width: number, size: number): string => {
  if (lettersOf(text) * size <= width) return text;
  const sentences = text.split(/(?<=[\u3002.])\s*/);
  let kept = '';
  for (const sentence of sentences) {
    if (lettersOf(kept + sentence) * size > width) break;
    kept += sentence;
  }
  return kept;
};

/** What lights and flags mean, in one line. */
const legend = ({ rows, flags, flagWord, lightWord }: Poster, x: number, y: number, size: number): Shape[] => {
  const shapes: Shape[] = [];
  let at = x;
  const say = (text: string) => {
    shapes.push({ kind: 'text', x: at + size * 1.3, y, text, size, fill: 'text', anchor: 'start' });
    at += (lettersOf(text) + 2.8) * size;
  };
  const lights = new Set(rows.map(({ light }) => light));
  for (const light of lightOrder.filter((one) => lights.has(one))) {
    const { d, stroke } = lightPaths[light];
    shapes.push({
      kind: 'path',
      d,
      x: at,
      y: y - size / 2,
      scale: size / 16,
      ...(stroke ? { stroke: light, width: stroke } : { fill: light }),
    });
    say(`${lightWord(light)} ${rows.filter((row) => row.light === light).length}`);
  }
  at += size * 2;
  for (const kind of MARK_KINDS) {
    const look = flags.marks[kind];
    if (!look) continue;
    shapes.push(markShape(look, at + size * (look.shape === 'flag' ? 0.2 : 0.5), y - size * 0.6, size * 1.1));
    say(flagWord(kind));
  }
  return shapes;
};

/** Corners to cut along and the sheet's place in the whole, for joining. */
export const cropMarks = ({ x, y, width, height }: Tile, name: string): string => {
  const long = 8;
  const corner = (cx: number, cy: number, dx: number, dy: number) =>
    `<path d="M${cx + dx * long} ${cy + dy * 5}H${cx + dx * 5}V${cy + dy * long}" fill="none" stroke="#1B2430" stroke-width="0.3"/>`;
  return `${corner(x, y, 1, 1)}${corner(x + width, y, -1, 1)}${corner(x, y + height, 1, -1)}${corner(x + width, y + height, -1, -1)}<text x="${x + width - 8}" y="${y + height - 8}" font-size="4" text-anchor="end" fill="#5B6675">${name}</text>`;
};
