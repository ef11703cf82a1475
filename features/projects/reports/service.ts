import type {} from '@fastify/multipart'; // gives requests their parts
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentType, cleanFileName } from '../../tasks/rules/attachment.ts';
import { type NewReport, newReport, type ProjectView } from '../contract.ts';
import { firstDayOf, monthOf } from '../rules/months.ts';
import { mayReport } from '../rules/reporting.ts';
import { STARTED_STAGES } from '../rules/stages.ts';
import { show, viewerOf, writeChange } from '../service.ts';
import { projectSettings } from '../standards/service.ts';
import { attachedFile, lockProject } from '../store/detail.ts';
import { addReports, keepDone, type ReportInsert } from '../store/writes.ts';

type Attached = ReportInsert['files'][number];

/**
 * Reports a month: investment done, percent and stage (形象进度), words, problems, what others must settle. A second report
 * of a month takes the first one's place in the figures and stands beside it in the story. Refuses somebody who neither
 * carries the project nor answers for it (`projects.not_yours`), a closed project (`projects.closed`) and a month to come
 * (`projects.month_to_come`). Money above the plan is taken as it is and marked.
 */
export const report = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  said: NewReport,
  files: readonly Attached[],
): Promise<Outcome<ProjectView>> => {
  const project = await lockProject(tx, viewerOf(actor), id);
  if (!project) return refuse('projects.not_found');
  if (!mayReport(actor.permissions, actor.scope, project))
    return refuse('projects.not_yours', { lead: project.leadName });
  if (project.status === 'done' || project.status === 'cancelled') return refuse('projects.closed');
  if (said.month > monthOf(facts.today)) return refuse('projects.month_to_come', { month: said.month });

  // A late report of an earlier month corrects that month's figure; how the project stands now is not its to say.
  const isLatest = project.lastMonth === null || said.month >= project.lastMonth;
  const months = [
    ...project.months.filter(({ month }) => month !== said.month),
    { month: said.month, plan: project.months.find(({ month }) => month === said.month)?.plan ?? '0', done: said.done },
  ].sort((a, b) => (a.month < b.month ? -1 : 1));
  const startOn = project.startOn ?? (isLatest && STARTED_STAGES.includes(said.stage) ? firstDayOf(said.month) : null);
  const status = project.status === 'not_started' && (startOn || said.percent > 0) ? 'in_progress' : project.status;
  const stands = isLatest
    ? {
        percent: said.percent,
        stage: said.stage,
        progressWords: said.words || project.progressWords,
        problems: said.problems || null,
        coordination: said.coordination || null,
        lastMonth: said.month,
      }
    : {};
  await writeChange(tx, facts, await projectSettings(tx, facts.today), project, {
    after: { months, startOn, status, ...stands },
    columns: {
      status,
      start_on: startOn,
      last_report_at: facts.now,
      ...(isLatest
        ? {
            percent: said.percent,
            stage: said.stage,
            progress_words: said.words || project.progressWords,
            problems: said.problems || null,
            coordination: said.coordination || null,
            last_month: firstDayOf(said.month),
          }
        : {}),
    },
    rows: [
      ...addReports(tx.tenantId, id, [
        {
          id: newId(facts.now.getTime()),
          at: facts.now.toISOString(),
          month: said.month,
          done: said.done,
          percent: said.percent,
          stage: said.stage,
          words: said.words,
          problems: said.problems || null,
          coordination: said.coordination || null,
          files: [...files],
          accountId: actor.accountId,
          orgId: actor.org.id,
        },
      ]),
      keepDone(tx.tenantId, id, said.month, said.done),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.report',
      feature: 'projects',
      subjectId: id,
      params: { title: project.name, month: said.month },
    },
  });
  return show(tx, actor, facts, id);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the shape's check says which field is missing
  }
};

const readForm = async (
  services: Services,
  tenantId: string,
  request: FastifyRequest,
): Promise<Outcome<{ said: NewReport; files: Attached[] }>> => {
  let said: NewReport | null = null;
  const files: Attached[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const name = cleanFileName(part.filename);
      const type = attachmentType(name);
      if (!type) {
        part.file.resume();
        return refuse('projects.unsupported_format');
      }
      files.push({ name, type, ...(await services.files.put(tenantId, await part.toBuffer())) });
    } else if (part.fieldname === 'report') said = newReport.parse(parseJson(String(part.value)));
  }
  return accept({ said: said ?? newReport.parse({}), files });
};

/** Takes a report over HTTP, as JSON or as a form with files; files are kept by their content before the transaction opens. */
export const receive = async (
  {
    actor,
    facts,
    services,
    request,
  }: { actor: Actor; facts: RequestFacts; services: Services; request: FastifyRequest },
  id: string,
  body: NewReport | undefined,
): Promise<Outcome<ProjectView>> => {
  const form = body ? accept({ said: body, files: [] }) : await readForm(services, actor.tenantId, request);
  if (!form.ok) return form;
  const { said, files } = form.value;
  return services.db.transact(
    actor.tenantId,
    (tx) => report(tx, actor, facts, id, said, files),
    (result) => result.ok,
  );
};

/** Sends a file of a report as a download; the browser never shows it in this site's name. */
export const sendFile = async (
  { actor, services, reply }: { actor: Actor; services: Services; reply: FastifyReply },
  id: string,
  sha256: string,
): Promise<Outcome<undefined> | FastifyReply> => {
  const found = await services.db.transact(actor.tenantId, (tx) => attachedFile(tx, viewerOf(actor), id, sha256));
  if (!found) return refuse('projects.not_found');
  const file = await services.files.open(actor.tenantId, sha256);
  if (!file) return refuse('projects.not_found');
  return reply
    .header('content-type', found.type)
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
    .header('cache-control', 'private, max-age=3600')
    .send(file.stream);
};
