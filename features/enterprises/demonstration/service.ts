import type { Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { DEMO_FIRMS, DEMO_INDICATORS, demoContact, demoFirmId } from '../demo.ts';
import { putFigures } from '../indicators/store/writes.ts';
import { checkSign } from '../rules/credit-code.ts';
import { insertFirms } from '../store/writes.ts';

/** What the firms need from the tree of the demonstration, by its keys. */
export type DemoSurroundings = { orgOf(key: string): { id: string; path: string; region: string } };

const YEARS = 3;
const grown = (now: number, before: number | undefined): number | null =>
  before ? Math.round((now / before - 1) * 1000) / 10 : null;

const codeOf = (region: string, n: number): string => {
  const first = `91${region.slice(0, 6).padEnd(6, '0')}MA3D${String(10_000 + n * 317).slice(0, 5)}`;
  return `${first}${checkSign(first)}`;
};

/** Loads the firms and figures of the demonstration. */
export const loadDemoFirms = async (tx: Tx, demoDay: Day, { orgOf }: DemoSurroundings): Promise<void> => {
  const at = new Date(`${demoDay}T00:00:00Z`);
  const year = Number(demoDay.slice(0, 4));
  const firms = DEMO_FIRMS.map((firm, n) => {
    const org = orgOf(firm.org);
    return {
      id: demoFirmId(firm.key),
      name: firm.name,
      creditCode: firm.isOfReport ? null : codeOf(org.region, n),
      industry: firm.industry,
      address: firm.address,
      contactName: demoContact(n),
      contactPhone: `0631-7${String(100_000 + n * 7919).slice(-6)}`,
      staff: firm.staff,
      isAboveScale: firm.isAboveScale,
      tags: firm.tags,
      note: firm.note ?? null,
      isClosed: false,
      orgId: org.id,
      orgPath: org.path,
      regionCode: org.region,
    };
  });
  const figures = DEMO_INDICATORS.flatMap(({ name, unit, of }, sort) =>
    Object.entries(of).flatMap(([key, values]) =>
      values.map((value, i) => {
        const org = orgOf(key);
        const period = String(year - YEARS + i);
        return {
          id: derivedId(`demo/indicator/${key}/${name}/${period}`),
          period,
          name,
          unit,
          orgId: org.id,
          orgPath: org.path,
          firmId: null,
          value,
          growth: unit === '%' ? null : grown(value, values[i - 1]),
          source: null,
          sort,
        };
      }),
    ),
  );
  const outputs = firms.slice(0, 8).flatMap((firm, n) =>
    [0, 1].map((i) => ({
      id: derivedId(`demo/indicator/${firm.id}/output/${i}`),
      period: String(year - 2 + i),
      name: '营业收入',
      unit: '万元',
      orgId: firm.orgId,
      orgPath: firm.orgPath,
      firmId: firm.id,
      value: Math.round(firm.staff * (62 + n * 3) * (1 + i * 0.07)),
      growth: i === 1 ? 7 : null,
      source: null,
      sort: 0,
    })),
  );
  await commit(tx, {
    rows: [insertFirms(tx.tenantId, firms, at), putFigures(tx.tenantId, [...figures, ...outputs], at)],
    audit: {
      actor: { accountId: null, name: 'demonstration' },
      action: 'enterprises.load_demonstration',
      feature: 'enterprises',
      subjectId: null,
      params: { count: firms.length },
    },
  });
};
