import type { FieldKind, Frequency } from './contract.ts';

/** Forms of the demonstration: who asks whom for what, on which invented basis. */
export type DemoForm = {
  key: string;
  org: string;
  title: string;
  basis: string;
  frequency: Frequency;
  fields: readonly (readonly [name: string, kind: FieldKind])[];
  units: readonly string[];
  /** Days ago it was registered, and ended. */
  since: number;
  ended?: readonly [daysAgo: number, reason: string];
};

export const DEMO_FORMS: readonly DemoForm[] = [
  {
    key: 'rain',
    org: 'wh-dc',
    title: '防汛值守情况表',
    basis: '市防指办〔2026〕8号',
    frequency: 'weekly',
    fields: [
      ['值守人数', 'number'],
      ['隐患点处数', 'number'],
      ['处置情况', 'words'],
    ],
    units: ['rc-chengshan', 'rc-gangxi', 'rc-datuan', 'rs-haiyangsuo', 'rs-baishatan'],
    since: 40,
  },
  {
    key: 'jobs',
    org: 'wh-dc',
    title: '节后用工缺口调查',
    basis: '市人社局工作方案第三条',
    frequency: 'monthly',
    fields: [
      ['缺工人数', 'number'],
      ['紧缺工种', 'words'],
    ],
    units: ['rc-jkq', 'rc-sd', 'rs-jkq'],
    since: 25,
  },
  {
    key: 'green',
    org: 'wh-dc',
    title: '绿化补植日报',
    basis: '园林绿化工程调度要求',
    frequency: 'weekly',
    fields: [['补植株数', 'number']],
    units: ['rc-jkq', 'rc-sd'],
    since: 60,
    ended: [9, '任务进展里已有同样的数，不再另报'],
  },
];

export const DEMO_COMPLAINTS: readonly {
  key: string;
  form: string;
  org: string;
  words: string;
  daysAgo: number;
  answer?: readonly [outcome: 'upheld' | 'explained', words: string];
}[] = [
  {
    key: 'green',
    form: 'green',
    org: 'rc-sd',
    words: '补植株数在任务进展里每周都报，日报重复。',
    daysAgo: 11,
    answer: ['upheld', '意见成立，日报已停用，以任务进展为准。'],
  },
  {
    key: 'rain',
    form: 'rain',
    org: 'rc-chengshan',
    words: '处置情况每周写一段，多数时候没有变化，建议有情况再报。',
    daysAgo: 1,
  },
];
