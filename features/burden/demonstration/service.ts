import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { DEMO_COMPLAINTS, DEMO_FORMS } from '../demo.ts';
import { factOf } from '../rules/guard.ts';
import { answerComplaint, endForm, insertComplaint, insertForm } from '../store/writes.ts';

const ANSWER_DAYS = 7;

/** Lays down the demonstration's forms and complaints; days count from the day of loading. */
export const loadDemoBurden = async (
  tx: Tx,
  today: Day,
  { orgOf, clerk }: { orgOf: (key: string) => { id: string; path: string }; clerk: string },
): Promise<void> => {
  const at = (daysAgo: number): Date => new Date(`${addDays(today, -daysAgo)}T02:00:00Z`);
  const idOf = (kind: string, key: string): string => derivedId(`demo/burden/${kind}/${key}`);
  const forms = DEMO_FORMS.flatMap((form) => {
    const org = orgOf(form.org);
    const id = idOf('form', form.key);
    return [
      ...insertForm(tx.tenantId, {
        id,
        orgId: org.id,
        path: org.path,
        title: form.title,
        basis: form.basis,
        frequency: form.frequency,
        createdByName: clerk,
        at: at(form.since),
        fields: form.fields.map(([name, kind]) => ({ name, kind, fact: factOf(name) })),
        units: form.units.map(orgOf).map(({ id: unit, path }) => ({ id: unit, path })),
      }),
      ...(form.ended ? [endForm(tx.tenantId, id, at(form.ended[0]), form.ended[1])] : []),
    ];
  });
  const complaints = DEMO_COMPLAINTS.flatMap((one) => {
    const org = orgOf(one.org);
    const id = idOf('complaint', one.key);
    return [
      insertComplaint(tx.tenantId, {
        id,
        feature: 'burden',
        subjectId: idOf('form', one.form),
        title: DEMO_FORMS.find(({ key }) => key === one.form)?.title ?? one.form,
        orgId: org.id,
        path: org.path,
        accountId: null,
        words: one.words,
        at: at(one.daysAgo),
        dueOn: addDays(today, ANSWER_DAYS - one.daysAgo),
      }),
      ...(one.answer
        ? [
            answerComplaint(tx.tenantId, id, {
              outcome: one.answer[0],
              answer: one.answer[1],
              at: at(one.daysAgo - 1),
              byName: clerk,
            }),
          ]
        : []),
    ];
  });
  await commit(tx, {
    rows: [...forms, ...complaints],
    audit: {
      actor: { accountId: null, name: 'demonstration' },
      action: 'burden.load_demonstration',
      feature: 'burden',
      subjectId: tx.tenantId,
    },
  });
};
