import { toDay } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { describe, expect, test } from 'vitest';
import { assignUnits } from './assign.ts';
import { attachmentType, cleanFileName } from './attachment.ts';
import { checkCalendar, exceptionsOf } from './calendar.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { checkDays, moveDeadline } from './deadline.ts';
import { reportingOf } from './may-report.ts';
import { checkReport, statusAfterReport } from './progress.ts';
import { checkPublishing, titleOf, unitsOfItem } from './publish.ts';
import { planFromParams, plannedPercent, planOf, planParams } from './schedule.ts';
import { areOpen, lightsOf, statusesOf } from './selection.ts';
import { answersForUnits } from './today.ts';

const day = toDay;

describe('the plan', () => {
  test('half of the days, half of the work; nothing on the first morning, all on the morning after the last', () => {
    const plan = planOf({ startOn: day('2026-01-01'), dueOn: day('2026-01-10'), nodes: [] })!;
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-06', '2026-01-10', '2026-01-11', '2026-02-01'].map((one) =>
        plannedPercent(plan, day(one)),
      ),
    ).toEqual([0, 0, 50, 90, 100, 100]);
  });
  test('nodes go before the line, in the order of their days', () => {
    const plan = planOf({
      startOn: day('2026-01-01'),
      dueOn: day('2026-12-31'),
      nodes: [
        { dueOn: day('2026-06-30'), weight: 3 },
        { dueOn: day('2026-03-31'), weight: 1 },
      ],
    })!;
    expect(plan).toEqual({
      kind: 'nodes',
      steps: [
        { dueOn: '2026-03-31', percent: 25 },
        { dueOn: '2026-06-30', percent: 100 },
      ],
    });
    expect(['2026-03-31', '2026-04-01', '2026-07-01'].map((one) => plannedPercent(plan, day(one)))).toEqual([
      0, 25, 100,
    ]);
    expect(planFromParams(planParams(plan))).toEqual(plan);
  });
  test('without both days there is none', () =>
    expect(planOf({ startOn: null, dueOn: day('2026-01-01'), nodes: [] })).toBeNull());
});

describe('deadlines', () => {
  const none = { dueOn: null, firstDueOn: null };
  const set = { dueOn: day('2026-03-01'), firstDueOn: day('2026-02-01') };
  test('a task may start and end on the same day, a node may fall on the deadline', () =>
    expect(
      checkDays({
        startOn: day('2026-03-01'),
        dueOn: day('2026-03-01'),
        nodes: [{ title: 'a', dueOn: day('2026-03-01') }],
      }).ok,
    ).toBe(true));
  test('the first one is remembered through any number of moves', () => {
    expect(moveDeadline(none, day('2026-03-01'), undefined)).toEqual({
      ok: true,
      value: { firstDueOn: '2026-03-01', change: null },
    });
    expect(moveDeadline(set, day('2026-04-01'), 'rain')).toEqual({
      ok: true,
      value: { firstDueOn: '2026-02-01', change: { fromDue: '2026-03-01', toDue: '2026-04-01', reason: 'rain' } },
    });
    expect(moveDeadline(set, day('2026-03-01'), undefined)).toMatchObject({ ok: true, value: { change: null } });
  });
  test('moving or dropping one needs a reason', () => {
    expect(moveDeadline(set, day('2026-04-01'), undefined)).toMatchObject({ ok: false, code: 'tasks.reason_needed' });
    expect(moveDeadline(set, null, undefined).ok).toBe(false);
  });
});

test('a unit stands in a task once, in its weightiest part', () =>
  expect(assignUnits({ leadOrgId: 'a', responsibleOrgIds: ['b', 'a', 'b'], supportOrgIds: ['c', 'b', 'a'] })).toEqual([
    { orgId: 'a', role: 'lead' },
    { orgId: 'b', role: 'responsible' },
    { orgId: 'c', role: 'support' },
  ]));

describe('who may report', () => {
  const may = new Set(['tasks.report']);
  const units = [
    { role: 'lead', path: '0001.0002.' },
    { role: 'responsible', path: '0001.0003.0001.' },
    { role: 'support', path: '0001.0004.' },
  ] as const;
  test.each([
    ['the lead', '0001.0002.', 'percent'],
    ['a unit above a responsible one', '0001.0003.', 'percent'],
    ['a supporting unit', '0001.0004.', 'words'],
    ['a unit below the lead', '0001.0002.0001.', 'none'],
    ['anybody else', '0001.0005.', 'none'],
  ] as const)('%s', (_who, path, expected) => expect(reportingOf(may, mintScope('t', [path]), units)).toBe(expected));
  test('nobody without the permission', () =>
    expect(reportingOf(new Set(), mintScope('t', ['0001.']), units)).toBe('none'));
  test('who answers for units owes their tasks, who watches over them does not', () => {
    expect(answersForUnits(['liaison'])).toBe(true);
    expect(answersForUnits(['leader'])).toBe(false);
    expect(answersForUnits(['supervisor', 'officer'])).toBe(false);
  });
});

describe('reports', () => {
  const task = {
    status: 'in_progress',
    percent: 30,
    leadName: 'A',
    reporting: 'percent',
    targetIds: ['t'],
    nodeIds: ['n'],
    corrected: null,
  } as const;
  const said = { percent: 40, numbers: [{ targetId: 't' }], nodesDone: [{ nodeId: 'n', doneOn: day('2026-01-01') }] };
  const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? null : outcome.code);
  test.each([
    ['the lead says all', {}, {}, null],
    ['a supporting unit says words', { reporting: 'words' }, { percent: 30, numbers: [], nodesDone: [] }, null],
    ['a supporting unit says numbers', { reporting: 'words' }, { percent: 30 }, 'tasks.not_yours'],
    ['nobody’s report', { reporting: 'none' }, { percent: 30, numbers: [], nodesDone: [] }, 'tasks.not_yours'],
    ['a closed task', { status: 'cancelled' }, {}, 'tasks.closed'],
    ['a suspended task', { status: 'suspended' }, {}, null],
    ['a foreign node', { nodeIds: [] }, {}, 'tasks.target_not_found'],
    ['a correction of nothing', {}, { correctsId: 'x' }, 'tasks.report_not_found'],
    ['a second correction', { corrected: { correctedById: 'y' } }, { correctsId: 'x' }, 'tasks.already_corrected'],
    ['a first correction', { corrected: { correctedById: null } }, { correctsId: 'x' }, null],
  ])('%s', (_title, change, words, code) =>
    expect(codeOf(checkReport({ ...task, ...change } as never, { ...said, ...words }))).toBe(code),
  );
  test('the first one starts the task; a suspended one stays suspended', () =>
    expect((['not_started', 'in_progress', 'suspended'] as const).map(statusAfterReport)).toEqual([
      'in_progress',
      'in_progress',
      'suspended',
    ]));
});

describe('publishing', () => {
  const item = {
    id: '1',
    no: null,
    title: null,
    task: '一要修路，二要架桥。',
    lead: { unit: { orgId: 'a' } },
    units: [],
    warnings: [],
  };
  test('an item without a title is called by its first clause, cut at sixty characters', () => {
    expect(titleOf(item)).toBe('一要修路');
    expect([...titleOf({ title: ' ', task: '路'.repeat(80) })]).toHaveLength(60);
    expect(titleOf({ title: '修路', task: '' })).toBe('修路');
  });
  test('further printed leads become responsible units, unknown units fall away', () =>
    expect(
      unitsOfItem(
        {
          units: [
            { orgId: 'b', role: 'lead' },
            { orgId: 'a', role: 'lead' },
            { orgId: null, role: 'responsible' },
            { orgId: 'c', role: 'support' },
          ],
        },
        'a',
      ),
    ).toEqual([
      { orgId: 'a', role: 'lead' },
      { orgId: 'b', role: 'responsible' },
      { orgId: 'c', role: 'support' },
    ]));
  test('names at most five of the items that stand in the way', () => {
    const refused = checkPublishing(
      Array.from({ length: 7 }, () => ({ ...item, lead: null })),
      true,
    );
    expect(refused).toMatchObject({
      code: 'tasks.items_without_lead',
      params: { count: 7, items: Array(5).fill('一要修路').join(' / ') },
    });
    expect(checkPublishing([{ ...item, warnings: [{}] }], true).ok).toBe(true);
    expect(checkPublishing([{ ...item, warnings: [{}] }], false)).toMatchObject({ code: 'tasks.quality_gate' });
  });
});

test('filters: `open` stands for the open statuses, words that mean nothing select nothing', () => {
  expect(statusesOf('open')).toEqual(['not_started', 'in_progress', 'suspended']);
  expect(areOpen(statusesOf('suspended,in_progress,not_started')!)).toBe(true);
  expect(areOpen(statusesOf('open,done')!)).toBe(false);
  expect(lightsOf('late,near,late')).toEqual(['near', 'late']);
  expect([lightsOf(undefined), lightsOf(''), lightsOf('purple')]).toEqual([null, null, []]);
});

test('a cursor is read back only in its own order and shape', () => {
  const id = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
  const at = '2026-03-02 10:00:00.123456+00';
  const text = writeCursor('-updated', [at, id], 42);
  expect(text).toMatch(/^[\w~:.*-]+$/);
  expect(readCursor(text, '-updated')).toEqual({ keys: [at, id], total: 42 });
  expect(readCursor(text, 'updated')).toBeNull();
  expect(readCursor(writeCursor('due', ['infinity', id], 0), 'due')).toEqual({ keys: ['infinity', id], total: 0 });
  for (const bad of ['', 'due', `due~1~2026-01-01`, `due~1~2026-01-01~'; drop`, `due~x~2026-01-01~${id}`])
    expect(readCursor(bad, 'due')).toBeNull();
});

test('attachments: what they are handed out as does not depend on what the sender claims', () => {
  expect(attachmentType('现场.JPG')).toBe('image/jpeg');
  expect([attachmentType('x.html'), attachmentType('x.svg'), attachmentType('run.exe'), attachmentType('无')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(cleanFileName('C:\\桌面\\..\\报告\u0007.pdf')).toBe('报告.pdf');
  expect(cleanFileName('')).toBe('file');
});

describe('calendars', () => {
  test('only what differs from the plain week is an exception; a correction goes before the collection', () => {
    const lookUp = (one: string) => ({
      isWorked: one !== '2026-01-01' && ![0, 6].includes(new Date(one).getUTCDay()),
      name: '元旦',
    });
    expect(exceptionsOf(2026, lookUp)).toEqual([{ day: '2026-01-01', kind: 'rest', name: '元旦' }]);
    const correction = { day: day('2026-01-04'), kind: 'work', name: null } as const;
    expect(exceptionsOf(2026, lookUp, [correction])).toContainEqual(correction);
  });
  test('a day stands once and in its year', () => {
    expect(checkCalendar(2026, [{ day: '2026-01-01' }, { day: '2026-12-31' }]).ok).toBe(true);
    expect(checkCalendar(2026, [{ day: '2025-12-31' }])).toMatchObject({ code: 'tasks.day_outside_year' });
  });
});
