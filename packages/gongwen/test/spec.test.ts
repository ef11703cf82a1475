import { describe, expect, it } from 'vitest';
import { type Item, type ParseOptions, parse } from '../src/parse.ts';

const only = (text: string, options?: ParseOptions): Item => {
  const { items } = parse(text, options);
  expect(items).toHaveLength(1);
  return items[0]!;
};
const tail = (words: string) => {
  const { lead, responsible, support } = only(`一、完成改造任务。（${words}）`);
  return { lead, responsible, support };
};
const due = (task: string, options: ParseOptions = { year: 2026 }) => {
  const { kind, date, inferred } = only(`一、${task}（责任单位：县财政局）`, options).deadline;
  return { kind, date, inferred };
};
const amounts = (task: string) =>
  only(`一、${task}（责任单位：县财政局）`).quantities.map(({ value, max, unit, direction }) => [
    value,
    max,
    unit,
    direction,
  ]);

describe('normalising', () => {
  it('N1 keeps every offset true to the text given', () => {
    const text = '１．改造管网３８公里。(责任单位:县水务局)';
    const item = only(text);
    expect(text.slice(...item.quantities[0]!.span)).toBe('３８公里');
    expect(text.slice(...item.unitSpans[0]!.span)).toBe('县水务局');
    expect(text.slice(...item.taskSpan)).toBe(item.task);
  });
  it('N2 reads narrow marks as wide ones', () => {
    expect(only('(一)归集数据.(牵头单位:区数据局;配合单位:区财政局,区人社局)')).toMatchObject({
      lead: ['区数据局'],
      support: ['区财政局', '区人社局'],
    });
  });
  it('N3 hands out what was printed', () => {
    expect(only('一、建设ＡＩ平台。（责任单位：省卫生 健 康委、省经信厅）')).toMatchObject({
      task: '建设ＡＩ平台。',
      responsible: ['省卫生健康委', '省经信厅'],
    });
  });
});

describe('outline', () => {
  it('O1 and O2 give the path of headings', () => {
    const text =
      '一、主要任务\n（一）打造中心。\n1.拓展市场。\n（商务局负责）\n（二）降低成本。\n2.减免费用。（财政局负责）';
    expect(parse(text).items.map(({ no, section }) => ({ no, section }))).toEqual([
      { no: '1.', section: ['一、主要任务', '（一）打造中心'] },
      { no: '2.', section: ['一、主要任务', '（二）降低成本'] },
    ]);
  });
  it('O3 cuts a paper that lost its line breaks, and no number inside a sentence', () => {
    const text = `某局会议纪要一、总体评价会议认为方案总体可行，资料收集较为翔实，思路清晰，深度符合要求，原则同意。二、修改意见(一)道路工程1.人行道宽度应为2.5m以上，并补充设计说明。2.复核标高。3.补充交通量预测，采用1.0版软件。(二)管线工程1.明确管位。2.优化断面。三、有关要求请建设单位抓紧修改完善。`;
    expect(parse(text).items.map((item) => item.task)).toEqual([
      '人行道宽度应为2.5m以上，并补充设计说明。',
      '复核标高。',
      '补充交通量预测，采用1.0版软件。',
      '明确管位。',
      '优化断面。',
      '请建设单位抓紧修改完善。',
    ]);
  });
  it('O5 joins lines broken at a fixed width and inside a bracket', () => {
    expect(only('一、推进项目建设。（责任单位：市发改委、\n市财政局）').responsible).toEqual(['市发改委', '市财政局']);
  });
  it('O6 finds nothing to do in principles', () => {
    const text =
      '一、基本原则\n（一）坚持创新。敢为人先。\n（二）坚持协调。统筹兼顾。\n二、任务\n1.建成学校2所。\n2.建成医院1所。';
    expect(parse(text).items.map((item) => item.task)).toEqual(['建成学校2所。', '建成医院1所。']);
  });
});

describe('tables', () => {
  it('T1 and T2 read tabs, bars and two head rows', () => {
    const tabs =
      '序号\t重点任务\t责任单位\t\t完成时限\n\t\t牵头单位\t配合单位\t\n1\t建成厂房3栋\t区国投公司\t区建设局\t2025年9月底前';
    const bars =
      '| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n| 1 | 建成厂房3栋 | 区国投公司 | 区建设局 | 2025年9月底前 |';
    for (const text of [tabs, bars]) {
      expect(only(text)).toMatchObject({
        no: '1',
        task: '建成厂房3栋',
        lead: ['区国投公司'],
        support: ['区建设局'],
        deadline: { date: '2025-09-30' },
      });
    }
  });
  it('T3 takes the name of a project as the task', () => {
    const text = '序号\t项目名称\t建设内容\t总投资（亿元）\t责任单位\n1\t北港码头\t泊位2个\t9.2\t市港航集团';
    expect(only(text)).toMatchObject({
      title: null,
      task: '北港码头',
      quantities: [
        { value: 9.2, unit: '亿元' },
        { value: 2, unit: '个' },
      ],
    });
  });
  it('T4 leaves out headings, sums and points', () => {
    const text =
      '序号\t考核项目\t分值\t考核内容\t责任单位\n一、\t生态保护\t10\t\t\n1\t治水\t5\t新建管网5公里\t县水利局\n二、\t奖扣分项目\t7\t获表扬加分\t县河长办\n\t合计\t17\t\t';
    expect(only(text)).toMatchObject({ section: ['生态保护'], title: '治水', task: '新建管网5公里' });
  });
  it('T5 carries merged cells down', () => {
    const text =
      '序号\t类别\t工作任务\t责任单位\t完成时限\n1\t产业\t种植蔬菜300亩\t县农业农村局\t10月底\n2\t\t培育企业8家\t\t';
    expect(parse(text, { year: 2026 }).items[1]).toMatchObject({
      section: ['产业'],
      responsible: ['县农业农村局'],
      deadline: { kind: 'none', date: null },
    });
  });
  it('T6 puts a heading broken over two lines together', () => {
    const item = parse(
      '序号\n项目名称\n总投资\n（亿元）\n建设起止年限\n责任单位\n1\n石英砂项目\n7.5\n2024-2026\n县工业园区管委会\n2\n供水工程\n3.4\n2024-2025\n县水利局',
    ).items[0]!;
    expect(item).toMatchObject({ responsible: ['县工业园区管委会'], deadline: { date: '2026-12-31' } });
    expect(item.quantities).toMatchObject([{ value: 7.5, unit: '亿元' }]);
  });
  it('T6 gives broken cells of a flattened table to the columns they suit', () => {
    const text =
      '序号\n任务\n责任单位\n完成时限\n1\n完成矿山复绿面积1360亩\n县自然资源局\n县林业局\n2026年6月底\n2\n建成收储点18个\n县农业农村局\n长期坚持';
    expect(parse(text).items.map(({ responsible, deadline }) => [responsible, deadline.kind, deadline.date])).toEqual([
      [['县自然资源局', '县林业局'], 'month', '2026-06-30'],
      [['县农业农村局'], 'ongoing', null],
    ]);
  });
  it('T7 takes the measure of numbers from the note above the table', () => {
    const text =
      '重点项目表\n单位：万元\n序号\t项目名称\t总投资\t责任单位\n1\t北港码头\t38,600\t市港航集团\n2\t南港码头\t5000\t市港航集团';
    expect(parse(text).items[0]!.quantities).toMatchObject([{ value: 38600, unit: '万元' }]);
  });
});

describe('tables under headings of their own', () => {
  it('T8 tells columns by what stands in them and by the words above', () => {
    const text =
      '编号\t改什么\t怎么改\t谁来改\t谁配合\t何时改成\n1\t开办\t企业开办压缩至0.5个工作日以内\t县审批局\t县公安局\t2023年6月底\n2\t报装\t低压报装环节压减至2个\t县供电公司\t县住建局\t2023年9月底';
    expect(
      parse(text).items.map(({ no, responsible, support, deadline }) => [no, responsible, support, deadline.date]),
    ).toEqual([
      ['1', ['县审批局'], ['县公安局'], '2023-06-30'],
      ['2', ['县供电公司'], ['县住建局'], '2023-09-30'],
    ]);
  });
  it('T2 reads a second head row in any words, T7 a column of measures headed 单位', () => {
    const merged =
      '事项\t内容\t作战力量\t\t时间安排\t\n\t\t主战单位\t参战单位\t启动\t完成\n雨污分流\t改造雨污管网45公里，消除积水点\t市排水集团\t市水务局\t2024年2月\t2024年10月\n园区扩能\t建成标准厂房20万平方米\t高新区管委会\t市资规局\t2024年1月\t2024年11月';
    expect(parse(merged).items[0]).toMatchObject({
      responsible: ['市排水集团'],
      support: ['市水务局'],
      deadline: { date: '2024-10-31' },
    });
    const measures =
      '序号\t指标名称\t单位\t2026年目标\t责任单位\n1\t新增企业\t家\t18\t区经信局\n2\t城镇新增就业\t万人\t1.3\t区人社局';
    expect(parse(measures).items[1]).toMatchObject({
      responsible: ['区人社局'],
      quantities: [{ value: 1.3, unit: '万人' }],
    });
  });
});

describe('items in running text', () => {
  it('I1 makes an item of every tail in a paragraph', () => {
    const text = '一要抓春耕。储备化肥2万吨（县供销社负责）；完成清淤45公里（县水利局负责）。';
    expect(parse(text).items.map(({ task, responsible }) => [task, responsible])).toEqual([
      ['抓春耕。储备化肥2万吨', ['县供销社']],
      ['完成清淤45公里', ['县水利局']],
    ]);
  });
  it('I2 gives labelled lines to the text before them', () => {
    const text =
      '一、供水工程\n铺设管道120公里。\n牵头领导：高志远\n牵头单位：县水利局\n责任单位：县财政局、各乡镇\n完成时限：2025年12月底';
    expect(only(text)).toMatchObject({
      no: '一、',
      task: '供水工程铺设管道120公里。',
      lead: ['县水利局'],
      responsible: ['县财政局', '各乡镇'],
      people: [{ name: '高志远', role: '牵头领导' }],
      deadline: { date: '2025-12-31' },
    });
  });
  it('I11 takes the items of a slip from the count below its head', () => {
    const { items } = parse(
      '督办通知单\n督办事项：跨线桥进度滞后问题\n承办单位：市住建局\n办理要求：\n1.增加作业班组4个。\n2.5月31日前完成主桥合龙。',
      { year: 2024 },
    );
    expect(items.map(({ responsible, deadline }) => [responsible, deadline.date])).toEqual([
      [['市住建局'], null],
      [['市住建局'], '2024-05-31'],
    ]);
  });
  it('I10 keeps lines of nodes out of the task and takes their latest time', () => {
    const text =
      '1.新增企业20家。\n季度节点：一季度储备8家，三季度达到20家\n牵头单位：区科技局\n2.培训1000人。\n牵头单位：区人社局';
    expect(parse(text, { year: 2026 }).items.map(({ task, deadline }) => [task, deadline.date])).toEqual([
      ['新增企业20家。', '2026-09-30'],
      ['培训1000人。', null],
    ]);
  });
  it('I3 makes each tailed paragraph of a clause an item of its own', () => {
    const text =
      '（一）打造社区。立足定位，联动发展。\n“一核”：建设主阵地。（责任单位：市科技局）\n“多区”：提供工位。（责任单位：各区镇）';
    expect(parse(text).items.map(({ no, task, section }) => ({ no, task, section }))).toEqual([
      { no: null, task: '“一核”：建设主阵地。', section: ['（一）打造社区'] },
      { no: null, task: '“多区”：提供工位。', section: ['（一）打造社区'] },
    ]);
  });
  it('I4 lifts a tail that stands below all sub-clauses', () => {
    const text = '一、整治河道\n1.清理垃圾。\n2.拆除违建。\n3.种植绿化。\n（责任单位：县水利局）';
    const item = only(text);
    expect(item).toMatchObject({ no: '一、', responsible: ['县水利局'] });
    expect(item.task).toContain('拆除违建');
  });
  it('I5 keeps a clause whose tail was forgotten', () => {
    const text = '1.建厂房。（甲局负责）\n2.修道路。（乙局负责）\n3.通公交。\n4.办学校。（丙局负责）';
    expect(parse(text).items.map((item) => item.task)).toContain('通公交。');
  });
  it('I6 leaves out what only frames a paper', () => {
    const text =
      '第一条 为规范管理，制定本办法。\n第二条 网格员每季度走访企业1次。\n第三条 本办法自2025年8月1日起施行。';
    expect(parse(text).items.map((item) => item.no)).toEqual(['第二条']);
  });
  it('I7 and W10 read what a leader asks for', () => {
    const text = '县长批示：请县文旅局牵头，会同县交通局研究方案，6月10日前报县政府。';
    expect(only(text, { year: 2026 })).toMatchObject({
      lead: ['县文旅局'],
      support: ['县交通局'],
      deadline: { date: '2026-06-10' },
    });
  });
  it('I8 counts 一是、二是 where the parts name bodies', () => {
    const text = '会议要求：一是县住建局要加快施工；二是县财政局要落实资金80万元。';
    expect(parse(text).items.map(({ no, responsible }) => [no, responsible])).toEqual([
      ['一是', ['县住建局']],
      ['二是', ['县财政局']],
    ]);
  });
  it('I9 takes works and plans from a report, not speeches', () => {
    const text =
      '本报讯（记者 李明）3月5日，海州区召开推进会，吹响了号角。\n临港产业园二期工程已全面开工。\n“我们计划年底前投产，新增产能12万吨。”海州物流有限公司总经理刘洋说。\n区委书记表示，抓项目就是要有拼劲。';
    expect(parse(text, { year: 2026 }).items.map(({ task, responsible }) => [task, responsible])).toEqual([
      ['临港产业园二期工程已全面开工', []],
      ['我们计划年底前投产，新增产能12万吨', ['海州物流有限公司']],
    ]);
  });
});

describe('who', () => {
  it.each([
    ['A局牵头，B局、C局配合', { lead: ['A局'], responsible: [], support: ['B局', 'C局'] }],
    ['A局、B局负责', { lead: [], responsible: ['A局', 'B局'], support: [] }],
    ['A局牵头，B局、C局按职责分工负责', { lead: ['A局'], responsible: ['B局', 'C局'], support: [] }],
    ['主办单位：A局；协办单位：B局', { lead: ['A局'], responsible: [], support: ['B局'] }],
    ['承办单位：A局 B局', { lead: [], responsible: ['A局', 'B局'], support: [] }],
    ['由A局牵头，B局参与', { lead: ['A局'], responsible: [], support: ['B局'] }],
  ])('W1 and W2 read %s', (words, units) => expect(tail(words)).toEqual(units));
  it.each([
    ['市商务局等有关部门负责', ['市商务局']],
    ['责任单位：市商务局、市财政局等部门', ['市商务局', '市财政局']],
    ['责任单位：市商务局，市级有关单位', ['市商务局']],
    ['责任单位：各行业主管部门、领导小组成员单位', ['各行业主管部门', '领导小组成员单位']],
    ['责任单位：市招商局、市工商联、市商务局', ['市招商局', '市工商联', '市商务局']],
  ])('W3 knows who is nobody in %s', (words, responsible) => expect(tail(words).responsible).toEqual(responsible));
  it('W4 keeps collectives whole', () => {
    expect(tail('责任单位：市财政局，各市、县（市、区）人民政府').responsible).toEqual([
      '市财政局',
      '各市、县（市、区）人民政府',
    ]);
    expect(tail('配合单位：市科协，各区、县级市').support).toEqual(['市科协', '各区、县级市']);
  });
  it('W5 lets the first lead from the note on', () => {
    const text = '1.甲。（A局、B局负责）\n2.乙。（A局、B局负责，排在第一位的为牵头部门，下同）\n3.丙。（C局、D局负责）';
    expect(parse(text).items.map(({ lead }) => lead)).toEqual([[], ['A局'], ['C局']]);
  });
  it('W6 takes all for responsible where those who go together answer for it', () => {
    expect(tail('国家卫生健康委会同国铁集团、国家医保局负责')).toEqual({
      lead: [],
      responsible: ['国家卫生健康委', '国铁集团', '国家医保局'],
      support: [],
    });
    expect(tail('商务部会同农业农村部、供销合作总社组织实施')).toEqual({
      lead: ['商务部'],
      responsible: [],
      support: ['农业农村部', '供销合作总社'],
    });
  });
  it('W6 reads who goes with whom', () => {
    expect(tail('A局牵头，会同B局')).toEqual({ lead: ['A局'], responsible: [], support: ['B局'] });
    expect(tail('A局会同B局负责')).toEqual({ lead: [], responsible: ['A局', 'B局'], support: [] });
    expect(tail('A局会同有关部门负责').responsible).toEqual(['A局']);
  });
  it('W7 takes no names from remarks', () => {
    expect(
      tail(
        '责任单位：省经信厅、省科技厅〔列第一位的为牵头单位，下同〕，以下各项工作均需相关市、县（市、区）政府推进，不再单独列出',
      ),
    ).toEqual({
      lead: ['省经信厅'],
      responsible: ['省科技厅'],
      support: [],
    });
  });
  it('W8 leaves brackets in a sentence alone', () => {
    const text = '1.支持“魔搭社区”（杭州）开发者中心建设，依托园区（县级市）延伸。（责任单位：省经信厅）';
    expect(only(text).responsible).toEqual(['省经信厅']);
  });
  it('W8 takes bodies in brackets before a mark, not what explains the name of a body', () => {
    const text =
      '1.新增退税8亿元（区税务局、区财政局），培育企业40户（区工信局）。\n2.由市发改委（市能源局）牵头，建设充电桩800个。（市交通局负责）';
    expect(parse(text).items.map(({ responsible }) => responsible)).toEqual([
      ['区税务局', '区财政局'],
      ['区工信局'],
      ['市交通局'],
    ]);
  });
  it('W11 reads the last sentence that says who does it all', () => {
    expect(only('一、播种大豆1.5万亩。此项工作由县农业局牵头，县财政局、县水利局配合。')).toMatchObject({
      task: '播种大豆1.5万亩。',
      lead: ['县农业局'],
      support: ['县财政局', '县水利局'],
    });
  });
  it('W12 parts names at a semicolon', () => {
    expect(tail('海关；市口岸办、边检站配合')).toEqual({
      lead: [],
      responsible: ['海关'],
      support: ['市口岸办', '边检站'],
    });
  });
  it('W9 names people with their role', () => {
    const { people } = only('一、建桥。（责任领导：王强、李小明；牵头单位：县交通局；联络员：赵四）');
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['王强', '责任领导'],
      ['李小明', '责任领导'],
      ['赵四', '联络员'],
    ]);
  });
});

describe('deadlines', () => {
  it.each([
    ['2027年底前完成改造。', 'year', '2027-12-31', false],
    ['6月底前完成改造。', 'month', '2026-06-30', true],
    ['3月上旬前完成改造。', 'month', '2026-03-10', true],
    ['上半年完成改造。', 'quarter', '2026-06-30', true],
    ['一季度末完成改造。', 'quarter', '2026-03-31', true],
    ['到2027年，改造全部完成。', 'year', '2027-12-31', false],
    ['2026—2028年，分批改造。', 'year', '2028-12-31', false],
    ['5月20日前报送方案，年内完成改造。', 'year', '2026-12-31', true],
    ['到2026年底，完成一半；到2027年6月，全部完成。', 'month', '2027-06-30', false],
    ['每月25日前报送进展。', 'recurring', null, false],
    ['印发后3个月内完成改造。', 'month', null, true],
    ['春节前完成清零。', 'date', null, true],
    ['6月底前出台细则。', 'month', '2026-06-30', true],
    ['建成后年产组件5万件。', 'none', null, false],
    ['自2026年3月1日起施行新标准。', 'none', null, false],
    ['落实《发展规划（2026—2030年）》。', 'none', null, false],
    ['在2014年数据基础上更新。', 'none', null, false],
  ])('D1–D7 read %s', (task, kind, date, inferred) => expect(due(task)).toEqual({ kind, date, inferred }));
  it('D3 takes the year of the paper from its number', () => {
    expect(only('江政发〔2025〕14号\n一、9月底前完成。（县水务局负责）').deadline).toMatchObject({
      date: '2025-09-30',
      inferred: true,
    });
  });
  it('D4 counts from the day of issue when it is given', () => {
    expect(due('印发后3个月内完成。', { issuedOn: '2026-01-31' }).date).toBe('2026-04-30');
    expect(due('印发后5个工作日内完成。', { issuedOn: '2026-05-01' }).date).toBe('2026-05-08');
  });
  it('D5 takes festivals from the calendar given', () => {
    expect(due('春节前完成清零。', { year: 2026, festivals: { '2026-春节': '2026-02-17' } }).date).toBe('2026-02-16');
  });
  it('D6 reads fields that fix no day', () => {
    expect(only('一、逢节必查。（责任单位：县住建局；完成时限：长期坚持）').deadline).toMatchObject({
      kind: 'ongoing',
      text: '长期坚持',
    });
  });
  it('D8 gives no date for a day that does not exist', () => {
    const text = '一、2026年2月30日前完成。（县财政局负责）';
    const { items, findings } = parse(text);
    expect(items[0]!.deadline.date).toBeNull();
    const finding = findings.find(({ code }) => code === 'impossible_date')!;
    expect(text.slice(...finding.span!)).toBe('2026年2月30日');
  });
});

describe('quantities', () => {
  it.each([
    ['投资约9亿元。', [[9, null, '亿元', 'exact']]],
    ['建设社区1-2个。', [[1, 2, '个', 'exact']]],
    ['培育企业不少于100家。', [[100, null, '家', 'at-least']]],
    ['登记失业率控制在4%以内。', [[4, null, '%', 'at-most']]],
    ['技改投资增长12%左右。', [[12, null, '%', 'increase']]],
    ['能耗下降3.5%。', [[3.5, null, '%', 'decrease']]],
    ['建成数据集40个以上。', [[40, null, '个', 'at-least']]],
    ['引进外资6,500万美元。', [[6500, null, '万美元', 'exact']]],
    ['更新设备8000台（套）。', [[8000, null, '台（套）', 'exact']]],
    ['整治面积10.5万平方米。', [[10.5, null, '万平方米', 'exact']]],
    ['采购GPU35000张。', [[35000, null, '张', 'exact']]],
  ])('Q1 and Q4 read %s', (task, expected) => expect(amounts(task)).toEqual(expected));
  it.each([
    ['遴选企业二十家。', [[20, null, '家', 'exact']]],
    ['设立三十亿元基金。', [[30, null, '亿元', 'exact']]],
    ['引进团队不少于三个。', [[3, null, '个', 'at-least']]],
    ['建设一批园区，打造两个样板。', []],
  ])('Q2 reads %s', (task, expected) => expect(amounts(task)).toEqual(expected));
  it.each([
    '2026年3月15日起，连续3年支持35岁以下人才。',
    '落实第3条，进入全国前10名，推广5G和1.0版标准。',
    '按时报送总结，得2分。',
    '建设2.5kW机柜、3000吨级泊位。',
    '实施“百千万”“4+1”行动和《十条措施20条》。',
  ])('Q3 finds none in %s', (task) => expect(amounts(task)).toEqual([]));
});

describe('findings', () => {
  it('F1 says when there is nothing to do', () => {
    expect(parse('天气很好。')).toMatchObject({ items: [], findings: [{ code: 'no_items', severity: 'warning' }] });
    expect(parse('').findings).toMatchObject([{ code: 'no_items' }]);
  });
  it('F2 names what breaks the gate of one leader, one result, one date', () => {
    const codes = (text: string) => parse(text).findings.map(({ code }) => code);
    expect(codes('一、提升服务。（A局、B局负责）')).toEqual(['no_lead', 'no_deadline', 'no_result']);
    expect(codes('一、2026年底前建成学校2所。（A局、B局牵头）')).toEqual(['many_leads']);
    expect(codes('一、2026年底前建成学校2所。（A局牵头）')).toEqual([]);
  });
});

describe('the head of a paper', () => {
  it('reads title, number, issuer and day', () => {
    const text =
      '江源县人民政府办公室关于加快管网改造的通知\n江政办发〔2025〕14号\n各镇：\n一、建管网。（县水务局负责）\n江源县人民政府办公室\n2025年5月20日';
    expect(parse(text)).toMatchObject({
      title: '江源县人民政府办公室关于加快管网改造的通知',
      number: '江政办发〔2025〕14号',
      issuer: '江源县人民政府办公室',
      issuedOn: '2025-05-20',
    });
  });
});
