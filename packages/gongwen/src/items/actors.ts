import { kindAt, STOPS } from '../lexicon/letters.ts';
import { ENUMERATES } from '../lexicon/punctuation.ts';
import {
  ACT,
  ADDRESSED,
  ASKING,
  BY,
  COUNTED,
  DONE_BY_BODY,
  DUTY_ACT,
  DUTY_COLON,
  DUTY_VERB,
  JOINS,
  JOINS_FIRST,
  LEADS,
  SPEECH_OPENING,
  SUPPORTS,
} from '../lexicon/sentences.ts';
import { TIME_END } from '../lexicon/time-fields.ts';
import { COLLECTIVE_START, CONJUNCTION, GOVERNMENT, INSIDE_NAME, NO_BODY, TOWN_BODY } from '../lexicon/units.ts';
import type { UnitRole } from '../paper.ts';
import type { NamedUnit } from '../tails/tail.ts';
import { clean, elementsOf, isGeneric, isPlainBody, looksLikeUnit, nameOf, withCollectives } from '../tails/units.ts';
import { part, type View } from '../view.ts';

const LONGEST_NAMES = 90;
/** How long the words of a duty may be before the list goes on. */
const LONGEST_DUTY = 6;
/** What somebody has drawn up is no duty: 县财政局提出|的|方案. */
const OF = '的';
const OPEN = 0x28;
const CLOSE = 0x29;

/** Who is told to act in running text: bodies named before a verb of doing, with the role the verb gives. */
export function actorsIn(body: View): NamedUnit[] {
  const units: NamedUnit[] = [];
  const seen = new Set<string>();
  let asked = false;
  for (const clause of clausesIn(body)) {
    const read = readClause(clause, asked);
    asked = read.asked && read.units.length === 0;
    for (const unit of read.units) {
      if (seen.has(unit.name.text)) continue;
      seen.add(unit.name.text);
      units.push(unit);
    }
  }
  return units;
}

function clausesIn(body: View): View[] {
  const { text } = body;
  const out: View[] = [];
  let from = 0;
  let depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN) depth++;
    else if (code === CLOSE) depth = Math.max(0, depth - 1);
    if (i < text.length && (depth > 0 || !(kindAt(text, i) & STOPS))) continue;
    if (i > from) out.push(part(body, from, i));
    from = i + 1;
  }
  return out;
}

function readClause(clause: View, asked: boolean): { units: NamedUnit[]; asked: boolean } {
  let rest = clean(clause);
  const counted = COUNTED.exec(rest.text)?.[0].length ?? 0;
  if (counted > 0) rest = clean(part(rest, counted, rest.text.length));
  const speech = SPEECH_OPENING.exec(rest.text)?.[0].length ?? 0;
  if (speech > 0) rest = clean(part(rest, speech, rest.text.length));
  const asking = ASKING.exec(rest.text)?.[0].length ?? 0;
  if (asking > 0) rest = part(rest, asking, rest.text.length);
  // The body addressed is the one written to; only who goes with it is named.
  const addressed = ADDRESSED.exec(rest.text)?.[0].length ?? 0;
  if (addressed > 0) rest = part(rest, addressed, rest.text.length);
  const joining = JOINS_FIRST.exec(rest.text)?.[0].length ?? 0;
  if (joining > 0) return { units: partnersOf(part(rest, joining, rest.text.length)), asked };
  const isAsked = asking > 0 || speech > 0 || asked;
  for (const act of rest.text.slice(0, LONGEST_NAMES).matchAll(ACT)) {
    if (
      act.index < 2 ||
      rest.text.charAt(act.index + act[0].length) === OF ||
      INSIDE_NAME.test(rest.text.slice(act.index + act[0].length, act.index + act[0].length + 4))
    )
      continue;
    const by = DONE_BY_BODY.exec(rest.text.slice(0, act.index));
    const from = by && by.index > 0 ? by.index + 1 : 0;
    const time = TIME_END.exec(rest.text.slice(0, act.index));
    const to = time && time.index > from + 1 ? time.index : act.index;
    const names = namesBefore(part(rest, from, to), asking > 0);
    if (!names || !(isAsked || DUTY_VERB.test(act[0]) || names.every((name) => isSureName(name.text)))) continue;
    const verb = rest.text.slice(act.index, act.index + 16);
    const units = withRoles(names, verb, part(rest, act.index, rest.text.length));
    // 由A牵头、B配合: the list goes on with another body and its verb.
    const next = rest.text.indexOf(ENUMERATES, act.index);
    if (next > 0 && next <= act.index + LONGEST_DUTY && DUTY_VERB.test(act[0]))
      units.push(...readClause(part(rest, next + 1, rest.text.length), false).units);
    return { units, asked: isAsked };
  }
  // 凡议定事项由办公室列入台账: the body comes after what is to be done.
  const by = asking > 0 ? null : BY.exec(rest.text);
  return by ? readClause(part(rest, by[0].length - 1, rest.text.length), false) : { units: [], asked: isAsked };
}

const isSureName = (name: string): boolean => isPlainBody(name) || COLLECTIVE_START.test(name) || TOWN_BODY.test(name);

function withRoles(names: View[], verb: string, after: View): NamedUnit[] {
  const joins = JOINS.exec(verb);
  const joinsFirst = joins !== null && joins.index <= 6;
  const role: UnitRole =
    LEADS.test(verb.slice(0, 4)) || (joinsFirst && joins.index < 4)
      ? 'lead'
      : SUPPORTS.test(verb.slice(0, 5))
        ? 'support'
        : 'responsible';
  const units: NamedUnit[] = names.map((name) => ({ role, name }));
  if (joins && joinsFirst) {
    const from = joins.index + joins[0].length;
    units.push(...partnersOf(part(after, from, after.text.length)));
  }
  return units;
}

/** The bodies somebody acts together with, named at the beginning. */
function partnersOf(view: View): NamedUnit[] {
  for (const act of view.text.slice(0, LONGEST_NAMES).matchAll(ACT)) {
    const partners = act.index >= 2 ? namesBefore(part(view, 0, act.index), false) : null;
    if (partners) return partners.map((name): NamedUnit => ({ role: 'support', name }));
  }
  const whole = view.text.length <= LONGEST_NAMES ? namesBefore(view, false) : null;
  return (whole ?? []).map((name): NamedUnit => ({ role: 'support', name }));
}

function namesBefore(view: View, asked: boolean): View[] | null {
  const out: View[] = [];
  for (const element of withCollectives(view, elementsOf(view))) {
    for (const name of byConjunction(element)) {
      if (isGeneric(name.text)) continue;
      const plain = nameOf(name);
      if (plain.text === '') continue;
      if (!looksLikeUnit(plain.text) || NO_BODY.test(plain.text) || plain.text.length > (asked ? 24 : 18)) return null;
      out.push(plain);
    }
  }
  return out.length > 0 ? out : null;
}

function byConjunction(element: View): View[] {
  const found = CONJUNCTION.exec(element.text);
  if (!found || found.index < 2) return [element];
  const first = clean(part(element, 0, found.index));
  const second = clean(part(element, found.index + found[0].length, element.text.length));
  if (GOVERNMENT.test(second.text)) return [element];
  return looksLikeUnit(first.text) && (looksLikeUnit(second.text) || isGeneric(second.text))
    ? [first, second]
    : [element];
}

/** The bodies before a colon, and where their duty begins. */
export function dutyHolders(view: View): { names: View[]; end: number } | null {
  const found = DUTY_COLON.exec(view.text);
  if (!found) return null;
  const names = namesBefore(part(view, 0, found[1]?.length ?? 0), true);
  return names && (DUTY_ACT.test(view.text.slice(found[0].length)) || names.length > 0)
    ? { names, end: found[0].length }
    : null;
}
