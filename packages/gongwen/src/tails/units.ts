import { COLON, HAN, LEADING_MARKS, TRAILING_MARKS } from '../lexicon/punctuation.ts';
import {
  AS_VERB,
  COLLECTIVE_HEAD,
  COLLECTIVE_REST,
  GENERIC,
  GENERIC_END,
  GENERIC_HEAD_OF_NAME,
  GENERIC_TAIL_OF_NAME,
  GLUED_NAMES,
  NAME_LEAD_IN,
  NAMED_GENERIC,
  ORG_END,
  ORG_START,
  ORG_WORD,
  PLAIN_BODY,
} from '../lexicon/units.ts';
import { between, part, type View } from '../view.ts';

/** Whether words look like the name of a body. */
export const looksLikeUnit = (name: string): boolean =>
  name.length >= 2 && name.length <= 60 && (ORG_END.test(name) || ORG_WORD.test(name));
/** The same, taking also names that only begin like one. */
export const mayBeUnit = (name: string): boolean => looksLikeUnit(name) || (name.length <= 20 && ORG_START.test(name));

/** Whether words are surely the name of a body, without a verb or label to say so. */
export const isPlainBody = (name: string): boolean => name.length >= 3 && name.length <= 24 && PLAIN_BODY.test(name);

/** Whether words name bodies by the part they have: owners, members, those who lead. */
export const isNamedGeneric = (name: string): boolean => NAMED_GENERIC.test(name) && !AS_VERB.test(name);

/** Whether words point at nobody in particular. */
export const isGeneric = (name: string): boolean => GENERIC.test(name) && !NAMED_GENERIC.test(name);

const SEPARATOR = /[、，,；;。\s⏎/\n\t]/;
const STRONG = /[、，,；;。⏎/\n\t]/;
const STATEMENT_END = /[，；;。\n]/;
const OPEN = '([{〔【《“';
const CLOSE = ')]}〕】》”';

/** Cuts a list at the marks outside brackets; blanks cut only where no other mark does. */
export function elementsOf(view: View): View[] {
  const { text } = view;
  let depth = 0;
  let strong = false;
  for (const c of text) {
    if (OPEN.includes(c)) depth++;
    else if (CLOSE.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && STRONG.test(c)) strong = true;
  }
  const mark = strong ? STRONG : SEPARATOR;
  const out: View[] = [];
  depth = 0;
  let from = 0;
  const take = (to: number) => {
    const element = clean(part(view, from, to));
    if (element.text !== '') out.push(element);
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (OPEN.includes(c)) depth++;
    else if (CLOSE.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(c)) {
      take(i);
      from = i + 1;
    }
  }
  take(text.length);
  return out;
}

/** Cuts at the marks that part one statement from the next, outside brackets. */
export function clausesOf(view: View): View[] {
  const out: View[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= view.text.length; i++) {
    const c = view.text.charAt(i);
    if (OPEN.includes(c) && c !== '') depth++;
    else if (CLOSE.includes(c) && c !== '') depth = Math.max(0, depth - 1);
    if (i < view.text.length && (depth > 0 || !STATEMENT_END.test(c))) continue;
    if (i > from) out.push(part(view, from, i));
    from = i + 1;
  }
  return out;
}

/** A view without marks and blanks at its ends. */
export function clean(view: View): View {
  const { text } = view;
  const start = LEADING_MARKS.exec(text)?.[0].length ?? 0;
  const end = text.length - (TRAILING_MARKS.exec(text)?.[0].length ?? 0);
  return part(view, start, Math.max(start, end));
}

/** Puts collectives printed with marks inside back together, e.g. every city and county government. */
export function withCollectives(source: View, elements: readonly View[]): View[] {
  const out: View[] = [];
  for (let i = 0; i < elements.length; i++) {
    const head = elements[i];
    if (!head) continue;
    let last = head;
    if (COLLECTIVE_HEAD.test(head.text.slice(head.text.lastIndexOf(COLON) + 1))) {
      while (i + 1 < elements.length && COLLECTIVE_REST.test(elements[i + 1]?.text ?? '')) {
        i++;
        last = elements[i] ?? last;
      }
    }
    out.push(last === head ? head : between(source, head, last));
  }
  return out;
}

/** The name without words of the sentence around it; empty when nobody in particular is meant. */
export function nameOf(view: View): View {
  let name = clean(view);
  const leadIn = NAME_LEAD_IN.exec(name.text)?.[0].length ?? 0;
  if (leadIn > 0 && leadIn < name.text.length) name = clean(part(name, leadIn, name.text.length));
  if (isGeneric(name.text)) return part(name, 0, 0);
  const generic = GENERIC_HEAD_OF_NAME.exec(name.text)?.[0].length ?? 0;
  if (generic > 0) name = clean(part(name, generic, name.text.length));
  const tail = GENERIC_TAIL_OF_NAME.exec(name.text) ?? GENERIC_END.exec(name.text);
  if (tail) name = clean(part(name, 0, tail.index));
  return isGeneric(name.text) || !HAN.test(name.text)
    ? part(name, 0, name.text.length > 0 && /[A-Za-z]/.test(name.text) ? name.text.length : 0)
    : name;
}

/** One or more names: a run of names printed without marks is cut where one body ends and the next begins. */
export function splitGlued(view: View): View[] {
  const out: View[] = [];
  let rest = view;
  for (let guard = 0; guard < 4; guard++) {
    const found = rest.text.length <= 40 ? GLUED_NAMES.exec(rest.text) : null;
    if (!found) break;
    const end = found.index + found[0].length;
    out.push(part(rest, 0, end));
    rest = part(rest, end, rest.text.length);
  }
  out.push(rest);
  return out;
}
