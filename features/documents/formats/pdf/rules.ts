/** A ruled line of a page, in points from its upper left corner: level at `at` from `from` to `to`, or upright so. */
export type Rule = { at: number; from: number; to: number };
export type Rules = { level: Rule[]; upright: Rule[] };
/** What a page draws, as the reader of PDFs lists it: an operation and what it was given. */
export type Drawn = { fnArray: readonly number[]; argsArray: readonly unknown[] };
type Operations = Readonly<Record<string, number>>;
type Matrix = readonly [number, number, number, number, number, number];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
/** Thicker than this is a bar, not a line. */
const THICK = 2.5;
const SHORT = 4;
/** Rules nearer than this are one. */
const NEAR = 3;
/** A page with more than this is a drawing. */
const MOST_RULES = 6_000;
const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 3];

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || value instanceof Float32Array) && value.length === 6;

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

type Point = { x: number; y: number };
/** The strokes of a path: parts that begin anew, each as its corners. */
const partsOf = (path: unknown, matrix: Matrix): Point[][] => {
  if (!(path instanceof Float32Array)) return [];
  const parts: Point[][] = [];
  const point = (i: number): Point => {
    const [x, y] = [path[i] ?? 0, path[i + 1] ?? 0];
    return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
  };
  for (let i = 0; i < path.length; ) {
    const op = path[i];
    if (op === MOVE) parts.push([point(i + 1)]);
    else if (op === LINE) parts.at(-1)?.push(point(i + 1));
    else if (op === CURVE) parts.at(-1)?.push(point(i + 5));
    else if (op === CLOSE) {
      const first = parts.at(-1)?.[0];
      if (first) parts.at(-1)?.push(first);
    } else return parts;
    i += op === CURVE ? 7 : op === CLOSE ? 1 : 3;
  }
  return parts;
};

const span = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** The level and upright lines a page draws, whether stroked or filled as thin bars. */
export const rulesOf = ({ fnArray, argsArray }: Drawn, view: Matrix, ops: Operations): Rules => {
  const rules: Rules = { level: [], upright: [] };
  const take = (points: readonly Point[]): void => {
    const [left, right] = span(points.map(({ x }) => x));
    const [top, bottom] = span(points.map(({ y }) => y));
    if (bottom - top <= THICK && right - left >= SHORT)
      rules.level.push({ at: (top + bottom) / 2, from: left, to: right });
    else if (right - left <= THICK && bottom - top >= SHORT)
      rules.upright.push({ at: (left + right) / 2, from: top, to: bottom });
  };
  const strokes = [ops.stroke, ops.closeStroke, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke];
  const paints = [...strokes, ops.fill, ops.eoFill, ops.closeEOFillStroke];
  const kept: Matrix[] = [];
  let matrix = UNIT;
  fnArray.forEach((op, i) => {
    if (rules.level.length + rules.upright.length > MOST_RULES) return;
    const args = argsArray[i];
    if (op === ops.save) kept.push(matrix);
    else if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    else if (op === ops.transform && isMatrix(args)) matrix = times(matrix, args);
    else if (op === ops.paintFormXObjectBegin) {
      kept.push(matrix);
      const own: unknown = Array.isArray(args) ? args[0] : null;
      if (isMatrix(own)) matrix = times(matrix, own);
    } else if (op === ops.constructPath && Array.isArray(args) && paints.includes(args[0])) {
      const paths: unknown = args[1];
      for (const path of Array.isArray(paths) ? paths : []) {
        for (const points of partsOf(path, times(view, matrix))) {
          const isStroked = strokes.includes(args[0]);
          if (!isStroked) take(points);
          else for (let k = 1; k < points.length; k++) take(points.slice(k - 1, k + 1));
        }
      }
    }
  });
  return { level: joined(rules.level), upright: joined(rules.upright) };
};

/** Pieces of one line, put together where they meet. */
const joined = (rules: readonly Rule[]): Rule[] => {
  const out: Rule[] = [];
  const groups: Rule[][] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && rule.at - first.at <= NEAR) group.push(rule);
    else groups.push([rule]);
  }
  for (const group of groups) {
    const at = group[0]?.at ?? 0;
    let open: Rule | null = null;
    for (const rule of group.sort((a, b) => a.from - b.from)) {
      if (open && rule.from <= open.to + NEAR) open.to = Math.max(open.to, rule.to);
      else {
        open = { at, from: rule.from, to: rule.to };
        out.push(open);
      }
    }
  }
  return out;
};

/** The rules that make up each table: those that meet one another. */
export const meshesOf = ({ level, upright }: Rules): Rules[] => {
  if (level.length * upright.length > MOST_RULES * 20) return [];
  const meshes: Rules[] = [];
  const left = new Set(upright);
  const waiting = new Set(level);
  const meets = (flat: Rule, up: Rule): boolean =>
    up.at >= flat.from - NEAR && up.at <= flat.to + NEAR && flat.at >= up.from - NEAR && flat.at <= up.to + NEAR;
  for (const seed of level) {
    if (!waiting.delete(seed)) continue;
    const mesh: Rules = { level: [seed], upright: [] };
    for (let [i, k] = [0, 0]; i < mesh.level.length || k < mesh.upright.length; ) {
      const flat = mesh.level[i];
      const up = mesh.upright[k];
      if (flat) {
        for (const other of left) if (meets(flat, other) && left.delete(other)) mesh.upright.push(other);
        i++;
      } else if (up) {
        for (const other of waiting) if (meets(other, up) && waiting.delete(other)) mesh.level.push(other);
        k++;
      }
    }
    meshes.push(mesh);
  }
  return meshes;
};
