import type { OrgKind } from '../../contract.ts';
import { passwordFault } from '../../rules/password.ts';

export const FIRST_ROLES = ['sysadmin', 'secadmin', 'auditor', 'supervisor'] as const;
export type FirstRole = (typeof FIRST_ROLES)[number];
export const TOP_KINDS = ['prefecture', 'county', 'zone', 'town'] as const satisfies readonly OrgKind[];
export type TopKind = (typeof TOP_KINDS)[number];
export const TREE_WAYS = ['later', 'divisions', 'sheet'] as const;

/** A division of the list that comes along, as `GET /divisions` answers it. */
export type Division = { code: string; name: string; parentCode: string | null; level: string };

export type UnitRow = {
  row: number;
  name: string;
  parentName: string;
  kind: OrgKind | null;
  shortName: string;
  aliases: string[];
  regionCode: string | null;
};
export type FirstAccount = { name: string; username: string; password: string };

/** What the wizard has gathered so far. */
export type SetupDraft = {
  code: string;
  name: string;
  slug: string;
  kind: TopKind;
  regionCode: string | null;
  way: (typeof TREE_WAYS)[number];
  /** Codes of the chosen divisions. */
  divisions: readonly string[];
  /** Rows of the spreadsheet. */
  rows: readonly UnitRow[];
  accounts: Readonly<Record<FirstRole, FirstAccount>>;
};

const nobody: FirstAccount = { name: '', username: '', password: '' };
export const emptySetup: SetupDraft = {
  code: '',
  name: '',
  slug: '',
  kind: 'county',
  regionCode: null,
  way: 'later',
  divisions: [],
  rows: [],
  accounts: { sysadmin: nobody, secadmin: nobody, auditor: nobody, supervisor: nobody },
};

const isTopKind = (level: string): level is TopKind => TOP_KINDS.some((kind) => kind === level);

/** Divisions that can be a government of their own. */
export const topDivisions = (divisions: readonly Division[]): Division[] =>
  divisions.filter(({ level }) => level !== 'town' && isTopKind(level));

/** The draft after a division was chosen as the government: its name and kind, and everything below it ticked. */
export const withTop = (draft: SetupDraft, top: Division, divisions: readonly Division[]): SetupDraft => ({
  ...draft,
  name: top.name,
  kind: isTopKind(top.level) ? top.level : draft.kind,
  regionCode: top.code,
  way: 'divisions',
  divisions: below(top.code, divisions).map(({ code }) => code),
});

/** Everything below a division, parents before children. */
export const below = (code: string, divisions: readonly Division[]): Division[] =>
  divisions
    .filter(({ parentCode }) => parentCode === code)
    .flatMap((division) => [division, ...below(division.code, divisions)]);

const KIND_OF_LEVEL: Readonly<Record<string, OrgKind>> = {
  county: 'county',
  zone: 'zone',
  town: 'town',
  village: 'village',
};

/** The units the draft asks for below its top. A town whose county was not ticked hangs from the top. */
export const unitsOf = (draft: SetupDraft, divisions: readonly Division[]): UnitRow[] => {
  if (draft.way === 'sheet') return [...draft.rows];
  if (draft.way === 'later') return [];
  const chosen = divisions.filter(({ code }) => draft.divisions.includes(code));
  const nameOf = new Map(chosen.map(({ code, name }) => [code, name]));
  return chosen.map((division, index) => ({
    row: index + 2,
    name: division.name,
    parentName: (division.parentCode && nameOf.get(division.parentCode)) || '',
    kind: KIND_OF_LEVEL[division.level] ?? null,
    shortName: '',
    aliases: [],
    regionCode: division.code,
  }));
};

const SLUG = /^[a-z][a-z0-9-]{1,39}$/;
/** As the interface wants user names. */
export const USERNAME = /^[a-z][a-z0-9._-]{2,31}$/;

/** Whether the first step is complete. */
export const isNamed = (draft: SetupDraft, needsCode: boolean): boolean =>
  draft.name.trim().length >= 2 && SLUG.test(draft.slug) && (!needsCode || draft.code !== '');

/** Whether the four first accounts can be made. */
export const areAppointed = ({ accounts }: SetupDraft): boolean => {
  const all = FIRST_ROLES.map((role) => accounts[role]);
  const isWhole = all.every(
    ({ name, username, password }) =>
      name.trim() !== '' && USERNAME.test(username) && passwordFault(password, username) === null,
  );
  return isWhole && new Set(all.map(({ username }) => username)).size === all.length;
};
