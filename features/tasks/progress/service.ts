import type {} from '@fastify/multipart'; // gives requests their parts
import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type NewProgress, newProgress, type ProgressView, type TaskRow } from '../contract.ts';
import { keepLight, telling, turnedFrom } from '../lights/service.ts';
import { attachmentType, cleanFileName } from '../rules/attachment.ts';
import { reportingOf } from '../rules/may-report.ts';
import { presentTask } from '../rules/present.ts';
import { checkReport, statusAfterReport } from '../rules/progress.ts';
import { lightSettings } from '../settings/service.ts';
import { changeTask, lightColumns } from '../store/change.ts';
import { attachedFile } from '../store/detail.ts';
import { lockTask, reportToCorrect } from '../store/facts.ts';
import { countOf, type ProgressInsert } from '../store/insert.ts';

export type Attached = { name: string; sha256: string; size: number; type: string };

/** Orders the days of finished nodes; a node finished in the future cannot be, so it counts as finished today. */
const nodesDoneBy = (nodes: NewProgress['nodesDone'], today: string) =>
  nodes.map((node) => ({ nodeId: node.nodeId, doneOn: toDay(node.doneOn > today ? today : node.doneOn) }));

/**
 * Adds a report to a task: percent, words, numbers, finished nodes, files. A correction names the report it corrects
 * and takes its place in the story: it moves the task only when nothing stands after that place. Refusals are those of
 * `checkReport`; a task out of sight is `tasks.not_found`.
 */
export const report = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  taskId: string,
  said: NewProgress,
  files: readonly Attached[],
): Promise<Outcome<{ progress: ProgressView; task: TaskRow }>> => {
  const task = await lockTask(tx, actor.scope, taskId);
  if (!task) return refuse('tasks.not_found');
  // Asked for while the task is locked: of two corrections at once the second finds the first.
  const corrected = said.correctsId ? await reportToCorrect(tx, taskId, said.correctsId) : undefined;
  const nodesDone = nodesDoneBy(said.nodesDone, facts.today);
  const checked = checkReport(
    {
      status: task.status,
      percent: task.percent,
      leadName: task.leadName,
      reporting: reportingOf(actor.permissions, actor.scope, task.units),
      targetIds: task.targets.map(({ id }) => id),
      nodeIds: task.nodes.map(({ id }) => id),
      corrected: corrected ?? null,
    },
    { ...said, nodesDone },
  );
  if (!checked.ok) return checked;

  const settings = await lightSettings(tx, task.stamp);
  const standsLast = corrected?.isLatest ?? true;
  const at = facts.now.toISOString();
  const added: ProgressInsert = {
    id: newId(facts.now.getTime()),
    at,
    percent: said.percent,
    words: said.words,
    problems: said.problems ?? null,
    nextSteps: said.nextSteps ?? null,
    numbers: said.numbers,
    files: [...files],
    correctsId: said.correctsId ?? null,
    standsAt: corrected?.standsAt ?? at,
    accountId: actor.accountId,
    orgId: actor.org.id,
  };
  const status = statusAfterReport(task.status);
  const percent = standsLast ? said.percent : task.percent;
  const kept = keepLight({ ...task, status, percent }, facts.today, settings);
  const place = { leadOrgId: task.leadId, leadPath: task.leadPath, regionCode: task.regionCode };
  const lastWords = standsLast ? said.words || task.lastWords : task.lastWords;
  await commit(tx, {
    rows: [
      changeTask(
        tx.tenantId,
        taskId,
        {
          status,
          percent,
          last_report_at: facts.now,
          last_words: lastWords,
          ...(standsLast ? { problems: added.problems, next_steps: added.nextSteps } : {}),
          ...lightColumns(kept),
        },
        {
          at: facts.now,
          counts: [
            countOf({ ...place, light: task.light, status: task.status }, -1),
            countOf({ ...place, light: kept.light, status }, 1),
          ],
          turned: turnedFrom(task, kept, { id: taskId, ...place }, { at: facts.now, today: facts.today }),
          report: added,
          numbers: standsLast ? said.numbers : [],
          nodesDone,
        },
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: corrected ? 'tasks.correct' : 'tasks.report',
      feature: 'tasks',
      subjectId: taskId,
      params: { title: task.title, percent: said.percent, reportId: added.id },
    },
    events: [{ feature: 'tasks', id: taskId, revision: task.revision + 1 }],
  });

  const { accountId: _account, orgId: _org, standsAt: _stands, ...shown } = added;
  return accept({
    progress: { ...shown, correctedById: null, authorName: actor.name, orgName: actor.org.name },
    task: presentTask(
      {
        ...task,
        ...kept,
        status,
        percent,
        lastReportAt: facts.now,
        lastWords,
        updatedAt: facts.now,
        revision: task.revision + 1,
      },
      telling(facts, settings),
    ),
  });
};

/** Name and type of a file that a report of a visible task bears; else `tasks.not_found`. */
export const fileOf = async (
  tx: Tx,
  actor: Actor,
  taskId: string,
  sha256: string,
): Promise<Outcome<{ name: string; type: string }>> => {
  const file = await attachedFile(tx, actor.scope, taskId, sha256);
  return file ? accept(file) : refuse('tasks.not_found');
};

/** What a reporting request brings: a report as JSON, or a form with a part `report` of JSON and parts `file`. */
const readForm = async (
  services: Services,
  tenantId: string,
  request: FastifyRequest,
): Promise<Outcome<{ said: NewProgress; files: Attached[] }>> => {
  let said: NewProgress | null = null;
  const files: Attached[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const name = cleanFileName(part.filename);
      const type = attachmentType(name);
      if (!type) {
        part.file.resume();
        return refuse('tasks.unsupported_format');
      }
      const kept = await services.files.put(tenantId, await part.toBuffer());
      files.push({ name, type, ...kept });
    } else if (part.fieldname === 'report') {
      said = newProgress.parse(parseJson(String(part.value)));
    }
  }
  return accept({ said: said ?? newProgress.parse({}), files });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the shape's check says which field is missing
  }
};

/**
 * Takes a report over HTTP. Files are kept before the transaction opens, by their content: a report refused afterwards
 * leaves a file that no task names, and no half-written row.
 */
export const receive = async (
  {
    actor,
    facts,
    services,
    request,
  }: { actor: Actor; facts: RequestFacts; services: Services; request: FastifyRequest },
  taskId: string,
  body: NewProgress | undefined,
): Promise<Outcome<{ progress: ProgressView; task: TaskRow }>> => {
  const form = body ? accept({ said: body, files: [] }) : await readForm(services, actor.tenantId, request);
  if (!form.ok) return form;
  const { said, files } = form.value;
  return services.db.transact(
    actor.tenantId,
    (tx) => report(tx, actor, facts, taskId, said, files),
    (result) => result.ok,
  );
};

/** Sends a file of a report as a download; the browser never shows it in this site's name. */
export const sendFile = async (
  { actor, services, reply }: { actor: Actor; services: Services; reply: FastifyReply },
  taskId: string,
  sha256: string,
): Promise<Outcome<undefined> | FastifyReply> => {
  const found = await services.db.transact(actor.tenantId, (tx) => fileOf(tx, actor, taskId, sha256));
  if (!found.ok) return found;
  const file = await services.files.open(actor.tenantId, sha256);
  if (!file) return refuse('tasks.not_found');
  return reply
    .header('content-type', found.value.type)
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.value.name)}`)
    .header('cache-control', 'private, max-age=3600')
    .send(file.stream);
};
