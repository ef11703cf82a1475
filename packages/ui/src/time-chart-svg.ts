import { fontFamily } from './theme.ts';
import type { Paint, Shape } from './time-chart-shapes.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** The shapes as SVG elements; widths of lines are in the same unit as the rest, times `hair`. */
export const svgShapes = (shapes: readonly Shape[], paints: Readonly<Record<Paint, string>>, hair = 1): string =>
  shapes.map((shape) => svgShape(shape, (paint) => (paint ? paints[paint] : 'none'), hair)).join('');

const svgShape = (shape: Shape, colour: (paint: Paint | undefined) => string, hair: number): string => {
  switch (shape.kind) {
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y + shape.size * 0.36)}" font-size="${n(shape.size)}" text-anchor="${shape.anchor}" fill="${colour(shape.fill)}"${shape.bold ? ' font-weight="600"' : ''}>${escaped(shape.text)}</text>`;
    case 'rect':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" fill="${colour(shape.fill)}" stroke="${colour(shape.stroke)}" stroke-width="${n(hair)}"/>`;
    case 'line':
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}" stroke="${colour(shape.stroke)}" stroke-width="${n(shape.width * hair)}"/>`;
    case 'path':
      return `<path d="${shape.d}" transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${n(shape.scale)})" fill="${colour(shape.fill)}" stroke="${colour(shape.stroke)}" stroke-width="${n(shape.width ?? 1)}"/>`;
  }
};

/** A sheet of paper: what is on it, seen through a window of it in millimetres, printed `width` × `height` mm. */
export const svgSheet = (
  content: string,
  window: { x: number; y: number; width: number; height: number },
  extra = '',
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${n(window.width)}mm" height="${n(window.height)}mm" viewBox="${n(window.x)} ${n(window.y)} ${n(window.width)} ${n(window.height)}" font-family="${escaped(fontFamily)}"><rect x="${n(window.x)}" y="${n(window.y)}" width="${n(window.width)}" height="${n(window.height)}" fill="#FFFFFF"/>${content}${extra}</svg>`;
