import type { Endpoint } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ServerFeature } from './feature.ts';
import { statusOf } from './problems.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    fields: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
    correlationId: z.string().optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem document; `code` for programs, `detail` in the caller’s language.',
  });

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

const answersOf = (endpoint: Endpoint): ZodOpenApiOperationObject['responses'] => {
  const byStatus = new Map<number, string[]>();
  const add = (code: string, status = statusOf(code)) => byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  if (endpoint.permission !== 'public') add('http.unauthenticated');
  if (endpoint.permission !== 'public' && endpoint.permission !== 'signed-in') add('http.forbidden');
  if (endpoint.params || endpoint.query || endpoint.body) add('http.malformed', 422);
  for (const code of endpoint.refusals ?? []) add(code);
  const refusals = Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), problemAnswer(codes.join(', '))]),
  );
  if (endpoint.answer === null) return { '204': { description: 'Done' }, ...refusals };
  if (endpoint.answer === 'stream') return { '200': { description: 'A stream' }, ...refusals };
  return {
    [String(endpoint.status ?? 200)]: {
      description: 'OK',
      content: { 'application/json': { schema: endpoint.answer } },
    },
    ...refusals,
  } as ZodOpenApiOperationObject['responses'];
};

/** The interface of all features as an OpenAPI 3.1 document, made from their contracts. */
export const openApiOf = (features: readonly ServerFeature[]): object => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const feature of features) {
    for (const [key, endpoint] of Object.entries(feature.endpoints)) {
      const [method = '', route = ''] = key.split(' ');
      const path = `/api/v1${route.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = {
        ...paths[path],
        [method.toLowerCase()]: {
          operationId: key.replace(/[^A-Za-z]+/g, '_'),
          summary: endpoint.summary,
          tags: [feature.name],
          ...(endpoint.permission === 'public' ? { security: [] } : {}),
          ...(endpoint.params || endpoint.query
            ? {
                requestParams: {
                  ...(endpoint.params ? { path: endpoint.params } : {}),
                  ...(endpoint.query ? { query: endpoint.query } : {}),
                },
              }
            : {}),
          ...(endpoint.body ? { requestBody: { content: { 'application/json': { schema: endpoint.body } } } } : {}),
          responses: answersOf(endpoint),
        } as ZodOpenApiOperationObject,
      };
    }
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Luoshi 落实', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ session: [] }, { bearer: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'luoshi_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    tags: features.map(({ name }) => ({ name })),
    paths: paths as ZodOpenApiPathsObject,
  });
};
