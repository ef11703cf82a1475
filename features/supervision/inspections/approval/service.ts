import type {} from '@fastify/multipart'; // gives requests their parts
import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentType, cleanFileName } from '../../../tasks/rules/attachment.ts';
import { type InspectionView, type NewInspection, newInspection } from '../contract.ts';
import { type Approval, register } from '../service.ts';
import { inspectionDetail } from '../store/reads.ts';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the shape's check says which field is missing
  }
};

/**
 * Takes an inspection over HTTP, as JSON or as a form with its approval. The file is kept before the transaction opens, by
 * its content: an inspection refused afterwards leaves a file that nothing names.
 */
export const receiveInspection = async (
  {
    actor,
    facts,
    services,
    request,
  }: { actor: Actor; facts: RequestFacts; services: Services; request: FastifyRequest },
  body: NewInspection | undefined,
): Promise<Outcome<InspectionView>> => {
  let input = body;
  let approval: Approval | null = null;
  if (!input)
    for await (const part of request.parts()) {
      if (part.type !== 'file') {
        if (part.fieldname === 'inspection') input = newInspection.parse(parseJson(String(part.value)));
        continue;
      }
      const name = cleanFileName(part.filename);
      const type = attachmentType(name);
      if (!type) {
        part.file.resume();
        return refuse('supervision.unsupported_format');
      }
      approval = { name, type, ...(await services.files.put(actor.tenantId, await part.toBuffer())) };
    }
  const said = input ?? newInspection.parse({});
  return services.db.transact(
    actor.tenantId,
    (tx) => register(tx, actor, facts, said, approval),
    (result) => result.ok,
  );
};

/** Sends the approval of a visible inspection as a download; the browser never shows it in this site's name. */
export const sendApproval = async (
  { actor, services, reply }: { actor: Actor; services: Services; reply: FastifyReply },
  id: string,
): Promise<Outcome<undefined> | FastifyReply> => {
  const row = await services.db.transact(actor.tenantId, (tx) => inspectionDetail(tx, actor.scope, id));
  const file = row?.approval ? await services.files.open(actor.tenantId, row.approval.sha256) : null;
  if (!row?.approval || !file) return refuse('supervision.not_found');
  return reply
    .header('content-type', row.approval.type)
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.approval.name)}`)
    .header('cache-control', 'private, max-age=3600')
    .send(file.stream);
};
