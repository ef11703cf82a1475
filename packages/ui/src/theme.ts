/** The lights a row of work can show; colour, shape and word always go together. */
export type Light = 'on_track' | 'near' | 'behind' | 'late' | 'done' | 'paused';

/** `desk` is the light look for work, `wall` the dark one for a big screen. */
export type Look = 'desk' | 'wall';

/** What hurts first. */
export const lightOrder: readonly Light[] = ['late', 'behind', 'near', 'on_track', 'paused', 'done'];

export type Tokens = {
  ground: string;
  surface: string;
  text: string;
  quiet: string;
  line: string;
  accent: string;
  lights: Readonly<Record<Light, string>>;
  /** Share on track on the map, from none to all: five steps of one hue; text on each is `text`. */
  steps: readonly [string, string, string, string, string];
};

export const tokens: Readonly<Record<Look, Tokens>> = {
  desk: {
    ground: '#F5F6F4',
    surface: '#FFFFFF',
    text: '#1B2430',
    quiet: '#5B6675',
    line: '#E1E5E8',
    accent: '#1F5FA8',
    lights: {
      on_track: '#1E7F5C',
      near: '#2F6FB5',
      behind: '#946000',
      late: '#C03328',
      done: '#5B6675',
      paused: '#66707B',
    },
    steps: ['#EAF2EE', '#D3E6DD', '#B5D6C7', '#93C4AE', '#70B094'],
  },
  wall: {
    ground: '#0E1A2B',
    surface: '#16263B',
    text: '#F1F5FA',
    quiet: '#9DB0C6',
    line: '#2A3E58',
    accent: '#7DB4F0',
    lights: {
      on_track: '#4CC38A',
      near: '#7DB4F0',
      behind: '#F2B84B',
      late: '#F2766B',
      done: '#9DB0C6',
      paused: '#8A9DB5',
    },
    steps: ['#1A2F41', '#1B3C4A', '#1C4A51', '#1C5956', '#1D6859'],
  },
};

/** Red of the seal: the brand and the headings of papers, nothing else. */
export const sealRed = '#B3261E';

export const fontFamily =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** Which of the five steps a share from 0 to 1 belongs to; shares beyond are taken as the nearest end. */
export const stepOf = (share: number): 0 | 1 | 2 | 3 | 4 =>
  Math.max(0, Math.min(4, Math.floor(share * 5))) as 0 | 1 | 2 | 3 | 4;

/** CSS variables of one look: `--ls-ground`, `--ls-light-on-track`, `--ls-step-1` and so on. */
export const cssVariables = (look: Look): Record<string, string> => {
  const { lights, steps, ...plain } = tokens[look];
  const variables: Record<string, string> = {};
  for (const [name, colour] of Object.entries(plain)) variables[`--ls-${name}`] = colour;
  for (const [light, colour] of Object.entries(lights)) variables[`--ls-light-${light.replace('_', '-')}`] = colour;
  steps.forEach((colour, index) => {
    variables[`--ls-step-${index + 1}`] = colour;
  });
  return variables;
};

/**
 * Makes the variables known to the page: desk everywhere, wall inside `data-look="wall"`. A sheet adopted by script
 * is not inline style, so a strict content security policy lets it pass.
 */
export const applyTheme = (): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rule(':root', 'desk')}\n${rule('[data-look="wall"]', 'wall')}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

const rule = (selector: string, look: Look): string => {
  const lines = Object.entries(cssVariables(look)).map(([name, colour]) => `${name}:${colour};`);
  return `${selector}{${lines.join('')}--ls-seal:${sealRed};}`;
};

/** Contrast of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export const contrast = (one: string, other: string): number => {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
};

const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
