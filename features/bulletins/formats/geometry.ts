/**
 * Measures of GB/T 9704—2012 in millimetres and points. Page 210 × 297; type area 156 × 225 with 22 lines of 28
 * characters (5.2.1, 5.2.3); mark 35 below the area's upper edge (7.2.4); red line 4 below the number (7.2.7); page
 * number 7 below the area (7.5). Figures in docs of the feature (README).
 */
export const MM = {
  top: 37,
  left: 28,
  right: 26,
  bottom: 35,
  width: 156,
  height: 225,
  markBelowEdge: 35,
  redLineBelowNumber: 4,
  pageNumberBelow: 7,
} as const;

export const LINES = 22;
export const CHARACTERS = 28;

const POINTS_PER_MM = 72 / 25.4;
export const points = (mm: number): number => mm * POINTS_PER_MM;
export const twips = (mm: number): number => Math.round(points(mm) * 20);

/** Sizes by their Chinese names, in points. */
export const SIZE = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5 } as const;

/** Distance from line to line, in points: 28.99. */
export const LINE_PITCH = points(MM.height) / LINES;
/** Width of a character with its space, in points: 15.79. */
export const CHARACTER_PITCH = points(MM.width) / CHARACTERS;

/** Official typefaces first (every office has them), free ones after. */
export const FONTS = {
  song: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '\u65b9\u6b63\u5c0f\u6807\u5b8b\u7b80\u4f53', 'Noto Serif SC'],
  hei: ['SimHei', '\u9ed1\u4f53', 'Noto Sans S Chinese', 'Noto Serif SC'],
  kai: ['KaiTi_GB2312', '\u6977\u4f53_GB2312', 'KaiTi', '\u6977\u4f53', 'Noto Serif SC'],
  fang: ['FangSong_GB2312', '\u4eff\u5b8b_GB2312', 'FangSong', '\u4eff\u5b8b', 'Noto Serif SC'],
  number: ['SimSun', '\u5b8b\u4f53', 'Noto Serif SC'],
} as const;

export const RED = 'ff0000';
