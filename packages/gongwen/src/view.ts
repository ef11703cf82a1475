import type { Span } from './paper.ts';

/**
 * A piece of the paper with line breaks taken out.
 * `text[i]` stands at `base + i` in the paper, or at `offsets[i]` where the piece was put together from several.
 */
export type View = { text: string; base: number; offsets: Int32Array | null };

/** Views the ranges of a text as one string, in order. */
export function viewOf(text: string, ranges: readonly Span[]): View {
  const [first] = ranges;
  if (!first) return { text: '', base: 0, offsets: null };
  if (ranges.length === 1) return { text: text.slice(first[0], first[1]), base: first[0], offsets: null };
  return joined(ranges.map(([start, end]) => ({ text: text.slice(start, end), base: start, offsets: null })));
}

/** Where the character at `index` stands in the paper. */
export const offsetAt = (view: View, index: number): number => view.offsets?.[index] ?? view.base + index;

/** Where in a view the character of the paper at `offset` is, or -1. */
export function indexOf(view: View, offset: number): number {
  if (view.offsets) return view.offsets.indexOf(offset);
  const index = offset - view.base;
  return index >= 0 && index < view.text.length ? index : -1;
}

/** The part of a view from `start` to `end` (exclusive). */
export function part(view: View, start: number, end: number): View {
  if (start === 0 && end >= view.text.length) return view;
  const { offsets } = view;
  return {
    text: view.text.slice(start, end),
    base: view.base + start,
    offsets: offsets ? offsets.subarray(start, end) : null,
  };
}

/** The same part without blanks at its ends. */
export function trimmed(view: View): View {
  const start = view.text.length - view.text.trimStart().length;
  return part(view, start, Math.max(start, view.text.trimEnd().length));
}

/** Several views, one after another. */
export function joined(views: readonly View[]): View {
  if (views.length === 1 && views[0]) return views[0];
  let length = 0;
  for (const view of views) length += view.text.length;
  const offsets = new Int32Array(length);
  let at = 0;
  for (const view of views) {
    if (view.offsets) offsets.set(view.offsets, at);
    else for (let i = 0; i < view.text.length; i++) offsets[at + i] = view.base + i;
    at += view.text.length;
  }
  return { text: views.map((view) => view.text).join(''), base: offsets[0] ?? 0, offsets };
}

/** From the beginning of one part of a view to the end of another. */
export function between(source: View, first: View, last: View): View {
  if (last.text === '') return first;
  return part(source, indexOf(source, offsetAt(first, 0)), indexOf(source, offsetAt(last, last.text.length - 1)) + 1);
}

/** Where a range of a view stands in the paper; an empty range stands at its beginning. */
export function spanOf(view: View, start = 0, end = view.text.length): Span {
  const first = offsetAt(view, start);
  return end <= start ? [first, first] : [first, offsetAt(view, end - 1) + 1];
}

/** The words of a view as printed in the paper, before normalising. */
export function printed(raw: string, view: View): string {
  const { offsets, text } = view;
  if (!offsets) return raw.slice(view.base, view.base + text.length);
  let out = '';
  let runStart = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && offsets[i] === (offsets[i - 1] ?? 0) + 1) continue;
    out += raw.slice(offsets[runStart] ?? 0, (offsets[i - 1] ?? -1) + 1);
    runStart = i;
  }
  return out;
}
