import { dayNumber } from './gantt-scale.ts';
import { lightPaths } from './light-paths.ts';
import type { Light } from './theme.ts';
import type { MarkLook, MonthSpan, Stretch, TimeRow } from './time-chart-facts.ts';
import { type ChartBox, fitText, lettersOf, monthsOf, xOfDay } from './time-chart-scale.ts';

/** A part a colour plays; screen, wall and paper each have their own colour for it. */
export type Paint =
  | 'ground'
  | 'surface'
  | 'text'
  | 'quiet'
  | 'line'
  | 'accent'
  | 'chosen'
  | 'red'
  | 'black'
  | 'rim'
  | 'bar'
  | Light;

/** What is to be drawn, in drawing order: a canvas and an SVG are made from the same list. */
export type Shape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill?: Paint; stroke?: Paint; radius?: number }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: Paint; width: number; dash?: number }
  | { kind: 'path'; d: string; x: number; y: number; scale: number; fill?: Paint; stroke?: Paint; width?: number }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      fill: Paint;
      anchor: 'start' | 'middle' | 'end';
      bold?: boolean;
    };

const FLAG = 'M2 16V0L14 4.5 2 9';
const RING = 'M8 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z';

/** A mark whose foot (of a flag) or middle (of a ring) stands at `x`. */
export const markShape = (look: MarkLook, x: number, top: number, height: number): Shape => {
  const scale = height / 16;
  if (look.shape === 'ring')
    return { kind: 'path', d: RING, x: x - 8 * scale, y: top, scale, fill: 'surface', stroke: 'quiet', width: 1.6 };
  const fill = look.paint === 'hollow' ? 'surface' : look.paint === 'quiet' ? 'quiet' : look.paint;
  const stroke = look.paint === 'black' ? 'rim' : look.paint === 'quiet' ? 'quiet' : 'red';
  return { kind: 'path', d: FLAG, x: x - 2 * scale, y: top, scale, fill, stroke, width: 1.4 };
};

/** The head: a name for every month, lines between them, and the year where it begins. */
export const headShapes = (
  box: ChartBox,
  span: MonthSpan,
  monthWord: (month: string, isFirst: boolean) => string,
): Shape[] => {
  const middle = box.headHeight / 2;
  const shapes: Shape[] = [{ kind: 'rect', x: 0, y: 0, width: box.width, height: box.headHeight, fill: 'surface' }];
  // Where months are narrow, a name that would touch the one before it is left out.
  let free = Number.NEGATIVE_INFINITY;
  for (const [nth, { month, from }] of monthsOf(box, span).entries()) {
    const word = monthWord(month, nth === 0 || month.endsWith('-01'));
    if (from < free) continue;
    free = from + (lettersOf(word) + 0.7) * box.textSize;
    shapes.push({
      kind: 'text',
      x: from + 3,
      y: middle,
      text: word,
      size: box.textSize,
      fill: 'quiet',
      anchor: 'start',
    });
  }
  shapes.push({
    kind: 'line',
    x1: 0,
    y1: box.headHeight,
    x2: box.width,
    y2: box.headHeight,
    stroke: 'quiet',
    width: 1,
  });
  return shapes;
};

/** Lines between the months and the line of today, over the rows from `top` to `bottom`. */
export const gridShapes = (box: ChartBox, span: MonthSpan, today: string, top: number, bottom: number): Shape[] => {
  const shapes: Shape[] = monthsOf(box, span).map(({ from }) => ({
    kind: 'line',
    x1: from,
    y1: top,
    x2: from,
    y2: bottom,
    stroke: 'line',
    width: 1,
  }));
  const x = xOfDay(box, dayNumber(today) + 0.5);
  if (x > box.nameWidth && x < box.width - box.sideWidth)
    shapes.push({ kind: 'line', x1: x, y1: top, x2: x, y2: bottom, stroke: 'accent', width: 2 });
  return shapes;
};

const barOf = (
  box: ChartBox,
  stretch: Stretch,
  top: number,
  height: number,
): { x: number; y: number; width: number; height: number } | null => {
  const left = Math.max(box.nameWidth, xOfDay(box, dayNumber(stretch.from)));
  const right = Math.min(box.width - box.sideWidth, xOfDay(box, dayNumber(stretch.to) + 1));
  return right > left ? { x: left, y: top, width: right - left, height } : null;
};

/** One row at `top`: light, name and unit; the plan, what is done of it, its marks; the percent. */
export const rowShapes = (
  row: TimeRow,
  box: ChartBox,
  top: number,
  looks: Readonly<Record<string, MarkLook>>,
  isChosen: boolean,
): Shape[] => {
  const { rowHeight, textSize, nameWidth, width, sideWidth } = box;
  const middle = top + rowHeight / 2;
  const shapes: Shape[] = [];
  if (isChosen) shapes.push({ kind: 'rect', x: 0, y: top, width, height: rowHeight, fill: 'chosen' });
  const icon = textSize * 0.9;
  const { d, stroke } = lightPaths[row.light];
  shapes.push({
    kind: 'path',
    d,
    x: textSize * 0.4,
    y: middle - icon / 2,
    scale: icon / 16,
    ...(stroke ? { stroke: row.light, width: stroke } : { fill: row.light }),
  });
  const begin = textSize * 1.75;
  const room = nameWidth - begin - textSize * 0.6;
  const noteLetters = Math.min(lettersOf(row.note), 8);
  const nameRoom = lettersOf(row.name) * textSize + noteLetters * textSize * 0.9 > room ? room : nameWidth;
  const name = fitText(row.name, Math.min(room, nameRoom), textSize);
  shapes.push({ kind: 'text', x: begin, y: middle, text: name, size: textSize, fill: 'text', anchor: 'start' });
  const left = room - lettersOf(name) * textSize - textSize * 0.6;
  const note = fitText(row.note, left, textSize * 0.9);
  if (note)
    shapes.push({
      kind: 'text',
      x: nameWidth - textSize * 0.6,
      y: middle,
      text: note,
      size: textSize * 0.9,
      fill: 'quiet',
      anchor: 'end',
    });

  const high = rowHeight * 0.36;
  const barTop = top + rowHeight * 0.5;
  const plan = row.plan && barOf(box, row.plan, barTop, high);
  if (plan) shapes.push({ kind: 'rect', ...plan, fill: 'line', stroke: 'quiet', radius: 2 });
  const done = row.done && barOf(box, row.done, barTop + high * 0.22, high * 0.56);
  if (done) shapes.push({ kind: 'rect', ...done, fill: 'bar' });
  for (const mark of row.marks) {
    const look = looks[mark.kind];
    const x = xOfDay(box, dayNumber(mark.on) + 0.5);
    if (!look || x < nameWidth || x > width - sideWidth) continue;
    shapes.push(
      look.shape === 'flag'
        ? markShape(look, x, top + rowHeight * 0.08, rowHeight * 0.62)
        : markShape(look, x, barTop + high / 2 - rowHeight * 0.25, rowHeight * 0.5),
    );
  }
  shapes.push(
    {
      kind: 'text',
      x: width - textSize * 0.6,
      y: middle,
      text: `${row.percent}%`,
      size: textSize,
      fill: 'text',
      anchor: 'end',
    },
    { kind: 'line', x1: 0, y1: top + rowHeight, x2: width, y2: top + rowHeight, stroke: 'line', width: 1 },
  );
  return shapes;
};

/** The mark nearest to a point of a row, within a finger's width. */
export const markAt = (row: TimeRow, box: ChartBox, x: number): TimeRow['marks'][number] | null => {
  let best: TimeRow['marks'][number] | null = null;
  let least = box.textSize;
  for (const mark of row.marks) {
    const distance = Math.abs(xOfDay(box, dayNumber(mark.on) + 0.5) - x);
    if (distance < least) {
      least = distance;
      best = mark;
    }
  }
  return best;
};
