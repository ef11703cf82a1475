import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { endpoints } from '../contract.ts';
import { tellingOf, words } from '../obstacles/service.ts';
import { presentRow } from '../rules/present.ts';
import { takeStock } from '../rules/stocktake.ts';
import { listObstacles } from '../store/reads.ts';

type Pack = AnswerOf<(typeof endpoints)['GET /consultations/stocktake']>;

/** What a leader looks at once a month, as of today. */
export const stocktake = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<Pack>> => {
  const all = { level: null, kind: null, task: null, project: null, q: null };
  const telling = await tellingOf(tx, facts);
  const { rows } = await listObstacles(tx, actor, { view: 'open', ...all }, facts.today);
  const items = rows.map((row) => presentRow(row, telling));
  const { levels, kinds, oldest, open, overdue } = takeStock(items);
  const undone = items.filter(({ state }) => state === 'decided');
  const say = (key: string, params: Record<string, string | number>) =>
    words(facts.language, `consultations.stocktake.${key}`, params);
  const eldest = oldest[0];
  return accept({
    sentences: [
      say('open', { open, overdue, top: levels[3]?.open ?? 0 }),
      ...(eldest
        ? [say('oldest', { title: eldest.title, age: eldest.age, owner: (eldest.owner ?? eldest.raisedOrg).name })]
        : []),
      say('undone', { count: undone.length }),
    ],
    levels,
    kinds,
    oldest,
    undone,
  });
};
