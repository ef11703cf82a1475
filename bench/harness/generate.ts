import type { Dataset, Org, Progress, Task, TaskStatus, User } from './dataset.ts';

/** Splitmix32: the same numbers for the same seed on every machine. */
const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296;
  };
};

const COUNTIES = ['云溪', '平原', '河阳', '松山', '新港', '临湖', '安远', '石门', '梅岭', '金沙'];
const BUREAUS = [
  '发改',
  '教育',
  '科技',
  '工信',
  '民政',
  '财政',
  '人社',
  '资源',
  '环保',
  '住建',
  '交通',
  '水利',
  '农业',
  '商务',
  '文旅',
  '卫健',
  '应急',
  '审计',
];
const OFFICES = ['综合科', '规划科', '项目科', '督查科', '财务科', '法规科', '信息科'];
const VERBS = ['推进', '完成', '落实', '开展', '加快', '组织', '启动', '整改', '验收', '协调'];
const TOPICS = [
  '老旧小区改造',
  '防汛排涝',
  '污水管网',
  '农村公路',
  '安全生产',
  '高标准农田',
  '校舍加固',
  '供热管网',
  '养老服务',
  '招商引资',
  '数据共享',
  '河道清淤',
  '消防通道',
  '食品安全',
  '就业帮扶',
  '停车设施',
];
const RARE = ['古树名木', '红树林修复', '氢能示范', '无障碍坡道', '非遗工坊', '雨水花园'];
const KINDS = ['专项行动', '年度任务', '整改清单', '实施方案', '阶段验收', '现场核查'];
const NOTES = [
  '已完成现场踏勘，方案送审。',
  '施工单位进场，基础施工过半。',
  '资金尚未拨付到位，已书面请示。',
  '受降雨影响略有滞后，正在赶工。',
  '阶段目标完成，转入下一环节。',
];
const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙'];
const GIVEN = [...'伟静强敏军丽杰艳涛明华平'];

const DAY_MS = 86_400_000;

/** A deterministic data set: `orgs` organisations on four levels, `count` tasks, a fifth of them with reports. */
export const generate = ({
  count = 100_000,
  orgs: orgCount = 200,
  userCount = 400,
  seed = 7,
  today = '2026-11-23',
} = {}): Dataset => {
  const random = randomFrom(seed);
  const int = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const start = Date.parse(`${today}T00:00:00Z`);
  const day = (offset: number): string => new Date(start + offset * DAY_MS).toISOString().slice(0, 10);
  const instant = (offset: number): string => new Date(start + offset * DAY_MS + int(8, 18) * 3_600_000).toISOString();

  const orgs: Org[] = [];
  const add = (parent: Org | null, name: string): Org => {
    const id = orgs.length + 1;
    const org = {
      id,
      parentId: parent?.id ?? null,
      level: (parent?.level ?? 0) + 1,
      code: `u${id}`,
      name,
      path: parent ? `${parent.path}.${id}` : '1',
    };
    orgs.push(org);
    return org;
  };
  const root = add(null, '江州市人民政府');
  const second = Array.from({ length: Math.max(3, Math.round(orgCount * 0.045)) }, (_, i) =>
    add(root, `${COUNTIES[i % COUNTIES.length]}${i < 5 ? '区' : '县'}`),
  );
  const third = Array.from({ length: Math.max(6, Math.round(orgCount * 0.2)) }, (_, i) => {
    const parent = second[i % second.length] as Org;
    return add(parent, `${parent.name}${BUREAUS[Math.floor(i / second.length) % BUREAUS.length]}局`);
  });
  const fourth: Org[] = [];
  for (let i = 0; orgs.length < orgCount; i++) {
    const parent = third[i % third.length] as Org;
    fourth.push(add(parent, `${parent.name}${OFFICES[Math.floor(i / third.length) % OFFICES.length]}`));
  }

  const users: User[] = Array.from({ length: userCount }, (_, i) => ({
    id: i + 1,
    login: `bench${String(i + 1).padStart(4, '0')}`,
    name: `${pick(FAMILY)}${pick(GIVEN)}${pick(GIVEN)}`,
    orgId: (i % orgCount) + 1,
  }));

  const statusFor = (due: number, begin: number): TaskStatus => {
    const r = random();
    if (due < 0)
      return r < 0.8
        ? 'done'
        : r < 0.89
          ? 'in_progress'
          : r < 0.92
            ? 'not_started'
            : r < 0.95
              ? 'suspended'
              : 'cancelled';
    if (begin > 0) return r < 0.9 ? 'not_started' : r < 0.95 ? 'in_progress' : 'cancelled';
    return r < 0.6
      ? 'in_progress'
      : r < 0.75
        ? 'not_started'
        : r < 0.93
          ? 'done'
          : r < 0.97
            ? 'suspended'
            : 'cancelled';
  };
  const percentFor = (status: TaskStatus): number =>
    status === 'done' ? 100 : status === 'in_progress' ? int(1, 9) * 10 : status === 'suspended' ? int(1, 6) * 10 : 0;

  const tasks: Task[] = [];
  const progress: Progress[] = [];
  for (let id = 1; id <= count; id++) {
    const r = random();
    const org = pick(r < 0.8 ? fourth : r < 0.95 ? third : second);
    const due = int(-365, 364);
    const begin = due - int(14, 180);
    const status = statusFor(due, begin);
    const percent = percentFor(status);
    const created = Math.min(begin, -1) - int(0, 10);
    const closed = status === 'done' || status === 'cancelled' ? Math.min(-1, due + int(-20, 10)) : null;
    const topic = random() < 0.004 ? pick(RARE) : pick(TOPICS);
    const assigneeId = ((org.id - 1) % userCount) + 1;
    const closedAt = closed === null ? null : instant(closed);
    tasks.push({
      id,
      subject: `${pick(VERBS)}${pick(COUNTIES)}${topic}${pick(KINDS)}${int(1, 9999)}号`,
      description: `请责任单位按要求办理，${day(due)}前反馈情况。`,
      orgId: org.id,
      assigneeId,
      status,
      region: pick(COUNTIES),
      percent,
      startDate: day(begin),
      dueDate: day(due),
      closedAt,
      createdAt: instant(created),
      updatedAt: closedAt ?? instant(Math.min(-1, created + 1)),
    });
    if (random() >= 0.2) continue;
    const reports = int(1, 3);
    for (let n = 1; n <= reports; n++) {
      progress.push({
        taskId: id,
        authorId: assigneeId,
        percent: Math.round((percent * n) / reports),
        createdAt: instant(Math.min(-1, created + n * int(1, 40))),
        note: pick(NOTES),
      });
    }
  }
  return { orgs, users, tasks, progress, today };
};
