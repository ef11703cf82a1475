import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type {} from '@fastify/multipart'; // gives requests their parts
import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { endpoints } from '../contract.ts';
import { sampleTemplate } from '../formats/docx/fill-template.ts';
import { readTemplate, type Template, type TemplateFault } from '../formats/docx/template.ts';
import { words } from '../rules/say.ts';
import { TEMPLATE_FIELDS } from '../rules/template-fields.ts';
import { isTemplateInUse, type TemplateRead, templateById, templatesIn } from '../store/reads.ts';
import { deleteTemplate, insertTemplate } from '../store/writes.ts';

type View = AnswerOf<(typeof endpoints)['POST /bulletins/templates']>;

const present = ({ id, name, fields, size, createdAt }: TemplateRead): View => ({
  id,
  name,
  fields,
  size,
  createdAt: createdAt.toISOString(),
});

const refuseFault = (fault: TemplateFault) =>
  'field' in fault
    ? refuse(fault.code, { field: fault.field, known: TEMPLATE_FIELDS.join(words.and) })
    : refuse(fault.code);

/** The template a paper names, read; null when it names none. */
export const openTemplate = async (
  tx: Tx,
  services: Services,
  id: string | null,
): Promise<Outcome<{ template: Template; sha256: string } | null>> => {
  if (!id) return accept(null);
  const found = await templateById(tx, id);
  const file = found && (await services.files.open(tx.tenantId, found.sha256));
  if (!found || !file) return refuse('bulletins.template_not_found');
  const template = readTemplate(await buffer(file.stream));
  return 'code' in template ? refuseFault(template) : accept({ template, sha256: found.sha256 });
};

/** Templates of offices in the caller's part of the tree, and the fields one may name. */
export const listTemplates = async (tx: Tx, actor: Actor) =>
  accept({ items: (await templatesIn(tx, actor.scope)).map(present), fields: [...TEMPLATE_FIELDS] });

const LONGEST_NAME = 100;

/**
 * Takes a Word file as a template of the caller's office. Refuses what is no Word file, holds macros or fetches something
 * when opened, fields it does not know (naming the field), and one that has no place for the text.
 */
export const takeTemplate = async ({
  actor,
  facts,
  services,
  request,
}: {
  actor: Actor;
  facts: RequestFacts;
  services: Services;
  request: FastifyRequest;
}): Promise<Outcome<View>> => {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) return refuse('bulletins.no_file');
  const bytes = await part.toBuffer();
  const template = readTemplate(bytes);
  if ('code' in template) return refuseFault(template);
  const name = part.filename
    .replace(/^.*[\\/]/, '')
    .replace(/\.docx$/i, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
  const kept = await services.files.put(actor.tenantId, bytes);
  const id = newId(facts.now.getTime());
  return services.db.transact(
    actor.tenantId,
    async (tx) => {
      if ((await templatesIn(tx, actor.scope)).some((one) => one.name === name))
        return refuse('bulletins.template_exists', { name });
      await commit(tx, {
        rows: [
          insertTemplate(tx.tenantId, {
            id,
            orgId: actor.org.id,
            path: actor.org.path,
            name,
            ...kept,
            fields: template.fields,
            createdBy: actor.accountId,
            at: facts.now,
          }),
        ],
        audit: {
          actor: auditActor(actor, facts),
          action: 'bulletins.add_template',
          feature: 'bulletins',
          subjectId: id,
          params: { title: name },
        },
        events: [{ feature: 'bulletins', id }],
      });
      return accept(present({ id, name, ...kept, fields: template.fields, createdAt: facts.now }));
    },
    (result) => result.ok,
  );
};

/** Takes a template away that no unissued paper names. */
export const removeTemplate = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const found = (await templatesIn(tx, actor.scope)).find((one) => one.id === id);
  if (!found) return refuse('bulletins.template_not_found');
  if (await isTemplateInUse(tx, id)) return refuse('bulletins.template_in_use');
  await commit(tx, {
    rows: [deleteTemplate(tx.tenantId, id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'bulletins.remove_template',
      feature: 'bulletins',
      subjectId: id,
      params: { title: found.name },
    },
    events: [{ feature: 'bulletins', id }],
  });
  return accept(undefined);
};

/** Sends a template with every field in its place. */
export const sendSample = async ({ reply }: { reply: FastifyReply }): Promise<FastifyReply> =>
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    .header('content-disposition', 'attachment; filename="template.docx"')
    .send(Readable.from([Buffer.from(await sampleTemplate())]));
