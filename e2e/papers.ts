/** Papers of our own for the journeys, in the styles that offices write. */
export const BRACKET_PAPER = `全市重点项目集中攻坚行动任务分解

一、加快项目建设

1. 推进歌尔科技产业园智能封测二期前期工作，完成投资2亿元，2027年6月底前办结施工许可。（荣成经济开发区管委会牵头，市发改委、市住建局配合）

2. 新建充电桩120个，2027年9月底前投入使用。（责任单位：市住建局、市交通局）

二、优化服务

3. 举办银企对接活动8场，2027年12月底前完成。（责任单位：市产投集团）
`;

/** A breakdown table as a spreadsheet program exports it. */
export const TABLE_PAPER = [
  ['序号', '工作任务', '目标', '牵头单位', '配合单位', '完成时限'],
  ['1', '改造老旧供热管网', '更新管网30公里', '市住建局', '市财政局', '2027年10月31日'],
  ['2', '培育高新技术企业', '新认定高新技术企业45家', '市科技局', '市工信局', '2027年12月31日'],
]
  .map((row) => row.join(','))
  .join('\r\n');

const WORKS = [
  '改造老旧小区{n}户',
  '新建充电桩{n}个',
  '整治背街小巷{n}条',
  '更新供水管网{n}公里',
  '建设口袋公园{n}处',
  '培训基层干部{n}人次',
];
const UNITS = ['市住建局', '市交通局', '市财政局', '市科技局', '市工信局', '市发改委'];

/** A breakdown of many items; of every ten the seventh names nobody, the eighth no date, the ninth a unit nobody knows. */
export const longPaper = (title: string, items: number): string => {
  const lines = Array.from({ length: items }, (_, i) => {
    const n = i + 1;
    const work = (WORKS[i % WORKS.length] ?? '').replace('{n}', String(20 + ((i * 37) % 480)));
    const unit = n % 10 === 9 ? '市综合攻坚专班' : UNITS[i % UNITS.length];
    const who = n % 10 === 7 ? '' : `责任单位：${unit}`;
    const when = n % 10 === 8 ? '' : `完成时限：2027年${(i % 12) + 1}月底前`;
    const tail = [who, when].filter(Boolean).join('；');
    return `${n}. ${work}，惠及片区第${n}号网格群众。${tail ? `（${tail}）` : ''}`;
  });
  return `${title}\n\n${lines.join('\n')}\n`;
};
