import { PERMISSIONS_BY_ROLE } from '@luoshi/features/people/rules/roles.ts';
import { openApiOf } from '@luoshi/server-kit/http/openapi.ts';
import { validate } from '@readme/openapi-parser';
import { describe, expect, it } from 'vitest';
import { features } from './features.ts';

type Operation = { operationId: string; summary?: string; responses: Record<string, unknown> };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );

describe('the interface', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const document = openApiOf(features) as Document;
    expect(document.openapi).toBe('3.1.0');
    expect(await validate(structuredClone(document) as never)).toMatchObject({ valid: true });
  });

  it('names every operation once and says what it does', () => {
    const operations = Object.values((openApiOf(features) as Document).paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(operations.filter(({ summary }) => !summary).map(({ operationId }) => operationId)).toEqual([]);
  });

  it('offers what others rely on', () => {
    const { paths } = openApiOf(features) as Document;
    const offered = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(offered).toEqual(
      expect.arrayContaining([
        'post /api/v1/session',
        'post /api/v1/documents',
        'post /api/v1/documents/{id}/publish',
        'get /api/v1/tasks',
        'post /api/v1/tasks',
        'get /api/v1/tasks/{id}',
        'patch /api/v1/tasks/{id}',
        'post /api/v1/tasks/{id}/progress',
        'get /api/v1/tasks.xlsx',
        'get /api/v1/boards/summary',
      ]),
    );
  });

  it('asks for permissions that somebody holds', () => {
    const held = new Set<string>(Object.values(PERMISSIONS_BY_ROLE).flat());
    const asked = features.flatMap((feature) => Object.values(feature.endpoints).map(({ permission }) => permission));
    expect([...new Set(asked)].filter((gate) => gate.includes('.') && !held.has(gate))).toEqual([]);
  });
});

describe('words for people', () => {
  it.each(features.map((feature) => [feature.name, feature] as const))(
    'of %s are the same keys in both languages',
    (_name, { locales }) => {
      expect(keysOf(locales.en).sort()).toEqual(keysOf(locales['zh-CN']).sort());
    },
  );

  const refusals = features.flatMap((feature) =>
    Object.values(feature.endpoints).flatMap(({ refusals: codes = [] }) => codes as readonly string[]),
  );
  it.each([...new Set(refusals)])('say the refusal %s in both languages', (code) => {
    const [name, ...rest] = code.split('.');
    const locales = features.find((feature) => feature.name === name)?.locales;
    for (const language of ['zh-CN', 'en'] as const) {
      expect(keysOf(locales?.[language] ?? {}), language).toContain(`refusals.${rest.join('.')}`);
    }
  });
});
