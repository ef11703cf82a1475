/** A firm's own facts, as the register keeps them. */
export type FirmFacts = {
  readonly name: string;
  readonly creditCode: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly staff: number | null;
  readonly isAboveScale: boolean | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly isClosed: boolean;
};

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** A firm after a change: what is not named stays, what is given as null is taken away. */
export const mergeFirm = (present: FirmFacts, patch: Given<FirmFacts>): FirmFacts => ({
  name: patch.name ?? present.name,
  creditCode: patch.creditCode === undefined ? present.creditCode : patch.creditCode || null,
  industry: patch.industry === undefined ? present.industry : patch.industry || null,
  address: patch.address === undefined ? present.address : patch.address || null,
  contactName: patch.contactName === undefined ? present.contactName : patch.contactName || null,
  contactPhone: patch.contactPhone === undefined ? present.contactPhone : patch.contactPhone || null,
  staff: patch.staff === undefined ? present.staff : patch.staff,
  isAboveScale: patch.isAboveScale === undefined ? present.isAboveScale : patch.isAboveScale,
  tags: [...new Set(patch.tags ?? present.tags)],
  note: patch.note === undefined ? present.note : patch.note || null,
  isClosed: patch.isClosed ?? present.isClosed,
});
