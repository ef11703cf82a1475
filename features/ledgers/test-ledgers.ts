import type { ServerFeature } from '@luoshi/server-kit/http/feature.ts';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as places } from '../places/server.ts';
import type { ImportView, RowFilter, RowView, SheetView } from './contract.ts';
import { makeWork } from './jobs.ts';
import { ledgersOf } from './server.ts';
import type { LedgerKind } from './service.ts';

/** A county that imports ledgers of some kinds, on a database of its own. */
export type LedgerCounty = {
  app: TestApp;
  county: Government;
  supervisor: string;
  /** A liaison of the town only. */
  liaison: string;
  leader: string;
  send(kind: string, fileName: string, bytes: Uint8Array | string, as?: string): ReturnType<TestApp['call']>;
  /** Sends a ledger, which must be taken in, and lets the job read it; answers the import's id. */
  read(kind: string, fileName: string, bytes: Uint8Array | string, as?: string): Promise<string>;
  work(id: string): Promise<void>;
  view(id: string, as?: string): Promise<ImportView>;
  sheet(id: string, index?: number, query?: string): Promise<SheetView>;
  /** Confirms the columns as recognised, with changes, and lets the job judge the rows. */
  confirm(id: string, change?: object, index?: number): Promise<ImportView>;
  rows(id: string, show?: RowFilter): Promise<RowView[]>;
  apply(id: string, body?: object): Promise<ImportView>;
  actions(): Promise<string[]>;
};

export const openLedgers = async (
  kinds: readonly LedgerKind[],
  features: readonly ServerFeature[],
): Promise<LedgerCounty> => {
  const app = await openTestApp([people, places, documents, ledgersOf(kinds), ...features]);
  const county = await makeGovernment(app.services, { staff: SMALL_STAFF });
  const [supervisor = '', liaison = '', leader = ''] = await Promise.all(
    ['supervisor', 'liaison', 'leader'].map((name) => app.signIn(name)),
  );
  const work = makeWork(new Map(kinds.map((kind) => [kind.name, kind])));
  const send: LedgerCounty['send'] = (kind, fileName, bytes, as = supervisor) => {
    const boundary = 'luoshi-boundary';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    return app.call(`POST /ledgers/imports?kind=${kind}`, {
      cookie: as,
      payload: Buffer.concat([
        Buffer.from(head),
        Buffer.from(bytes as Uint8Array),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  };
  const ask = async (key: string, as = supervisor, body?: object) => {
    const answer = await app.call(key, { cookie: as, ...(body ? { body } : {}) });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const it: LedgerCounty = {
    app,
    county,
    supervisor,
    liaison,
    leader,
    send,
    work: (id) => work({ tenantId: county.id, importId: id }, app.services),
    read: async (kind, fileName, bytes, as) => {
      const answer = await send(kind, fileName, bytes, as);
      expect(answer.statusCode, answer.body).toBe(201);
      const { id } = answer.json();
      await it.work(id);
      return id;
    },
    view: (id, as) => ask(`GET /ledgers/imports/${id}`, as),
    sheet: (id, index = 0, query = '') => ask(`GET /ledgers/imports/${id}/sheets/${index}${query}`),
    confirm: async (id, change = {}, index = 0) => {
      const seen = await it.sheet(id, index);
      await ask(`PUT /ledgers/imports/${id}/mapping`, supervisor, {
        sheet: index,
        headFrom: seen.head?.from,
        headTo: seen.head?.to,
        columns: seen.columns.map(({ field, unit, fillsDown }) => ({ field, unit, fillsDown })),
        said: seen.said,
        rates: {},
        ...change,
      });
      await it.work(id);
      return it.view(id);
    },
    rows: async (id, show = 'all') => (await ask(`GET /ledgers/imports/${id}/rows?show=${show}&limit=200`)).items,
    apply: async (id, body = {}) => {
      await ask(`POST /ledgers/imports/${id}/apply`, supervisor, body);
      await it.work(id);
      return it.view(id);
    },
    actions: async () => (await app.auditOf(county.id)).map(({ action }) => action),
  };
  return it;
};

type Sheet = { name: string; rows: (string | number | Date | null)[][]; merges?: string[] };

/** A workbook of our own making. */
export const workbook = async (...sheets: Sheet[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = book.addWorksheet(name);
    sheet.addRows(rows);
    for (const range of merges) sheet.mergeCells(range);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};
