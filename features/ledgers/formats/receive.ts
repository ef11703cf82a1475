import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { UPLOAD_LIMIT } from '@luoshi/server-kit/http/edge.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyRequest } from 'fastify';
import { labelOf } from '../../documents/formats/paper-form.ts';
import { sniff } from '../../documents/formats/sniff.ts';
import { LEDGER_FILE_REFUSALS } from '../contract.ts';
import { type Kinds, mayImport, takeIn } from '../intake/service.ts';

type Context = { actor: Actor; facts: RequestFacts; services: Services; request: FastifyRequest };

/** Room for the form around the file. */
const FORM_OVERHEAD = 64 * 1024;
/** The form's parser says so in words only. */
const BROKEN_FORM = /unexpected end of multipart data|multipart: boundary not found/i;

/** The code of ours for one of papers; what only papers are refused for is no table either. */
const refusalOf = (code: string): string => {
  const own = code.replace(/^documents\./, 'ledgers.');
  return (LEDGER_FILE_REFUSALS as readonly string[]).includes(own) ? own : 'ledgers.unsupported_format';
};

/** The form's file, or null when it brings none or breaks off before its end. */
const fileIn = async (request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string } | null> => {
  if (!request.isMultipart()) return null;
  try {
    let file: { bytes: Uint8Array; name: string } | null = null;
    for await (const part of request.parts({ limits: { files: 1, fields: 5 } }))
      if (part.type === 'file') file = { bytes: await part.toBuffer(), name: labelOf(part.filename ?? '') };
    return file;
  } catch (fault) {
    if (fault instanceof Error && BROKEN_FORM.test(fault.message)) return null;
    throw fault;
  }
};

/**
 * Takes a spreadsheet in from a form. What is no spreadsheet is refused before anything is written, with the code that
 * says what to do; what shows itself only in reading ends the import instead.
 */
export const receiveLedger = async (
  { actor, facts, services, request }: Context,
  kinds: Kinds,
  kindName: string,
): Promise<Outcome<{ id: string }>> => {
  const kind = mayImport(kinds, actor, kindName);
  if (!kind.ok) return kind;
  // Said before the first byte is read: nobody should send 200 MB to learn that 20 are allowed.
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT + FORM_OVERHEAD)
    return refuse('ledgers.too_large', { limitMb: UPLOAD_LIMIT / 1024 / 1024 });
  const file = await fileIn(request);
  if (!file) return refuse('ledgers.no_file');
  const found = sniff(file.bytes, file.name);
  if (found.kind === 'refused') return refuse(refusalOf(found.code));
  if (found.kind === 'pdf') return refuse('ledgers.pdf');
  if (found.kind === 'docx') return refuse('ledgers.unsupported_format');
  const format = found.kind === 'xlsx' ? 'xlsx' : 'csv';
  const { sha256, size } = await services.files.put(actor.tenantId, file.bytes);
  const taken = await services.db.transact(
    actor.tenantId,
    (tx) => takeIn(tx, actor, facts, kind.value, { name: file.name, sha256, size, format }),
    ({ ok }) => ok,
  );
  return taken.ok ? accept(taken.value) : taken;
};
