import type { Paper } from './paper.ts';
import { words } from './say.ts';

type Key = keyof typeof words.fields;

/** Fields a Word template may name in double braces, as a clerk writes them. */
export const TEMPLATE_FIELDS: readonly string[] = Object.values(words.fields);

/** The text of the paper goes here; a template without it would lose the paper. */
export const BODY_FIELD = words.fields.body;
export const TABLE_FIELD = words.fields.table;

const VALUES: Readonly<Record<Exclude<Key, 'body' | 'table'>, (paper: Paper) => string>> = {
  title: (paper) => paper.title,
  number: (paper) => paper.number,
  mark: (paper) => paper.mark,
  addressees: (paper) => paper.addressees,
  issuer: (paper) => paper.issuer,
  issuedOn: (paper) => paper.date,
  copyTo: (paper) => paper.copyTo,
  printer: (paper) => paper.printer,
  printedOn: (paper) => paper.printed,
  signer: (paper) => paper.signer ?? '',
};

/** What stands in place of each field that is one line of words. */
export const fieldValues = (paper: Paper): ReadonlyMap<string, string> =>
  new Map(
    (Object.keys(VALUES) as (keyof typeof VALUES)[]).map((key) => [words.fields[key], VALUES[key](paper)] as const),
  );
