import {
  BARE_LABEL,
  BRACKETED,
  bracketRole,
  FIRST_LEADS,
  type FieldRole,
  FROM_HERE_ON,
  LEAD_TOGETHER,
  LEAD_VERB,
  LONE_LABEL,
  labelAt,
  OWNER_LABEL,
  PERSON_NAME,
  PERSON_SEPARATOR,
  PERSON_TITLE,
  REMARK,
  RESPONSIBLE_VERB,
  SUPPORT_VERB,
  TAIL_HINT,
  TOGETHER,
} from '../lexicon/roles.ts';
import { JOINS_FIRST } from '../lexicon/sentences.ts';
import { ROLE_BRACKET } from '../lexicon/tables.ts';
import { beginsWithTime, isTimeField, TIME_END } from '../lexicon/time-fields.ts';
import { AND, COLLECTIVE_START, CONCERNED, GENERIC_INSIDE } from '../lexicon/units.ts';
import type { UnitRole } from '../paper.ts';
import { between, indexOf, offsetAt, part, trimmed, type View } from '../view.ts';
import {
  clausesOf,
  clean,
  elementsOf,
  isNamedGeneric,
  isPlainBody,
  looksLikeUnit,
  mayBeUnit,
  nameOf,
  splitGlued,
  withCollectives,
} from './units.ts';

/** A body with its role, where it stands. */
export type NamedUnit = { role: UnitRole; name: View; owner?: boolean };
/** A person with the word that names the role. */
export type NamedPerson = { role: string; name: View };

/** What a tail says. `firstLeads` is set when it says that the first name of a list leads. */
export type Tail = {
  units: NamedUnit[];
  people: NamedPerson[];
  deadline: View | null;
  firstLeads: 'here' | 'from-here' | null;
  labelled: boolean;
  /** A verb says what the named do. */
  spoken: boolean;
};

const LONGEST_TAIL = 3000;

type Group = {
  role: UnitRole | null;
  label: FieldRole | null;
  names: View[];
  marked: NamedUnit[];
  verb: boolean;
  owner: boolean;
  /** Those who do it with the ones before, when a verb of duty may still follow: A会同B、C|负责. */
  joins: Group | null;
};

/** Reads the words of a tail (without its brackets); null when they are no tail. */
export function readTail(content: View): Tail | null {
  const words = trimmed(content);
  if (words.text.length < 2 || words.text.length > LONGEST_TAIL) return null;
  if (!TAIL_HINT.test(words.text) && !labelAt(words.text, 0) && !everyElementIsUnit(words)) return null;
  const tail: Tail = { units: [], people: [], deadline: null, firstLeads: null, labelled: false, spoken: false };
  let group: Group = { role: null, label: null, names: [], marked: [], verb: false, owner: false, joins: null };
  const groups: Group[] = [group];
  const start = (label: FieldRole | null) => {
    group = { role: roleOf(label), label, names: [], marked: [], verb: false, owner: false, joins: null };
    groups.push(group);
  };
  let personWord = '';
  if (FIRST_LEADS.test(words.text)) tail.firstLeads = FROM_HERE_ON.test(words.text) ? 'from-here' : 'here';
  for (const element of spokenElements(words)) {
    let rest = element;
    if (group.label === null && !group.verb && group.names.length > 0 && followsStop(words, element)) start(null);
    const labelled = labelAt(rest.text, 0);
    const bare = labelled ? null : BARE_LABEL.exec(rest.text);
    if (labelled) {
      start(labelled.role);
      group.owner = OWNER_LABEL.test(labelled.label.trim());
      tail.labelled ||= labelled.role !== 'other' && labelled.role !== 'deadline' && labelled.role !== 'person';
      personWord = labelled.label.trim();
      rest = clean(part(rest, labelled.end, rest.text.length));
    } else if (bare) {
      const label = labelAt(`${bare[1] ?? ''}：`, 0);
      start(label?.role ?? 'responsible');
      tail.labelled = true;
      rest = clean(part(rest, bare[0].length, rest.text.length));
    }
    if (!labelled && !bare && LONE_LABEL.test(rest.text)) {
      start(labelAt(`${rest.text}：`, 0)?.role ?? 'responsible');
      tail.labelled = true;
      continue;
    }
    if (rest.text === '') continue;
    if (group.label === 'deadline') {
      tail.deadline = tail.deadline ? between(words, tail.deadline, rest) : rest;
      continue;
    }
    if (group.label === 'other') continue;
    if (REMARK.test(rest.text)) rest = beforeBracket(rest);
    if (rest.text === '' || REMARK.test(rest.text)) continue;
    if (group.label === 'person') {
      for (const name of peopleIn(rest)) tail.people.push({ role: personWord, name });
      continue;
    }
    if (beginsWithTime(rest.text) && !looksLikeUnit(rest.text) && verbOf(rest.text)?.role !== 'lead') {
      tail.deadline = tail.deadline ? between(words, tail.deadline, rest) : rest;
      continue;
    }
    readElement(rest, tail, () => group, start);
  }
  for (const { role, names, marked, owner } of groups) {
    for (const unit of marked) tail.units.push(unit);
    for (const name of names) tail.units.push({ role: role ?? 'responsible', name, owner });
  }
  const hasVerb = groups.some((each) => each.verb);
  tail.spoken = hasVerb;
  if (tail.units.length === 0 && tail.people.length === 0 && !tail.deadline)
    return onlyGeneric(words, tail, hasVerb || tail.labelled);
  if (tail.labelled) return tail;
  if (!hasVerb && tail.units.length > 0 && !areBodies(tail.units)) return null;
  if (hasVerb && tail.units.length > 0 && !tail.units.some((unit) => mayBeUnit(unit.name.text))) return null;
  if (!hasVerb && tail.units.length === 0 && tail.people.length === 0)
    return tail.deadline && labelAt(words.text, 0) ? tail : null;
  return tail;
}

/** Whether an element begins a new statement: A局；B局配合. */
function followsStop(words: View, element: View): boolean {
  let at = indexOf(words, offsetAt(element, 0)) - 1;
  while (at > 0 && words.text.charAt(at) === ' ') at--;
  return words.text.charAt(at) === WIDE_SEMICOLON;
}

const WIDE_SEMICOLON = '；';
const BLANK_INSIDE = /\s/;
/** Labels may follow each other with nothing but blanks between them. */
function cutAtLabels(view: View): View[] {
  if (!BLANK_INSIDE.test(view.text)) return [view];
  const out: View[] = [];
  let from = 0;
  for (const blank of view.text.matchAll(/\s+/g)) {
    const at = blank.index + blank[0].length;
    if (!labelAt(view.text, at)) continue;
    out.push(part(view, from, blank.index));
    from = at;
  }
  out.push(part(view, from, view.text.length));
  return out;
}

/** The elements of a tail without the remarks in it: what a remark says between two commas names nobody. */
function spokenElements(words: View): View[] {
  const out: View[] = [];
  for (const statement of clausesOf(words)) {
    for (const clause of cutAtLabels(statement)) {
      if (isRemark(clause.text) && !labelAt(clause.text, 0)) continue;
      for (const element of withCollectives(clause, elementsOf(clause))) out.push(element);
    }
  }
  return out;
}

const isRemark = (text: string): boolean => REMARK.test(text) && REMARK.test(text.replace(BRACKETED, ''));

/** A list without a verb: all of it must look like bodies, and half of it surely be ones. */
function areBodies(units: readonly NamedUnit[]): boolean {
  const sure = units.filter((unit) => isPlainBody(unit.name.text)).length;
  return sure * 2 >= units.length && units.every((unit) => mayBeUnit(unit.name.text));
}

function roleOf(label: FieldRole | null): UnitRole | null {
  return label === 'lead' || label === 'support' || label === 'responsible' ? label : null;
}

function onlyGeneric(words: View, tail: Tail, spoken: boolean): Tail | null {
  return spoken && (tail.labelled || nameOf(words).text === '') ? tail : null;
}

/** A bare list of bodies, perhaps with a time after them. */
function everyElementIsUnit(words: View): boolean {
  const names = withCollectives(words, elementsOf(words)).filter((element) => !isTimeField(element.text));
  return (
    names.some((name) => looksLikeUnit(name.text)) &&
    names.every((name) => name.text.length <= 36 && (looksLikeUnit(name.text) || CONCERNED.test(name.text)))
  );
}

function readElement(element: View, tail: Tail, group: () => Group, start: (label: FieldRole | null) => void): void {
  let rest = element;
  const person = PERSON_TITLE.exec(rest.text);
  if (person && !looksLikeUnit(rest.text)) {
    const end =
      rest.text.length - (LEAD_VERB.exec(rest.text)?.[0].length ?? RESPONSIBLE_VERB.exec(rest.text)?.[0].length ?? 0);
    tail.people.push({ role: '', name: part(rest, 0, end) });
    return;
  }
  const time = TIME_END.exec(rest.text);
  if (time && time.index > 1) {
    tail.deadline ??= clean(part(rest, time.index, rest.text.length));
    rest = clean(part(rest, 0, time.index));
  }
  const joins = JOINS_FIRST.exec(rest.text)?.[0].length ?? 0;
  if (joins > 0) {
    start('support');
    group().verb = true;
    rest = part(rest, joins, rest.text.length - (verbOf(rest.text)?.length ?? 0));
    add(rest, group());
    return;
  }
  const verb = isNamedGeneric(rest.text) ? null : verbOf(rest.text);
  const together = TOGETHER.exec(rest.text);
  const lead = LEAD_TOGETHER.exec(rest.text);
  if (together && together.index > 1) {
    const cut = lead ? lead.index : together.index;
    const after = lead ? lead.index + lead[0].length : together.index + together[0].length;
    const first = part(rest, 0, cut);
    const second = part(rest, after, rest.text.length - (verb?.length ?? 0));
    if (lead === null && verb === null && nameOf(second).text.length < 2) {
      add(first, group());
      return;
    }
    const leads = lead !== null || verb === null || verb.role === 'lead';
    const head = group();
    add(first, head);
    settle(head, leads ? 'lead' : 'responsible');
    start(null);
    add(second, group());
    if (!leads) settle(group(), 'responsible');
    else {
      group().role = 'support';
      group().verb = true;
      if (lead === null && verb === null) group().joins = head;
      if (verb) start(null);
    }
    return;
  }
  if (verb && verb.role === 'responsible' && group().verb && group().role === 'support') {
    // Those a leader acts together with stay supporters, whatever is done.
    add(part(rest, 0, rest.text.length - verb.length), group());
    const { joins } = group();
    if (joins) {
      settle(joins, 'responsible');
      settle(group(), 'responsible');
    }
    start(null);
    return;
  }
  if (verb && verb.role === 'lead' && group().joins) {
    // A会同B、C组织实施: the first leads, the others go with it.
    add(part(rest, 0, rest.text.length - verb.length), group());
    start(null);
    return;
  }
  if (verb) {
    add(part(rest, 0, rest.text.length - verb.length), group());
    settle(group(), verb.role);
    start(null);
    return;
  }
  add(rest, group());
}

function settle(group: Group, role: UnitRole): void {
  group.role = role;
  group.verb = true;
}

function add(view: View, group: Group): void {
  const cleaned = clean(view);
  if (cleaned.text === '') return;
  const inside = GENERIC_INSIDE.exec(cleaned.text);
  if (inside) {
    add(part(cleaned, 0, inside.index), group);
    add(part(cleaned, inside.index + inside[0].length, cleaned.text.length), group);
    return;
  }
  const name = nameOf(cleaned);
  if (name.text.length < 2) return;
  for (const each of splitGlued(name)) {
    const plain = nameOf(each);
    if (plain.text.length < 2) continue;
    const both = joinedNames(plain);
    if (both) {
      for (const one of both) add(one, group);
      continue;
    }
    const bracket = ROLE_BRACKET.exec(plain.text);
    if (bracket)
      group.marked.push({ role: bracketRole(bracket[1] ?? '') ?? 'responsible', name: part(plain, 0, bracket.index) });
    else group.names.push(plain);
  }
}

/** Two bodies with 和 between them; the names of many bodies have that word inside. */
function joinedNames(name: View): [View, View] | null {
  for (let at = name.text.search(AND); at >= 0; at = -1) {
    const [first, second] = [part(name, 0, at), part(name, at + 1, name.text.length)];
    const isFirst =
      isPlainBody(first.text) ||
      isNamedGeneric(first.text) ||
      (COLLECTIVE_START.test(second.text) && looksLikeUnit(first.text));
    if (isFirst && looksLikeUnit(second.text)) return [first, second];
  }
  return null;
}

function verbOf(text: string): { role: UnitRole; length: number } | null {
  const tests: [UnitRole, RegExp][] = [
    ['lead', LEAD_VERB],
    ['support', SUPPORT_VERB],
    ['responsible', RESPONSIBLE_VERB],
  ];
  let best: { role: UnitRole; length: number } | null = null;
  for (const [role, test] of tests) {
    const found = test.exec(text);
    if (found && found[0] !== '' && (best === null || found[0].length > best.length))
      best = { role, length: found[0].length };
  }
  return best;
}

function beforeBracket(view: View): View {
  const open = view.text.search(/[(〔[【]/);
  return open > 0 ? clean(part(view, 0, open)) : part(view, 0, 0);
}

/** The names in a list of people; titles in brackets stay with the name. */
export function peopleIn(view: View): View[] {
  const out: View[] = [];
  const { text } = view;
  let from = 0;
  const take = (to: number) => {
    const name = clean(part(view, from, to));
    if (name.text.length >= 2 && name.text.length <= 24) out.push(name);
  };
  for (let i = 0; i < text.length; i++) {
    if (!PERSON_SEPARATOR.test(text.charAt(i))) continue;
    // Two-character names are set with a blank inside them.
    if (
      /\s/.test(text.charAt(i)) &&
      /^\S$/.test(text.slice(from, i)) &&
      PERSON_NAME.test(text.slice(from, i) + text.charAt(i + 1))
    )
      continue;
    take(i);
    from = i + 1;
  }
  take(text.length);
  return out;
}
