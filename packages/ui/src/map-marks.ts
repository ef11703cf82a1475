import { asArray } from 'ol/color.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Icon from 'ol/style/Icon.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { lightPaths } from './light-paths.ts';
import { fontFamily, type Light, type Look, stepOf, type Tokens, tokens } from './theme.ts';

/** The styles of one map: `look` gives the colours, `textSize` (pixels) the size of names and marks. */
export const makeMarks = (look: Look, textSize: number) => {
  const palette = tokens[look];
  const font = `600 ${textSize}px ${fontFamily}`;
  const border = new Stroke({ color: withAlpha(palette.quiet, 0.6), width: 1 });
  const chosen = new Stroke({ color: palette.accent, width: 3 });
  const hatch = new Fill({ color: hatchOf(palette) });
  const fills = palette.steps.map((color) => new Fill({ color }));
  const halo = new Stroke({ color: look === 'desk' ? 'rgb(255 255 255 / 80%)' : 'rgb(14 26 43 / 80%)', width: 3 });
  const words = new Fill({ color: palette.text });
  const points = new Map<Light, Style>();
  const clusters = new Map<string, Style>();

  return {
    backdrop: new Style({
      fill: new Fill({ color: withAlpha(palette.line, 0.5) }),
      stroke: new Stroke({ color: palette.line, width: 1 }),
    }),
    /** A surface by its share from 0 to 1, hatched where nothing is known. */
    surface: (value: number | null, isChosen: boolean): Style =>
      new Style({
        fill: value === null ? hatch : fills[stepOf(value)],
        stroke: isChosen ? chosen : border,
        zIndex: isChosen ? 1 : 0,
      }),
    label: (text: string, shift: { dx: number; dy: number }): Style =>
      new Style({
        text: new Text({
          text,
          font,
          fill: words,
          stroke: halo,
          textBaseline: 'middle',
          offsetX: shift.dx,
          offsetY: shift.dy,
        }),
      }),
    /** A ring around what is chosen. */
    halo: new Style({
      image: new Circle({ radius: textSize * 1.5, stroke: new Stroke({ color: palette.text, width: 3 }) }),
    }),
    point: (light: Light): Style =>
      remember(points, light, () => new Style({ image: new Icon(iconOf(lightIcon(palette, light, textSize * 1.3))) })),
    cluster: (count: number, light: Light): Style =>
      remember(clusters, `${count} ${light}`, () => {
        const size = textSize * (2 + Math.min(1, Math.log10(count) / 3));
        return new Style({
          image: new Icon(iconOf(clusterIcon(palette, light, size))),
          text: new Text({ text: String(count), font, fill: words, offsetY: textSize * 0.06 }),
        });
      }),
  };
};

export type Marks = ReturnType<typeof makeMarks>;

const remember = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  known.set(key, made);
  return made;
};

// Twice the pixels, so that shapes stay sharp on dense screens and walls.
const DENSITY = 2;

const iconOf = (img: HTMLCanvasElement) => ({ img, scale: 1 / DENSITY });

const canvasOf = (size: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(size * DENSITY);
  return [canvas, canvas.getContext('2d')];
};

/** The light's own shape with a rim that sets it off from the surface beneath. */
const lightIcon = (palette: Tokens, light: Light, size: number): HTMLCanvasElement => {
  const [canvas, pen] = canvasOf(size);
  if (!pen) return canvas;
  const { d, stroke } = lightPaths[light];
  const scale = (size * DENSITY) / 20;
  pen.setTransform(scale, 0, 0, scale, 2 * scale, 2 * scale);
  const path = new Path2D(d);
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.surface;
  pen.lineWidth = (stroke ?? 0) + 3.5;
  pen.stroke(path);
  if (stroke) {
    pen.strokeStyle = palette.lights[light];
    pen.lineWidth = stroke;
    pen.stroke(path);
  } else {
    pen.fillStyle = palette.lights[light];
    pen.fill(path);
  }
  return canvas;
};

/** A disc for several places: its rim has the colour of the worst light and carries that light's shape. */
const clusterIcon = (palette: Tokens, light: Light, size: number): HTMLCanvasElement => {
  const [canvas, pen] = canvasOf(size * 1.3);
  if (!pen) return canvas;
  const whole = canvas.width;
  const middle = whole / 2;
  const radius = (size * DENSITY) / 2 - 3 * DENSITY;
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fillStyle = palette.surface;
  pen.fill();
  pen.strokeStyle = palette.lights[light];
  pen.lineWidth = 2.5 * DENSITY;
  pen.stroke();
  const badge = lightIcon(palette, light, size * 0.46);
  pen.drawImage(badge, middle + radius * 0.72 - badge.width / 2, middle - radius * 0.72 - badge.height / 2);
  return canvas;
};

const hatchOf = (palette: Tokens): CanvasPattern | string => {
  const [canvas, pen] = canvasOf(5);
  if (!pen) return palette.surface;
  const side = canvas.width;
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = palette.quiet;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat') ?? palette.surface;
};

const withAlpha = (colour: string, alpha: number): number[] => [...asArray(colour).slice(0, 3), alpha];
