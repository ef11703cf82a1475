import { isDay } from '@luoshi/kernel/day.ts';
import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { UPLOAD_LIMIT } from '@luoshi/server-kit/http/edge.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { endpoints, newDocument } from '../contract.ts';
import { type Incoming, takeIn } from '../intake/service.ts';
import { fileOf } from '../service.ts';
import { cleanText } from './clean-text.ts';
import { readPaper, takeText } from './read-paper.ts';

type Context = {
  actor: Actor;
  facts: RequestFacts;
  services: Services;
  request: FastifyRequest;
  reply: FastifyReply;
};
type Taken = z.output<(typeof endpoints)['POST /documents']['answer']>;

/** What a form may say besides its file. */
const fields = z.object({
  title: z.string().trim().max(300).optional(),
  number: z.string().trim().max(100).optional(),
  issuedOn: z
    .string()
    .trim()
    .refine((text) => text === '' || isDay(text), 'documents.fields.no_such_day')
    .optional(),
  editionOf: z.uuid().optional(),
});
/** Room for the form around the file. */
const FORM_OVERHEAD = 64 * 1024;
const FIELD_LIMIT = 1000;

const UNSAFE_IN_NAME = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;
/** A file's name as a label: no path, no control or direction marks, at most 200 characters. */
export const labelOf = (name: string): string =>
  cleanText((name.split(/[/\\]/).at(-1) ?? '').trim().slice(-200)).replace(UNSAFE_IN_NAME, '');

type Form = { bytes: Uint8Array; name: string; said: z.output<typeof fields> };

/** The form's parser says so in words only. */
const BROKEN_FORM = /unexpected end of multipart data|multipart: boundary not found/i;

/** Null when the form brings no file, or breaks off before its end. */
const readForm = async (request: FastifyRequest): Promise<Form | null> => {
  try {
    return await readParts(request);
  } catch (fault) {
    if (fault instanceof Error && BROKEN_FORM.test(fault.message)) return null;
    throw fault;
  }
};

const readParts = async (request: FastifyRequest): Promise<Form | null> => {
  let file: { bytes: Uint8Array; name: string } | null = null;
  const said: Record<string, string> = {};
  for await (const part of request.parts({ limits: { files: 1, fields: 10, fieldSize: FIELD_LIMIT } })) {
    if (part.type === 'file') file = { bytes: await part.toBuffer(), name: labelOf(part.filename ?? '') };
    else if (typeof part.value === 'string') said[part.fieldname] = part.value;
  }
  return file && { ...file, said: fields.parse(said) };
};

const incomingOf = async (
  { request, services, actor }: Context,
  body: z.output<typeof newDocument> | undefined,
): Promise<Outcome<Incoming>> => {
  if (!request.isMultipart()) {
    if (!body) return refuse('documents.empty');
    const text = takeText(body.text);
    return text.ok ? { ok: true, value: { ...body, text: text.value } } : text;
  }
  // Said before the first byte is read: nobody should send 200 MB to learn that 20 are allowed.
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT + FORM_OVERHEAD)
    return refuse('documents.too_large', { limitMb: UPLOAD_LIMIT / 1024 / 1024 });
  const form = await readForm(request);
  if (!form) return refuse('documents.no_file');
  const paper = await readPaper(form.bytes, form.name);
  if (!paper.ok) return paper;
  const { sha256, size } = await services.files.put(actor.tenantId, form.bytes);
  const { title, number, issuedOn, editionOf } = form.said;
  return {
    ok: true,
    value: {
      text: paper.value.text,
      ...(title ? { title } : {}),
      ...(number ? { number } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(editionOf ? { editionOf } : {}),
      file: { name: form.name, sha256, size },
    },
  };
};

/** Takes a paper in from JSON or from a form; what cannot be read is refused before anything is written. */
export const receivePaper = async (
  context: Context,
  { body }: { body: z.output<typeof newDocument> | undefined },
): Promise<Outcome<Taken>> => {
  const incoming = await incomingOf(context, body);
  if (!incoming.ok) return incoming;
  const { services, actor, facts } = context;
  return services.db.transact(
    actor.tenantId,
    (tx) => takeIn(tx, actor, facts, incoming.value),
    ({ ok }) => ok,
  );
};

/** A name as RFC 5987 writes it in a header. */
const inHeader = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);

/** Sends the file as it came in, to be saved and never to be shown: it is whatever somebody uploaded. */
export const sendFile = async (
  { actor, services, reply }: Context,
  { params }: { params: { id: string } },
): Promise<Outcome<undefined> | FastifyReply> => {
  const found = await services.db.transact(actor.tenantId, (tx) => fileOf(tx, actor, params.id));
  if (!found.ok) return found;
  const file = await services.files.open(actor.tenantId, found.value.sha256);
  if (!file) return refuse('documents.no_file');
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename*=UTF-8''${inHeader(found.value.name || params.id)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.stream);
};
