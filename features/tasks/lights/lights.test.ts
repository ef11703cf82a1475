import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRules, turnOfDay } from '../jobs.ts';
import { askForLight, decideLight } from '../overrides/service.ts';
import { report } from '../progress/service.ts';
import { RULE_PRESETS } from '../rules/presets.ts';
import { change, create } from '../service.ts';
import { lightSettings } from '../settings/service.ts';
import { switchOn } from '../store/rule-sets.ts';
import { actorOf, factsAt, openCounty, type TestCounty } from '../test-tasks.ts';
import { keepLight } from './service.ts';

let opened: TestCounty;
let now = new Date('2026-03-02T02:00:00Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

const transact: TestCounty['app']['services']['db']['transact'] = (...args) => opened.app.services.db.transact(...args);
const turn = () => turnOfDay({}, { ...opened.app.services, now: () => now });

const keptLights = async () => {
  const { rows } = await opened.app.owner.query(
    `select t.id, t.status, t.percent, t.start_on as "startOn", t.due_on as "dueOn", t.done_on as "doneOn", t.light,
       t.light_rule as "lightRule", t.light_reason as "lightReason", t.light_until as "lightUntil",
       t.lead_path as "leadPath", t.light_override as "lightOverride",
       coalesce((select json_agg(json_build_object('dueOn', n.due_on, 'weight', n.weight) order by n.sort)
                 from tasks.node n where n.tenant_id = t.tenant_id and n.task_id = t.id), '[]') as nodes
     from tasks.task t where t.tenant_id = $1 order by t.id`,
    [opened.county.id],
  );
  return rows;
};
const counters = async () =>
  (
    await opened.app.owner.query(
      `select org_id, path, region_code, light, status, n from tasks.counter where tenant_id = $1 and n <> 0
       order by 1, 2, 3, 4, 5`,
      [opened.county.id],
    )
  ).rows;
const counted = async () =>
  (
    await opened.app.owner.query(
      `select lead_org_id as org_id, lead_path as path, region_code, light, status, count(*)::int as n
       from tasks.task where tenant_id = $1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      [opened.county.id],
    )
  ).rows;
/** Holds every kept light against the rule, and every counter against the rows. */
const expectTruth = async (): Promise<void> => {
  const { today } = factsAt(now);
  const settings = await transact(opened.county.id, (tx) => lightSettings(tx));
  for (const { id, light, lightRule, lightReason, lightUntil, ...facts } of await keptLights()) {
    const rule = keepLight(facts, today, settings);
    // Reasons keep days and percents, not day counts: between two turns the kept one still holds word for word.
    expect({ id, light, lightRule, lightUntil, lightReason }).toEqual({ id, ...rule });
  }
  expect(await counters()).toEqual(await counted());
};

/** The same numbers in each run. */
const dice = (seed: number) => (sides: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * sides);
};

describe('the kept lights and the counters', () => {
  test('stay true through a hundred random changes and forty days', async () => {
    const roll = dice(7);
    const actor = actorOf(opened);
    const orgs = ['fgj', 'jyj', 'town', 'village'].map((key) => opened.county.org[key]!);
    const tasks: string[] = [];
    const near = (days: number) => addDays(factsAt(now).today, roll(days * 2) - days);
    for (let step = 0; step < 140; step++) {
      const facts = factsAt(now);
      const id = tasks[roll(tasks.length)];
      const kind = roll(7);
      const outcome = await transact(
        opened.county.id,
        async (tx) => {
          if (kind < 2 || !id) {
            const [startOn, dueOn] = [near(20), near(30)].sort() as [Day, Day];
            return create(tx, actor, facts, {
              title: `任务${step}`,
              body: '',
              leadOrgId: orgs[roll(4)]!,
              responsibleOrgIds: [],
              supportOrgIds: [],
              startOn: roll(3) ? startOn : null,
              dueOn: roll(5) ? dueOn : null,
              targets: [],
              nodes: roll(3) ? [] : [{ title: '甲', dueOn: startOn, weight: 1 }],
              regionCode: roll(2) ? '371082' : null,
            });
          }
          if (kind < 5)
            return report(tx, actor, facts, id, { percent: roll(101), words: '', numbers: [], nodesDone: [] }, []);
          if (kind === 5)
            return change(tx, actor, facts, id, {
              status: (['in_progress', 'suspended', 'done', 'cancelled', 'not_started'] as const)[roll(5)]!,
              leadOrgId: orgs[roll(4)]!,
            });
          return change(tx, actor, facts, id, { startOn: null, dueOn: near(30), nodes: [], dueReason: '调整' });
        },
        (result) => result.ok,
      );
      if (outcome.ok && !('progress' in outcome.value && 'task' in outcome.value) && (kind < 2 || !id))
        tasks.push((outcome.value as { id: string }).id);
      if (step % 5 === 4) {
        now = new Date(now.getTime() + DAY_MS * (1 + roll(2)));
        await turn();
      }
      if (step % 20 === 19) await expectTruth();
    }
    expect(tasks.length).toBeGreaterThan(30);
    expect(new Set((await keptLights()).map(({ light }) => light)).size).toBeGreaterThan(4);
  });

  test('equal the rules on every day of a year in which rule sets are switched on and lights are set by people', async () => {
    const roll = dice(11);
    const asking = actorOf(opened);
    const deciding = { ...asking, accountId: opened.county.account.leader ?? '' };
    const seen = new Set<string>();
    for (let day = 0; day < 366; day++) {
      now = new Date(now.getTime() + DAY_MS);
      const facts = factsAt(now);
      await turn();
      if (day % 23 === 5) {
        const preset = RULE_PRESETS[roll(RULE_PRESETS.length)];
        const scope = [null, { orgId: opened.county.org.town ?? '', path: '' }][roll(2)] ?? null;
        const id = newId(now.getTime());
        await transact(opened.county.id, (tx) =>
          commit(tx, {
            rows: [
              switchOn(
                tx.tenantId,
                {
                  id,
                  name: `第${day}天`,
                  version: 1,
                  source: 'x',
                  effectiveFrom: addDays(facts.today, roll(9)),
                  scope,
                  governs: ['task'],
                  conditions: preset?.conditions ?? {
                    deadline: null,
                    progress: null,
                    start: null,
                    funds: null,
                    entry: null,
                  },
                },
                asking.accountId,
              ),
            ],
            audit: { actor: { accountId: null, name: 'test' }, action: 'x', feature: 'tasks', subjectId: null },
          }),
        );
        await applyRules(
          { tenantId: opened.county.id, ruleSetId: id, path: null, timeZone: 'Asia/Shanghai' },
          { ...opened.app.services, now: () => now },
        );
      }
      if (day % 6 === 0) {
        const open = (await keptLights()).filter(({ status }) => status === 'not_started' || status === 'in_progress');
        const { id } = open[roll(open.length)] ?? {};
        const wanted = {
          light: (['on_track', 'near', 'behind', 'late'] as const)[roll(4)] ?? 'near',
          reason: '缓',
          through: addDays(facts.today, roll(12)),
        };
        const asked = await transact(opened.county.id, (tx) => askForLight(tx, asking, facts, id, wanted));
        if (asked.ok)
          await transact(opened.county.id, (tx) =>
            decideLight(tx, deciding, facts, id, asked.value.id, { approve: true }),
          );
      }
      if (day % 12 === 0) {
        const [startOn, dueOn] = [addDays(facts.today, roll(60) - 20), addDays(facts.today, roll(90))].sort();
        await transact(opened.county.id, (tx) =>
          create(tx, asking, facts, {
            title: `第${day}天的任务`,
            body: '',
            leadOrgId: (['fgj', 'town'] as const).map((key) => opened.county.org[key] ?? '')[roll(2)] ?? '',
            responsibleOrgIds: [],
            supportOrgIds: [],
            startOn,
            dueOn,
            targets: [],
            nodes: [],
          }),
        );
      }
      await expectTruth();
      for (const { lightReason } of await keptLights()) seen.add(lightReason.code);
    }
    for (const code of ['overdue', 'severe', 'behind', 'near', 'on_plan', 'override'])
      expect([...seen]).toContain(code);
  }, 120_000);

  test('turning the day again touches nothing and writes no audit row', async () => {
    await turn();
    const before = [await keptLights(), (await opened.actions()).length];
    await turn();
    expect([await keptLights(), (await opened.actions()).length]).toEqual(before);
  });

  test('only the lights whose day has come are touched, and each change leaves a trail', async () => {
    const task = await transact(opened.county.id, (tx) =>
      create(tx, actorOf(opened), factsAt(now), {
        title: '明日到期',
        body: '',
        leadOrgId: opened.county.org.town!,
        responsibleOrgIds: [],
        supportOrgIds: [],
        dueOn: factsAt(now).today,
        targets: [],
        nodes: [],
      }),
    );
    if (!task.ok) throw new Error(task.code);
    const versions = async () =>
      new Map(
        (
          await opened.app.owner.query('select id, xmin::text, light_until from tasks.task where tenant_id = $1', [
            opened.county.id,
          ])
        ).rows.map((row) => [row.id, row]),
      );
    const before = await versions();
    now = new Date(now.getTime() + DAY_MS);
    const { today } = factsAt(now);
    await turn();
    const after = await versions();
    for (const [id, row] of before) {
      const isDue = row.light_until !== null && row.light_until <= today;
      expect([id, after.get(id).xmin !== row.xmin]).toEqual([id, isDue]);
    }
    const { rows } = await opened.app.owner.query(
      'select day, from_light, to_light from tasks.light_change where task_id = $1',
      [task.value.id],
    );
    expect(rows).toEqual([{ day: today, from_light: 'near', to_light: 'late' }]);
    await expectTruth();
  });
});
