import { BLANK, CLOSES, ENDS_STATEMENT, kindAt, LEADS_IN, OPENS, PARTS, TRAILS } from '../lexicon/letters.ts';
import { COLON, ENUMERATES, HAN } from '../lexicon/punctuation.ts';
import {
  AND_OTHERS,
  AS_VERB,
  COLLECTIVE_HEAD,
  COLLECTIVE_REST,
  COLLECTIVE_START,
  endsLikeBody,
  endsLikePlainBody,
  GENERIC,
  GENERIC_END,
  GENERIC_HEAD_OF_NAME,
  GENERIC_LAST,
  GENERIC_TAIL_OF_NAME,
  GLUED_NAMES,
  GOVERNMENT,
  JOINED_COLLECTIVE,
  NAME_LEAD_IN,
  NAMED_GENERIC,
  ORG_START,
  ORG_WORD,
  PARTY_END,
} from '../lexicon/units.ts';
import { between, indexOf, offsetAt, part, type View } from '../view.ts';

/** Whether words look like the name of a body. */
export const looksLikeUnit = (name: string): boolean =>
  name.length >= 2 && name.length <= 60 && (endsLikeBody(name) || ORG_WORD.test(name));
/** The same, taking also names that only begin like one. */
export const mayBeUnit = (name: string): boolean => looksLikeUnit(name) || (name.length <= 20 && ORG_START.test(name));

/** Whether words are surely the name of a body, without a verb or label to say so. */
export const isPlainBody = (name: string): boolean => name.length >= 3 && name.length <= 24 && endsLikePlainBody(name);

/** Whether words name bodies by the part they have: owners, members, those who lead. */
export const isNamedGeneric = (name: string): boolean => NAMED_GENERIC.test(name) && !AS_VERB.test(name);

/** Whether words point at nobody in particular. */
export const isGeneric = (name: string): boolean => GENERIC.test(name) && !NAMED_GENERIC.test(name);

/** Cuts a list at the marks outside brackets; blanks cut only where no other mark does. */
export function elementsOf(view: View): View[] {
  const { text } = view;
  const cuts = cutsOf(text, PARTS) ?? cutsOf(text, BLANK) ?? [];
  const out: View[] = [];
  let from = 0;
  for (let i = 0; i <= cuts.length; i++) {
    const to = cuts[i] ?? text.length;
    const element = clean(part(view, from, to));
    if (element.text !== '') out.push(element);
    from = to + 1;
  }
  return out;
}

/** Where marks of a kind stand outside brackets; null when there are none. */
function cutsOf(text: string, kind: number): number[] | null {
  let cuts: number[] | null = null;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const is = kindAt(text, i);
    if (is === 0) continue;
    if (is & OPENS) depth++;
    else if (is & CLOSES) depth = Math.max(0, depth - 1);
    else if (depth === 0 && is & kind) {
      cuts ??= [];
      cuts.push(i);
    }
  }
  return cuts;
}

/** Cuts at the marks that part one statement from the next, outside brackets. */
export function clausesOf(view: View): View[] {
  const cuts = cutsOf(view.text, ENDS_STATEMENT);
  if (!cuts) return view.text === '' ? [] : [view];
  const out: View[] = [];
  let from = 0;
  for (let i = 0; i <= cuts.length; i++) {
    const to = cuts[i] ?? view.text.length;
    if (to > from) out.push(part(view, from, to));
    from = to + 1;
  }
  return out;
}

/** A view without marks and blanks at its ends. */
export function clean(view: View): View {
  const { text } = view;
  let start = 0;
  let end = text.length;
  while (start < end && kindAt(text, start) & LEADS_IN) start++;
  while (end > start && kindAt(text, end - 1) & TRAILS) end--;
  return part(view, start, end);
}

const startsCollective = (text: string): boolean =>
  COLLECTIVE_HEAD.test(text) || (COLLECTIVE_START.test(text) && PARTY_END.test(text));
/** Whether the next words belong to a collective: 各市、|县（市、区）政府, and 各镇党委、|政府. */
const goesOn = (source: View, last: View, next: View | undefined): boolean => {
  if (!next || source.text.charAt(indexOf(source, offsetAt(next, 0)) - 1) !== ENUMERATES) return false;
  return COLLECTIVE_REST.test(next.text) || (PARTY_END.test(last.text) && GOVERNMENT.test(next.text));
};

/** Puts collectives printed with marks inside back together, e.g. every city and county government. */
export function withCollectives(source: View, elements: readonly View[]): View[] {
  const out: View[] = [];
  for (let i = 0; i < elements.length; i++) {
    const head = elements[i];
    if (!head) continue;
    let last = head;
    const from = Math.max(head.text.lastIndexOf(COLON), head.text.search(JOINED_COLLECTIVE)) + 1;
    if (startsCollective(head.text.slice(from))) {
      while (i + 1 < elements.length && goesOn(source, last, elements[i + 1])) {
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
  const tail =
    (GENERIC_LAST.has(name.text.charAt(name.text.length - 1)) ? GENERIC_TAIL_OF_NAME.exec(name.text) : null) ??
    (name.text.includes(AND_OTHERS) ? GENERIC_END.exec(name.text) : null);
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
