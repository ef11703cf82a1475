import type { Day } from '@luoshi/kernel/day.ts';
import { formatDay, formatMoney, type Language } from '@luoshi/kernel/format.ts';
import type { Recipient } from './recipient.ts';

/** A value of a sentence; days and money (in 元) are said in the reader's language and as of the reader's day. */
export type Value = string | number | { readonly day: string } | { readonly yuan: number };

/** One thing to say about one subject to whoever it concerns. */
export type Message = {
  /** `<feature>.<name>`; its label stands in that feature's locales under `notice_kinds.<name>`. */
  readonly kind: string;
  readonly to: Recipient;
  readonly subject: { readonly feature: string; readonly id: string };
  /** Path of the page that shows the subject: `/tasks/0190…`. */
  readonly link: string;
  /** Full key of the sentence in the locales of the feature. */
  readonly words: string;
  readonly params?: Readonly<Record<string, Value>>;
  /** Urgent ones leave at once (outside quiet hours), the others go into the digest of the day. */
  readonly urgent?: boolean;
  /** A message with a key that was handed over before is not sent again. */
  readonly dedupe: string;
};

/** Values as a sentence takes them, in one language. */
export const sayable = (
  params: Readonly<Record<string, Value>>,
  today: Day,
  language: Language,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      return [name, 'day' in value ? formatDay(value.day as Day, today, language) : formatMoney(value.yuan, language)];
    }),
  );

/** Key of the words for a kind: `supervision.due_soon` has its label at `supervision.notice_kinds.due_soon`. */
export const labelKey = (kind: string): string => {
  const dot = kind.indexOf('.');
  return `${kind.slice(0, dot)}.notice_kinds.${kind.slice(dot + 1)}`;
};
