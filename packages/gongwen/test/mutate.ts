/** A small generator of numbers that repeats itself for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const MARKS =
  '（）()【】〔〕“”《》，。；：、\n\r\t |一二三十1２3０年月日万亿%元个（责任单位：牵头配合负责）\u0000\ufeff\ud83d⏎—-～2026年2月30日①第条是';

/** A paper damaged in a few places: marks put in, parts taken out, doubled, moved, or cut off. */
export function mutate(text: string, random: () => number): string {
  let out = text;
  const times = 1 + Math.floor(random() * 8);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * out.length);
    const length = Math.floor(random() * 30);
    const piece = out.slice(at, at + length);
    switch (Math.floor(random() * 7)) {
      case 0:
        out =
          out.slice(0, at) +
          MARKS.charAt(Math.floor(random() * MARKS.length)).repeat(1 + Math.floor(random() * 3)) +
          out.slice(at);
        break;
      case 1:
        out = out.slice(0, at) + out.slice(at + length);
        break;
      case 2:
        out = out.slice(0, at) + piece.repeat(3) + out.slice(at);
        break;
      case 3:
        out = out.slice(0, at) + out.slice(at + length) + piece;
        break;
      case 4:
        out = out.slice(0, at);
        break;
      case 5:
        out = out.replaceAll('\n', random() < 0.5 ? '' : '\n\n');
        break;
      default:
        out = out.slice(0, at) + MARKS.slice(Math.floor(random() * MARKS.length)) + out.slice(at);
    }
  }
  return out;
}
