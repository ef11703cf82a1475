import type { Field } from '../contract.ts';
import data from './facts.json' with { type: 'json' };

/** A fact this system holds: its key (words at `fact.<key>`) and the page that shows it. */
export type Fact = { readonly key: string; readonly page: string };

/** Why a field need not be asked: the system holds the fact, or another form asks the same units for it. */
export type Held = { readonly field: number; readonly label: string } & (
  | { readonly fact: Fact }
  | { readonly form: OtherForm; readonly otherLabel: string }
);

export type OtherForm = {
  readonly id: string;
  readonly title: string;
  readonly orgName: string;
  readonly fields: readonly Pick<Field, 'label'>[];
};

/** What people put around a fact's name: period, unit in brackets, “report on”. */
const AROUND =
  /[（(【[][^）)】\]]*[）)】\]]|[\s、，,。:：;；·"'“”《》_/-]|^(本|上|当|每|截至|至今|目前|请|填报|上报|报送)(年|月|周|日|季度|期)?|(填报|上报|报送|统计|汇总)?(表|情况表|统计表|明细)$/giu;

/** A label without what is put around a fact's name, in lower case: labels that are then equal ask for the same. */
export const bare = (label: string): string => label.toLowerCase().replace(AROUND, '');

const FACTS = data.facts.map((fact) => ({
  ...fact,
  names: fact.names.map((parts) => parts.map((part) => part.toLowerCase())),
}));

/**
 * The fact of the dictionary (`facts.json`) that a label asks for: one of whose names has all its parts in the label. The
 * longest name wins, so that “项目进度” is a project's and not a task's. Null when the system holds nothing like it.
 */
export const factOf = (label: string): Fact | null => {
  const text = label.toLowerCase();
  let best: { fact: Fact; length: number } | null = null;
  for (const { key, page, names } of FACTS)
    for (const parts of names) {
      const length = parts.join('').length;
      if (parts.every((part) => text.includes(part)) && length > (best?.length ?? 0))
        best = { fact: { key, page }, length };
    }
  return best?.fact ?? null;
};

/**
 * The fields of a request that need not be asked, with where the fact is: in the system first, else in one of the live forms
 * that ask any of the same units (`others`). A field is the same as another when both name the same fact or their bare labels
 * are equal. House rule, 2026-11-24; an asker who thinks otherwise contests it, and the supervision office decides.
 */
export const heldAlready = (fields: readonly Pick<Field, 'label'>[], others: readonly OtherForm[]): Held[] =>
  fields.flatMap(({ label }, field): Held[] => {
    const fact = factOf(label);
    if (fact) return [{ field, label, fact }];
    const name = bare(label);
    if (name === '') return [];
    for (const form of others) {
      const same = form.fields.find((other) => bare(other.label) === name);
      if (same) return [{ field, label, form, otherLabel: same.label }];
    }
    return [];
  });

export const FACT_KEYS: readonly string[] = data.facts.map(({ key }) => key);
