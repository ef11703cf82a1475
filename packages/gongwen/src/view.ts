import type { Span } from './paper.ts';

/** A piece of the paper with line breaks taken out; `offsets[i]` is where `text[i]` stands in the paper. */
export type View = { text: string; offsets: Int32Array };

/** Views the ranges of a text as one string, in order. */
export function viewOf(text: string, ranges: readonly Span[]): View {
  let length = 0;
  for (const [start, end] of ranges) length += end - start;
  const offsets = new Int32Array(length);
  let joined = '';
  let at = 0;
  for (const [start, end] of ranges) {
    joined += text.slice(start, end);
    for (let i = start; i < end; i++) offsets[at++] = i;
  }
  return { text: joined, offsets };
}

/** The part of a view from `start` to `end` (exclusive). */
export function part(view: View, start: number, end: number): View {
  return { text: view.text.slice(start, end), offsets: view.offsets.subarray(start, end) };
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
  let text = '';
  for (const view of views) {
    offsets.set(view.offsets, text.length);
    text += view.text;
  }
  return { text, offsets };
}

/** Where a non-empty range of a view stands in the paper. */
export function spanOf(view: View, start = 0, end = view.text.length): Span {
  const first = view.offsets[start] ?? 0;
  const last = view.offsets[Math.max(start, end - 1)];
  return [first, last === undefined ? first : last + 1];
}

/** The words of a view as printed in the paper, before normalising. */
export function printed(raw: string, view: View): string {
  const { offsets } = view;
  let out = '';
  let runStart = 0;
  for (let i = 1; i <= offsets.length; i++) {
    if (i < offsets.length && offsets[i] === (offsets[i - 1] ?? 0) + 1) continue;
    const first = offsets[runStart];
    const last = offsets[i - 1];
    if (first !== undefined && last !== undefined) out += raw.slice(first, last + 1);
    runStart = i;
  }
  return out;
}
