import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { ObstacleState } from '../contract.ts';
import { DEMO_MEETINGS, DEMO_OBSTACLES } from '../demo.ts';
import { levelsInForce } from '../levels/service.ts';
import { lastDayAt } from '../rules/levels.ts';
import { MOVES } from '../rules/machine.ts';
import { insertMeeting, putOnAgenda } from '../store/meetings.ts';
import { insertObstacle, insertSteps, moveObstacle, type ObstacleColumns, type StepInsert } from '../store/writes.ts';

/** What obstacles need from the rest of the demonstration. */
export type DemoGround = {
  orgOf(key: string): { id: string; path: string };
  taskId(key: string): string;
  accountId: string;
  /** The liaison of the development zone, who raised what it raised. */
  liaisonId: string;
};

const instantOf = (day: Day, nth: number): Date => new Date(`${day}T02:${String(10 + nth).padStart(2, '0')}:00Z`);
const DAYS_PARKED = 60;

/** Loads the demonstration's obstacles and meetings, each step as the rules have it. */
export const loadDemoObstacles = async (tx: Tx, demoDay: Day, ground: DemoGround): Promise<void> => {
  const { rules } = await levelsInForce(tx, demoDay);
  const calendar = await calendarOf(tx);
  const rows: Write[] = DEMO_MEETINGS.map((meeting) => {
    const org = ground.orgOf(meeting.org);
    return insertMeeting(tx.tenantId, {
      id: derivedId(`demo/meeting/${meeting.key}`),
      title: meeting.title,
      on: addDays(demoDay, meeting.day),
      level: meeting.level,
      place: meeting.place,
      chair: meeting.chair,
      orgId: org.id,
      path: org.path,
      createdBy: ground.accountId,
      at: instantOf(addDays(demoDay, -1), 0),
    });
  });
  const steps: StepInsert[] = [];
  for (const [index, demo] of DEMO_OBSTACLES.entries()) {
    const id = derivedId(`demo/obstacle/${demo.key}`);
    const raisedOn = addDays(demoDay, demo.raised);
    const by = ground.orgOf(demo.by);
    const step = (
      nth: number,
      made: Pick<StepInsert, 'action' | 'from' | 'to' | 'level' | 'words'>,
      day: Day,
      owner?: string,
    ) =>
      steps.push({
        ...made,
        id: derivedId(`demo/step/${demo.key}/${nth}`),
        at: instantOf(day, nth),
        obstacleId: id,
        nth: nth + 1,
        day,
        lateWorkdays: 0,
        accountId: null,
        orgId: made.action === 'climb' ? null : by.id,
        details: owner ? { owner } : {},
      });
    rows.push(
      insertObstacle(tx.tenantId, {
        id,
        year: Number(demoDay.slice(0, 4)),
        kind: demo.kind,
        title: demo.title,
        words: demo.words,
        raisedBy: demo.by === 'rc-jkq' ? ground.liaisonId : null,
        raisedOrgId: by.id,
        raisedPath: by.path,
        raisedOn,
        taskId: demo.task ? ground.taskId(demo.task) : null,
        projectId: null,
        escalateOn: lastDayAt(1, raisedOn, rules, calendar),
        at: instantOf(raisedOn, index),
      }),
    );
    step(0, { action: 'raise', from: null, to: 'raised', level: 1, words: null }, raisedOn);
    let state: ObstacleState = 'raised';
    let level = 1;
    let columns: ObstacleColumns = {};
    for (const [nth, made] of demo.steps.entries()) {
      const day = addDays(demoDay, made.day);
      const owner = made.owner ? ground.orgOf(made.owner) : null;
      const { to } = MOVES[made.action];
      level = made.level ?? level;
      columns = {
        ...columns,
        level,
        level_since: day,
        escalate_on: to === 'handling' ? lastDayAt(level, day, rules, calendar) : null,
        ...(owner ? { owner_org_id: owner.id, owner_path: owner.path } : {}),
        ...(made.action === 'solve' ? { solution: made.words ?? null } : {}),
        ...(made.action === 'confirm' ? { closed_on: day } : {}),
        ...(made.action === 'park' ? { parked_until: addDays(demoDay, DAYS_PARKED) } : {}),
      };
      step(nth + 1, { action: made.action, from: state, to, level, words: made.words ?? null }, day);
      state = to;
    }
    if (demo.meeting) {
      const meetingId = derivedId(`demo/meeting/${demo.meeting}`);
      rows.push(putOnAgenda(tx.tenantId, meetingId, [{ obstacleId: id, level }]));
      columns = { ...columns, meeting_id: meetingId, escalate_on: null };
      const day = addDays(demoDay, -1);
      step(9, { action: 'put_on_agenda', from: state, to: 'meeting', level, words: null }, day);
      state = 'meeting';
    }
    if (state !== 'raised') rows.push(moveObstacle(tx.tenantId, id, 1, { state, at: instantOf(demoDay, 0) }, columns));
  }
  await commit(tx, {
    rows: [...rows, insertSteps(tx.tenantId, steps)],
    audit: {
      actor: { accountId: null, name: 'demonstration' },
      action: 'consultations.seed',
      feature: 'consultations',
      subjectId: null,
    },
  });
};
