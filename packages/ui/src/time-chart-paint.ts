import { fontFamily, type Look, tokens } from './theme.ts';
import type { Paint, Shape } from './time-chart-shapes.ts';

/** The colour of every part on a look; `paper` is the desk's on white. */
export const paintsOf = (look: Look | 'paper'): Readonly<Record<Paint, string>> => {
  const { ground, surface, text, quiet, line, accent, lights } = tokens[look === 'wall' ? 'wall' : 'desk'];
  const isWall = look === 'wall';
  return {
    ground: look === 'paper' ? '#FFFFFF' : ground,
    surface,
    text,
    quiet,
    line,
    accent,
    ...lights,
    chosen: isWall ? '#24466E' : '#DDEAF7',
    red: isWall ? '#FF7A6E' : '#B3261E',
    black: isWall ? '#0B0F16' : '#14181F',
    bar: isWall ? '#8FB3DC' : '#4F7FB5',
    rim: isWall ? '#F1F5FA' : '#14181F',
  };
};

const paths = new Map<string, Path2D>();
const pathOf = (d: string): Path2D => {
  const known = paths.get(d);
  if (known) return known;
  const made = new Path2D(d);
  paths.set(d, made);
  return made;
};

/** Draws the list on a canvas whose pen already stands in the chart's pixels. */
export const paint = (
  pen: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  paints: Readonly<Record<Paint, string>>,
): void => {
  pen.textBaseline = 'middle';
  for (const shape of shapes) {
    if (shape.kind === 'text') {
      pen.font = `${shape.bold ? 600 : 400} ${shape.size}px ${fontFamily}`;
      pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      pen.fillStyle = paints[shape.fill];
      pen.fillText(shape.text, shape.x, shape.y);
    } else if (shape.kind === 'rect') {
      pen.beginPath();
      if (shape.radius) pen.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      else pen.rect(shape.x, shape.y, shape.width, shape.height);
      fillAndStroke(pen, shape, 1, paints);
    } else if (shape.kind === 'line') {
      pen.beginPath();
      pen.moveTo(shape.x1, shape.y1);
      pen.lineTo(shape.x2, shape.y2);
      pen.strokeStyle = paints[shape.stroke];
      pen.lineWidth = shape.width;
      pen.stroke();
    } else {
      pen.save();
      pen.translate(shape.x, shape.y);
      pen.scale(shape.scale, shape.scale);
      const path = pathOf(shape.d);
      if (shape.fill) {
        pen.fillStyle = paints[shape.fill];
        pen.fill(path);
      }
      if (shape.stroke) {
        pen.strokeStyle = paints[shape.stroke];
        pen.lineWidth = shape.width ?? 1;
        pen.stroke(path);
      }
      pen.restore();
    }
  }
};

const fillAndStroke = (
  pen: CanvasRenderingContext2D,
  shape: { fill?: Paint; stroke?: Paint },
  width: number,
  paints: Readonly<Record<Paint, string>>,
): void => {
  if (shape.fill) {
    pen.fillStyle = paints[shape.fill];
    pen.fill();
  }
  if (shape.stroke) {
    pen.strokeStyle = paints[shape.stroke];
    pen.lineWidth = width;
    pen.stroke();
  }
};
