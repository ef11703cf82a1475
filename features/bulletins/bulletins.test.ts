import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listArchive, unpack } from '../documents/formats/archive.ts';
import { server as documents } from '../documents/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as tasks } from '../tasks/server.ts';
import type { BulletinView } from './contract.ts';
import { sampleTemplate } from './formats/docx/fill-template.ts';
import { paragraph } from './formats/docx/markup.ts';
import { wordFile } from './formats/docx/package.ts';
import { server } from './server.ts';

let app: TestApp;
let county: Government;
let supervisor: string;
let leader: string;
let liaison: string;
let late: { id: string };
let steady: { id: string };

beforeAll(async () => {
  app = await openTestApp([people, documents, tasks, server]);
  county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'educator', org: 'jyj', roles: ['liaison'] }],
  });
  [supervisor, leader, liaison] = (await Promise.all(
    ['supervisor', 'leader', 'liaison'].map((one) => app.signIn(one)),
  )) as [string, string, string];
  await app.call('PUT /bulletins/letterhead', {
    cookie: supervisor,
    body: { issuer: '东海县', code: '县', fourEyes: true },
  });
  const make = async (task: object) => {
    const answer = await app.call('POST /tasks', { cookie: supervisor, body: { leadOrgId: county.org.town, ...task } });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json();
  };
  late = await make({
    title: '修缮村级卫生室',
    startOn: '2026-01-01',
    dueOn: '2026-02-20',
    supportOrgIds: [county.org.jyj],
  });
  steady = await make({ title: '改造供水管网', startOn: '2026-02-01', dueOn: '2026-06-30', leadOrgId: county.org.fgj });
  const report = { percent: 40, words: '已开工3处', problems: '两处宅基地手续未批' };
  await app.call(`POST /tasks/${late.id}/progress`, { cookie: liaison, body: report });
});
afterAll(() => app?.close());

const draft = async (source: object): Promise<BulletinView> => {
  const answer = await app.call('POST /bulletins', { cookie: supervisor, body: source });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const step = async (verb: string, paper: BulletinView, cookie: string, body: object = {}): Promise<BulletinView> => {
  const answer = await app.call(`POST /bulletins/${paper.id}/${verb}`, {
    cookie,
    body: { revision: paper.revision, ...body },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const issued = async (source: object): Promise<BulletinView> => {
  const signed = await step('sign', await draft(source), leader);
  return step('issue', signed, supervisor);
};
const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const refusal = async (key: string, body: unknown, cookie = supervisor) => {
  const before = (await actions()).length;
  const answer = await app.call(key, { cookie, body });
  expect((await actions()).length).toBe(before);
  expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
  return [answer.statusCode, answer.json().code];
};
const textOf = ({ content }: BulletinView): string =>
  content.sections.flatMap((one) => one.paragraphs.flatMap((two) => two.sentences.map(({ text }) => text))).join('');
const file = async (paper: BulletinView, format: string, cookie = supervisor) =>
  app.call(`GET /bulletins/${paper.id}/paper.${format}`, { cookie });
const documentXml = (bytes: Buffer): string => {
  const entry = listArchive(bytes).find(({ name }) => name === 'word/document.xml');
  return entry ? new TextDecoder().decode(unpack(bytes, entry)) : '';
};

describe('a circular', () => {
  test('is written from the facts as they stand, in four parts, units named, each sentence with what it rests on', async () => {
    const paper = await draft({ kind: 'circular', from: '2026-02-01', to: '2026-03-02' });
    expect(paper.title).toBe('关于东海县重点工作落实情况的通报');
    expect(paper.content.sections.map(({ heading }) => heading)).toEqual(['概况', '总体进展', '主要问题', '下步建议']);
    const text = textOf(paper);
    expect(text).toContain(
      '截至3月2日，在办任务2项，涉及2个牵头单位；其中正常推进0项，临近到期0项，滞后1项，超期1项。',
    );
    expect(text).toContain(
      '青石镇牵头的“修缮村级卫生室”应于2月20日完成，目前完成40%，超期10天。反映的问题是：两处宅基地手续未批。',
    );
    expect(text).toContain('请青石镇对超期任务逐项查明原因，明确新的完成时间、责任人和措施，于3月9日前书面报送。');
    const keys = paper.facts.map(({ key }) => key);
    for (const { fact } of paper.content.sections.flatMap((one) => one.paragraphs.flatMap((two) => two.sentences)))
      if (fact !== null) expect(keys).toContain(fact);
    const rows = paper.facts.find(({ key }) => key === 'late');
    expect(rows?.tasks).toEqual([late.id]);
    expect(rows?.rows[0]?.slice(0, 3)).toEqual([1, '修缮村级卫生室', '青石镇']);
    expect(paper.recipients).toEqual(['县发改局', '青石镇']);
    expect(await actions()).toContain('bulletins.draft');
  });

  test('keeps what a person did when its facts are gathered again', async () => {
    const paper = await draft({ kind: 'circular', from: '2026-02-01', to: '2026-03-02' });
    const [first, ...others] = paper.content.sections;
    const own = { id: 'own.1', text: '请各单位高度重视。', fact: null, made: null };
    const [overview] = first!.paragraphs;
    const sentences = overview!.sentences.map((one) =>
      one.id === 'overview.count' ? { ...one, text: '在办两项。' } : one,
    );
    const changed = {
      ...paper.content,
      sections: [{ ...first!, paragraphs: [{ ...overview!, sentences: [...sentences, own] }] }, ...others.slice(0, 2)],
    };
    const answer = await app.call(`PATCH /bulletins/${paper.id}`, {
      cookie: supervisor,
      body: { revision: paper.revision, title: '一季度通报', content: changed },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const done = await app.call(`POST /tasks/${steady.id}/progress`, {
      cookie: supervisor,
      body: { percent: 20, words: '管材已进场' },
    });
    expect(done.statusCode, done.body).toBe(201);
    const fresh = await step('refresh', answer.json(), supervisor);
    const text = textOf(fresh);
    expect(fresh.title).toBe('一季度通报');
    expect(text).toContain('在办两项。');
    expect(text).toContain('请各单位高度重视。');
    expect(text).not.toContain('截至3月2日，在办任务');
    expect(text).toContain('按序时进度看，达到计划的1项');
    expect(fresh.content.sections.map(({ id }) => id)).toEqual(['overview', 'progress', 'problems']);
  });
});

describe('signing and issuing', () => {
  test('four eyes; a number from the register; files frozen and the same byte for byte', async () => {
    const paper = await draft({ kind: 'circular', from: '2026-02-01', to: '2026-03-02' });
    expect(await refusal(`POST /bulletins/${paper.id}/sign`, { revision: paper.revision })).toEqual([
      409,
      'bulletins.own_paper',
    ]);
    expect(await refusal(`POST /bulletins/${paper.id}/issue`, { revision: paper.revision })).toEqual([
      409,
      'bulletins.not_signed',
    ]);
    const signed = await step('sign', paper, leader);
    expect(signed.signedBy).not.toBeNull();
    // Changing what was signed takes the signature away.
    const edited = await app.call(`PATCH /bulletins/${paper.id}`, {
      cookie: supervisor,
      body: { revision: signed.revision, title: '关于东海县一季度重点工作落实情况的通报' },
    });
    expect(edited.json()).toMatchObject({ status: 'draft', signedBy: null });
    const again = await step('sign', edited.json(), leader);
    const out = await step('issue', again, supervisor);
    expect(out).toMatchObject({ status: 'issued', number: '县督通〔2026〕1号', issuedOn: '2026-03-02' });
    expect(out.steps.map((one) => one.step)).toEqual(['drafted', 'signed', 'edited', 'signed', 'issued']);

    for (const [format, hash] of [
      ['docx', out.files?.docx],
      ['pdf', out.files?.pdf],
    ] as const) {
      const answer = await file(out, format);
      expect(answer.statusCode).toBe(200);
      expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(hash);
    }
    const xml = documentXml((await file(out, 'docx')).rawPayload);
    expect(xml).toContain('县督通〔2026〕1号');
    expect(xml).toContain('关于东海县一季度重点工作落实情况的通报');

    // Facts move on; the paper does not.
    const before = out.facts;
    await app.call(`POST /tasks/${late.id}/progress`, { cookie: liaison, body: { percent: 60, words: '又开工2处' } });
    expect((await app.call(`GET /bulletins/${out.id}`, { cookie: supervisor })).json().facts).toEqual(before);
    expect(await refusal(`PATCH /bulletins/${out.id}`, { revision: out.revision, title: '改' })).toEqual([
      409,
      'bulletins.frozen',
    ]);
    expect(await refusal(`POST /bulletins/${out.id}/refresh`, { revision: out.revision })).toEqual([
      409,
      'bulletins.frozen',
    ]);
    expect(await refusal(`DELETE /bulletins/${out.id}`, undefined)).toEqual([409, 'bulletins.frozen']);
  });

  test('the same paper written twice has the same bytes', async () => {
    const paper = await draft({ kind: 'order', tasks: [late.id] });
    for (const format of ['docx', 'pdf']) {
      const [one, two] = [await file(paper, format), await file(paper, format)];
      expect(one.rawPayload.equals(two.rawPayload)).toBe(true);
    }
  });

  test('many at once get numbers without gaps or doubles', async () => {
    const papers = [];
    for (let i = 0; i < 6; i++)
      papers.push(await step('sign', await draft({ kind: 'order', tasks: [late.id] }), leader));
    const out = await Promise.all(papers.map((paper) => step('issue', paper, supervisor)));
    expect(out.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `县督办〔2026〕${n}号`));
  });

  test('is withdrawn with a reason, and its number is not given again', async () => {
    const first = await issued({ kind: 'brief', from: '2026-02-01', to: '2026-03-02' });
    const gone = await step('withdraw', first, leader, { reason: '数据口径有误' });
    expect(gone).toMatchObject({ status: 'withdrawn', withdrawnReason: '数据口径有误', number: '县督简〔2026〕1号' });
    expect(await refusal(`POST /bulletins/${first.id}/withdraw`, { reason: '再撤' }, leader)).toEqual([
      409,
      'bulletins.not_issued',
    ]);
    expect((await issued({ kind: 'brief', from: '2026-02-01', to: '2026-03-02' })).number).toBe('县督简〔2026〕2号');
  });

  test('who changes what somebody else has changed is told', async () => {
    const paper = await draft({ kind: 'order', tasks: [late.id] });
    const body = { revision: paper.revision, title: '甲' };
    expect((await app.call(`PATCH /bulletins/${paper.id}`, { cookie: supervisor, body })).statusCode).toBe(200);
    expect(await refusal(`PATCH /bulletins/${paper.id}`, body)).toEqual([409, 'bulletins.changed_meanwhile']);
    expect(await refusal(`POST /bulletins/${paper.id}/sign`, { revision: paper.revision }, leader)).toEqual([
      409,
      'bulletins.changed_meanwhile',
    ]);
  });
});

describe('papers about tasks', () => {
  test('one slip one task, one letter one unit, and nothing where there is nothing to say', async () => {
    expect(await refusal('POST /bulletins', { kind: 'slip_red', tasks: [late.id, steady.id] })).toEqual([
      409,
      'bulletins.one_task',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'urging', tasks: [late.id, steady.id] })).toEqual([
      409,
      'bulletins.one_unit',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'urging', unit: county.org.fgj })).toEqual([
      409,
      'bulletins.nothing_to_say',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'circular', unit: county.org.village })).toEqual([
      409,
      'bulletins.nothing_to_say',
    ]);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal('POST /bulletins', { kind: 'order', tasks: [nobody] })).toEqual([
      409,
      'bulletins.task_not_found',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'circular', unit: nobody })).toEqual([
      409,
      'bulletins.unit_not_found',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'circular', document: nobody })).toEqual([
      409,
      'bulletins.document_not_found',
    ]);
    expect(await refusal('POST /bulletins', { kind: 'circular', from: '2026-03-02', to: '2026-03-01' })).toEqual([
      409,
      'bulletins.period_backwards',
    ]);
  });

  test('an urging notice, an order, a slip and minutes say what is to be done, by whom and when', async () => {
    const urging = await draft({ kind: 'urging', unit: county.org.town });
    expect(textOf(urging)).toContain('你单位牵头的1项任务已超过完成时限，尚未办结，现予催办。');
    expect(urging.recipients).toEqual(['青石镇']);
    const order = await draft({ kind: 'order', tasks: [steady.id] });
    expect(textOf(order)).toContain('现将“改造供水管网”列入督办，由县发改局牵头办理。');
    expect(textOf(order)).toContain('完成时限：2026年6月30日。');
    const slip = await draft({ kind: 'slip_red', tasks: [late.id] });
    expect(textOf(slip)).toContain('请青石镇于3月9日前书面说明超期原因、补救措施和新的完成时间。');
    const minutes = await draft({ kind: 'minutes', tasks: [late.id, steady.id] });
    expect(textOf(minutes)).toContain('修缮村级卫生室。由青石镇牵头，县教育局配合，2月20日前完成。');
    expect(minutes.content.table?.columns).toContain('support');
  });
});

describe('who may see and do what', () => {
  test('a unit reads what was issued to it and nothing before', async () => {
    const paper = await draft({ kind: 'urging', unit: county.org.town });
    expect(await refusal(`GET /bulletins/${paper.id}`, undefined, liaison)).toEqual([404, 'bulletins.not_found']);
    expect((await file(paper, 'pdf', liaison)).statusCode).toBe(404);
    const out = await step('issue', await step('sign', paper, leader), supervisor);
    expect((await app.call(`GET /bulletins/${out.id}`, { cookie: liaison })).json().may).toEqual({
      edit: false,
      sign: false,
      issue: false,
      withdraw: false,
    });
    expect((await file(out, 'pdf', liaison)).statusCode).toBe(200);
    const educator = await app.signIn('educator');
    expect(await refusal(`GET /bulletins/${out.id}`, undefined, educator)).toEqual([404, 'bulletins.not_found']);
    expect(
      (await app.call('GET /bulletins', { cookie: educator })).json().items.map((one: BulletinView) => one.id),
    ).not.toContain(out.id);
  });

  test('needs a session and the permission', async () => {
    expect((await app.call('GET /bulletins')).statusCode).toBe(401);
    expect((await app.call('POST /bulletins', { body: { kind: 'circular' }, cookie: liaison })).json().code).toBe(
      'http.forbidden',
    );
    expect((await app.call('POST /bulletins', { body: { kind: 'circular' }, cookie: leader })).json().code).toBe(
      'http.forbidden',
    );
    const sysadmin = await app.signIn('sysadmin');
    expect((await app.call('GET /bulletins', { cookie: sysadmin })).json().code).toBe('http.forbidden');
  });

  test('lists a page at a time', async () => {
    const first = (await app.call('GET /bulletins?limit=3', { cookie: supervisor })).json();
    const second = (
      await app.call(`GET /bulletins?limit=3&cursor=${encodeURIComponent(first.nextCursor)}`, { cookie: supervisor })
    ).json();
    const ids = [...first.items, ...second.items].map((one: BulletinView) => one.id);
    expect(new Set(ids).size).toBe(6);
    expect(second.total).toBe(first.total);
    expect(await refusal('GET /bulletins?cursor=nonsense', undefined)).toEqual([409, 'bulletins.bad_cursor']);
    const drafts = (await app.call('GET /bulletins?status=draft&kind=minutes', { cookie: supervisor })).json();
    expect(drafts.items.every((one: BulletinView) => one.status === 'draft' && one.kind === 'minutes')).toBe(true);
  });
});

const upload = (bytes: Uint8Array, name: string) => {
  const boundary = 'x-boundary';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return app.call('POST /bulletins/templates', {
    cookie: supervisor,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
};

describe('a clerk’s template', () => {
  test('takes the paper’s words, also where Word has broken a field into pieces', async () => {
    const broken = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>文件：{{标</w:t></w:r><w:r><w:t>题}}（</w:t></w:r><w:r><w:t>{{文号}}）</w:t></w:r></w:p>`;
    const body =
      '<w:p><w:pPr><w:ind w:firstLine="555"/></w:pPr><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>{{正文}}</w:t></w:r></w:p>';
    const taken = await upload(await wordFile('模板', broken + body + paragraph('Body', '{{表格}}')), '我的模板.docx');
    expect(taken.statusCode, taken.body).toBe(201);
    expect(taken.json()).toMatchObject({ name: '我的模板', fields: ['标题', '文号', '正文', '表格'] });
    const paper = await draft({ kind: 'circular', from: '2026-02-01', to: '2026-03-02' });
    const answer = await app.call(`PATCH /bulletins/${paper.id}`, {
      cookie: supervisor,
      body: { revision: paper.revision, template: taken.json().id, title: '甲<乙>&丙' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const xml = documentXml((await file(answer.json(), 'docx')).rawPayload);
    expect(xml).toContain('文件：甲&lt;乙&gt;&amp;丙');
    expect(xml).not.toContain('{{');
    expect(xml.match(/w:firstLine="555"/g)?.length).toBeGreaterThan(5);
    expect(xml).toContain('<w:tblHeader/>');
    expect(await refusal(`DELETE /bulletins/templates/${taken.json().id}`, undefined)).toEqual([
      409,
      'bulletins.template_in_use',
    ]);
  });

  test('the sample can be used as it is', async () => {
    const taken = await upload(await sampleTemplate(), '样例.docx');
    expect(taken.statusCode, taken.body).toBe(201);
    expect(taken.json().fields).toEqual(
      expect.arrayContaining(['发文机关标志', '文号', '正文', '表格', '抄送', '印发日期']),
    );
    expect((await app.call(`DELETE /bulletins/templates/${taken.json().id}`, { cookie: supervisor })).statusCode).toBe(
      204,
    );
  });

  test('is refused with the name of what is wrong', async () => {
    const of = (...words: string[]) => wordFile('', words.map((one) => paragraph('Body', one)).join(''));
    const cases: [Uint8Array, string][] = [
      [await of('{{正文}}', '{{抬头}}'), 'bulletins.unknown_field'],
      [await of('{{标题}}'), 'bulletins.no_body_field'],
      [await of('见{{正文}}'), 'bulletins.field_not_alone'],
      [Buffer.from('not a zip'), 'bulletins.unreadable_template'],
      [Buffer.concat([Buffer.from('PK'), Buffer.alloc(200)]), 'bulletins.unreadable_template'],
    ];
    for (const [bytes, code] of cases) {
      const before = (await actions()).length;
      const answer = await upload(bytes, 'x.docx');
      expect(answer.json().code).toBe(code);
      expect((await actions()).length).toBe(before);
    }
    expect((await upload(await of('{{正文}}', '{{抬头}}'), 'x.docx')).json().detail).toContain('“抬头”');
  });
});

test('the letterhead stands in number, signature and imprint', async () => {
  const head = {
    issuer: '东海县人民政府督查室',
    code: '东政',
    printer: '东海县人民政府办公室',
    copyTo: '县委办公室',
    answerWorkdays: 3,
  };
  expect((await app.call('PUT /bulletins/letterhead', { cookie: supervisor, body: head })).statusCode).toBe(200);
  const paper = await draft({ kind: 'order', tasks: [late.id] });
  expect(paper.head.number).toBe('东政督办〔2026〕　号');
  const xml = documentXml((await file(paper, 'docx')).rawPayload);
  for (const words of ['东海县人民政府督查室', '抄送：县委办公室。', '东海县人民政府办公室', '2026年3月2日印发'])
    expect(xml).toContain(words);
});
