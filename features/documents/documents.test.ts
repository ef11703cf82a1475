import http from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { makePdf } from './formats/pdf/make-pdf.ts';
import { server } from './server.ts';
import { BREAKDOWN, GREETING, makeForm } from './test-papers.ts';

/** Bytes after the file in a form of `makeForm`. */
const FORM_END = '\r\n--paper-boundary--\r\n'.length;

let app: TestApp;
let county: Government;
let supervisor: string;
let liaison: string;

beforeAll(async () => {
  app = await openTestApp([people, server]);
  county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'townsman', org: 'town', roles: ['supervisor'] }],
  });
  supervisor = await app.signIn('supervisor');
  liaison = await app.signIn('liaison');
});
afterAll(() => app?.close());

const takeIn = async (text = BREAKDOWN, cookie = supervisor): Promise<string> => {
  const answer = await app.call('POST /documents', { cookie, body: { text } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};
const show = async (id: string, cookie = supervisor) => (await app.call(`GET /documents/${id}`, { cookie })).json();
const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const refusal = async (key: string, body: unknown, cookie = supervisor) => {
  const before = (await actions()).length;
  const answer = await app.call(key, { cookie, body });
  expect((await actions()).length).toBe(before);
  expect(answer.json().detail).not.toContain('refusals.');
  return { status: answer.statusCode, code: answer.json().code };
};

describe('a paper comes in', () => {
  test('as JSON: items in the shape of the parser, with ids and the units found in the tree', async () => {
    const answer = await app.call('POST /documents', { cookie: supervisor, body: { text: BREAKDOWN } });
    expect(answer.statusCode, answer.body).toBe(201);
    const { id, items } = answer.json();
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      no: expect.stringContaining('1'),
      lead: [],
      responsible: ['县发改局', '县教育局'],
      support: [],
      deadline: { kind: 'month', date: '2026-06-30' },
      units: [
        { name: '县发改局', orgId: county.org.fgj, role: 'responsible' },
        { name: '县教育局', orgId: county.org.jyj, role: 'responsible' },
      ],
    });
    expect(items[0].quantities.map(({ value, unit }: { value: number; unit: string }) => [value, unit])).toEqual([
      [5, '万平方米'],
      [12, '家'],
    ]);
    expect(items[1].units[0]).toEqual({ name: '县产投公司', orgId: null, role: 'lead' });
    expect((await actions()).at(-1)).toBe('documents.take_in');
    const paper = await show(id);
    expect(paper).toMatchObject({
      title: '东海县2026年重点工作责任分解',
      number: '东政办发〔2026〕7号',
      status: 'draft',
      revision: 1,
      sourceText: BREAKDOWN,
      mayUndo: false,
    });
    for (const clause of paper.clauses)
      expect(BREAKDOWN.slice(...(clause.span as [number, number]))).toBe(clause.sourceText);
    expect(paper.unknownUnits).toEqual([expect.objectContaining({ name: '县产投公司', clauseIds: [items[1].id] })]);
  });

  test('the list says what waits, finds by words and pages by key', async () => {
    await takeIn('银龄安居工程实施方案\n1.改造适老住房300户。（责任单位：县发改局）');
    const first = (await app.call('GET /documents?limit=1', { cookie: supervisor })).json();
    expect(first.items).toHaveLength(1);
    expect(first.items[0]).toMatchObject({
      title: '银龄安居工程实施方案',
      itemCount: 1,
      taskCount: 0,
      status: 'draft',
    });
    expect(first.total).toBeGreaterThan(1);
    expect(first.waiting.documents).toBe(first.total);
    const second = (
      await app.call(`GET /documents?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`, { cookie: supervisor })
    ).json();
    expect(second.items[0].id).not.toBe(first.items[0].id);
    const found = (await app.call(`GET /documents?q=${encodeURIComponent('适老')}`, { cookie: supervisor })).json();
    expect(found.items).toEqual([]);
    const byTitle = (await app.call(`GET /documents?q=${encodeURIComponent('银龄')}`, { cookie: supervisor })).json();
    expect(byTitle.total).toBe(1);
    expect(await refusal('GET /documents?cursor=abc', undefined)).toEqual({
      status: 409,
      code: 'documents.bad_cursor',
    });
  });

  test('a paper without tasks is accepted and says so', async () => {
    const answer = await app.call('POST /documents', { cookie: supervisor, body: { text: GREETING, title: '贺信' } });
    expect(answer.statusCode).toBe(201);
    expect(answer.json().items).toEqual([]);
    expect(answer.json().findings).toEqual([expect.objectContaining({ code: 'no_items' })]);
  });

  test('a day that does not exist is reported and never becomes a deadline', async () => {
    const text = '关于春季绿化的通知\n1.补植行道树800株。（责任单位：青石镇；完成时限：2026年2月30日前）';
    const answer = await app.call('POST /documents', { cookie: supervisor, body: { text } });
    expect(answer.json().findings).toContainEqual(
      expect.objectContaining({ code: 'impossible_date', params: { text: expect.stringContaining('2月30日') } }),
    );
    expect(answer.json().items[0].deadline.date).toBeNull();
    const wrong = await app.call('POST /documents', {
      cookie: supervisor,
      body: { text: GREETING, issuedOn: '2026-02-30' },
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().fields[0]).toEqual({ path: 'issuedOn', detail: '没有这一天，请核对日期。' });
  });

  test('text that no database holds is cleaned, empty text is refused', async () => {
    const id = await takeIn('关于绿化的通知\r\n1.植树\u0000造林5万亩。\ud800（责任单位：青石镇）');
    expect((await show(id)).sourceText).toBe('关于绿化的通知\n1.植树造林5万亩。\ufffd（责任单位：青石镇）');
    expect(await refusal('POST /documents', { text: ' \n ' })).toEqual({ status: 422, code: 'documents.empty' });
  });
});

describe('a file comes in', () => {
  const upload = (name: string, bytes: Uint8Array, fields: Record<string, string> = {}) =>
    app.call('POST /documents', { cookie: supervisor, ...makeForm({ name, bytes }, fields) });

  test('it is kept as it came, sent as an attachment, and recognised when it comes again', async () => {
    const bytes = Buffer.from(`${BREAKDOWN}\n`);
    const first = await upload('../../etc/分解 表.txt', bytes, { title: '责任分解', issuedOn: '2026-01-20' });
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json().items).toHaveLength(3);
    const paper = await show(first.json().id);
    expect(paper).toMatchObject({
      title: '责任分解',
      issuedOn: '2026-01-20',
      file: { name: '分解 表.txt', size: bytes.length },
    });
    const file = await app.call(`GET /documents/${first.json().id}/file`, { cookie: supervisor });
    expect(file.rawPayload.equals(bytes)).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('分解 表.txt')}`,
    });
    const again = await upload('b.txt', bytes);
    expect(again.json().findings[0]).toMatchObject({
      code: 'same_file',
      params: { id: first.json().id, title: '责任分解' },
    });
  });

  test('200 MB are refused with 413, whether the size is announced or not, and the server goes on', async () => {
    const address = await app.edge.listen({ port: 0, host: '127.0.0.1' });
    const { payload, headers } = makeForm({ name: 'a.txt', bytes: Buffer.alloc(0) });
    const [head, tail] = [payload.subarray(0, payload.length - FORM_END), payload.subarray(payload.length - FORM_END)];
    const block = Buffer.alloc(1024 * 1024, 'a');
    const blocks = 200;
    for (const announced of [true, false]) {
      const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
        const size = announced ? { 'content-length': payload.length + blocks * block.length } : {};
        const request = http.request(`${address}/api/v1/documents`, {
          method: 'POST',
          headers: { ...headers, ...size, cookie: `luoshi_session=${supervisor}`, 'accept-language': 'zh-CN' },
        });
        request.on('response', async (response) => {
          const body = await response.toArray();
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(body).toString() });
          request.destroy();
        });
        request.on('error', reject);
        Readable.from(
          (function* () {
            yield head;
            for (let i = 0; i < blocks; i++) yield block;
            yield tail;
          })(),
        ).pipe(request);
      });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body).detail).toContain('20 MB');
    }
    expect((await app.call('GET /documents', { cookie: supervisor })).statusCode).toBe(200);
  });

  test('nothing is written when it cannot be read', async () => {
    const before = (await actions()).length;
    const answer = await upload('scan.pdf', makePdf([{ picture: true }]));
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ code: 'documents.scanned', detail: expect.stringContaining('PDF') });
    expect((await actions()).length).toBe(before);
    const pasted = await takeIn();
    expect((await app.call(`GET /documents/${pasted}/file`, { cookie: supervisor })).json().code).toBe(
      'documents.no_file',
    );
    const { payload, headers } = makeForm({ name: 'a.txt', bytes: Buffer.from(BREAKDOWN) });
    const half = await app.call('POST /documents', { cookie: supervisor, payload: payload.subarray(0, 300), headers });
    expect(half.json().code).toBe('documents.no_file');
    const none = await app.call('POST /documents', {
      cookie: supervisor,
      payload: '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\na\r\n--x--\r\n',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(none.json().code).toBe('documents.no_file');
  });
});

describe('who may', () => {
  test('nobody unsigned, and no liaison writes', async () => {
    expect((await app.call('GET /documents')).statusCode).toBe(401);
    expect(await refusal('POST /documents', { text: BREAKDOWN }, liaison)).toEqual({
      status: 403,
      code: 'http.forbidden',
    });
  });

  test('a town’s supervisor sees and changes nothing of the county’s drafts; the county sees the town’s', async () => {
    const townsman = await app.signIn('townsman');
    const id = await takeIn();
    for (const [key, body] of [
      [`GET /documents/${id}`, undefined],
      [`GET /documents/${id}/file`, undefined],
      [`PATCH /documents/${id}`, { revision: 1, title: '改' }],
      [`DELETE /documents/${id}`, undefined],
      [`POST /documents/${id}/undo`, { revision: 1 }],
      [`POST /documents/${id}/clauses`, { revision: 1, task: '改' }],
    ] as const)
      expect(await refusal(key, body, townsman), key).toEqual({ status: 404, code: 'documents.not_found' });
    const own = await takeIn('青石镇任务清单\n1.修路3公里。（责任单位：大柳村）', townsman);
    expect((await show(own)).title).toBe('青石镇任务清单');
    expect((await app.call('GET /documents', { cookie: townsman })).json().total).toBe(1);
  });

  test('a liaison sees a published paper once a task of it names their unit', async () => {
    const id = await takeIn();
    const [clause] = (await show(id)).clauses;
    expect((await app.call(`GET /documents/${id}`, { cookie: liaison })).statusCode).toBe(404);
    await app.owner.query(`update documents.document set status = 'published' where id = $1`, [id]);
    expect((await app.call(`GET /documents/${id}`, { cookie: liaison })).statusCode).toBe(404);
    await app.owner.query(
      `insert into tasks.task (tenant_id, id, document_id, clause_id, title, lead_org_id, lead_path, light, light_rule, light_reason)
       values ($1, gen_random_uuid(), $2, $3, '建园', $4, '0001.0002.', 'on_track', 'x', '{}')`,
      [county.id, id, clause.id, county.org.jyj],
    );
    await app.owner.query(
      `insert into tasks.task_unit (tenant_id, task_id, org_id, role, path)
       select tenant_id, id, $2, 'support', '0001.0003.' from tasks.task where document_id = $1`,
      [id, county.org.town],
    );
    const seen = await app.call(`GET /documents/${id}`, { cookie: liaison });
    expect(seen.statusCode).toBe(200);
    expect(seen.json().clauses[0]).toMatchObject({ taskId: expect.any(String), warnings: [] });
    expect(seen.json().may).toEqual({ write: false, publish: false, follow: false });
    expect((await app.call('GET /documents?status=published', { cookie: liaison })).json().items).toEqual([
      expect.objectContaining({ id, taskCount: 1 }),
    ]);
    expect(await refusal(`PATCH /documents/${id}`, { revision: 1, title: '改' })).toEqual({
      status: 409,
      code: 'documents.published',
    });
    expect(await refusal(`DELETE /documents/${id}`, undefined)).toEqual({ status: 409, code: 'documents.published' });
  });
});
