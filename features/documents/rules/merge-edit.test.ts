import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedFields, type Editable, FIELDS, mergeEdit } from './merge-edit.ts';

const unit = fc.record({
  name: fc.constantFrom('甲局', '乙局'),
  orgId: fc.constantFrom('a', 'b', null),
  role: fc.constantFrom('lead' as const, 'responsible' as const, 'support' as const),
});
const words = fc.constantFrom('一', '二', '三');
const day = fc.constantFrom('2026-01-01', '2026-06-30', null);
const item: fc.Arbitrary<Editable> = fc.record({
  no: fc.constantFrom('1', null),
  title: fc.constantFrom('题', null),
  task: words,
  startOn: day,
  dueOn: day,
  deadlineText: fc.constantFrom('6月底', null),
  deadlineKind: fc.constantFrom('date' as const, 'none' as const),
  isDropped: fc.boolean(),
  units: fc
    .uniqueArray(unit, { maxLength: 4, selector: ({ orgId, name }) => orgId ?? name })
    .map((units) =>
      (['lead', 'responsible', 'support'] as const).flatMap((role) => units.filter((one) => one.role === role)),
    ),
  people: fc.array(fc.record({ name: words, role: words }), { maxLength: 2 }),
  quantities: fc.constantFrom([], [{ text: '', value: 1, max: null, unit: '个', direction: 'exact' as const }]),
});

describe('merging two people’s changes of an item', () => {
  test('who changed nothing gets the other’s version whole, whoever it is', () => {
    fc.assert(
      fc.property(item, item, (base, other) => {
        expect(mergeEdit(base, base, other)).toEqual({ merged: other, conflicts: [] });
        const taken = mergeEdit(base, other, base);
        expect(taken.conflicts).toEqual([]);
        expect(changedFields(taken.merged, other)).toEqual([]);
      }),
    );
  });

  test('each field is as one of the two left it, and only what both changed differently is a conflict', () => {
    fc.assert(
      fc.property(item, item, item, (base, mine, theirs) => {
        const { merged, conflicts } = mergeEdit(base, mine, theirs);
        const [my, their] = [changedFields(base, mine), changedFields(base, theirs)];
        const apart = changedFields(mine, theirs);
        expect(conflicts).toEqual(FIELDS.filter((f) => my.includes(f) && their.includes(f) && apart.includes(f)));
        expect(changedFields(merged, theirs)).toEqual(FIELDS.filter((f) => my.includes(f) && !their.includes(f)));
      }),
    );
  });

  test('both ways round give the same item when there is no conflict', () => {
    fc.assert(
      fc.property(item, item, item, (base, mine, theirs) => {
        const there = mergeEdit(base, mine, theirs);
        const back = mergeEdit(base, theirs, mine);
        expect(back.conflicts).toEqual(there.conflicts);
        if (there.conflicts.length === 0) expect(changedFields(there.merged, back.merged)).toEqual([]);
      }),
    );
  });
});
