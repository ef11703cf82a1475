import { createReadStream } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';

/** A data set of one government: organisations on four levels, people, tasks with subjects, progress reports. */
export type Org = { id: number; parentId: number | null; level: number; code: string; name: string; path: string };
export type User = { id: number; login: string; name: string; orgId: number };
export type TaskStatus = 'not_started' | 'in_progress' | 'suspended' | 'done' | 'cancelled';
export type Task = {
  id: number;
  subject: string;
  description: string;
  orgId: number;
  assigneeId: number;
  status: TaskStatus;
  region: string;
  percent: number;
  startDate: string;
  dueDate: string;
  closedAt: string | null;
  createdAt: string;
  updatedAt: string;
};
export type Progress = { taskId: number; authorId: number; percent: number; createdAt: string; note: string };
export type Dataset = { orgs: Org[]; users: User[]; tasks: Task[]; progress: Progress[]; today: string };

const readRows = async (file: string): Promise<Record<string, string>[]> => {
  const rows: Record<string, string>[] = [];
  for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true }))) rows.push(row);
  return rows;
};

/** Reads `orgs.csv`, `users.csv`, `tasks.csv` and `progress.csv` of a ready data set; its day is 2026-11-23. */
export const readDataset = async (folder: string): Promise<Dataset> => {
  const file = (name: string): string => path.join(folder, name);
  const [orgs, users, tasks, progress] = await Promise.all(
    ['orgs.csv', 'users.csv', 'tasks.csv', 'progress.csv'].map((name) => readRows(file(name))),
  );
  const text = (row: Record<string, string>, key: string): string => row[key] ?? '';
  return {
    today: '2026-11-23',
    orgs: (orgs ?? []).map((row) => ({
      id: Number(row.id),
      parentId: row.parent_id ? Number(row.parent_id) : null,
      level: Number(row.level),
      code: text(row, 'code'),
      name: text(row, 'name'),
      path: text(row, 'path'),
    })),
    users: (users ?? []).map((row) => ({
      id: Number(row.id),
      login: text(row, 'login'),
      name: `${row.lastname}${row.firstname}`,
      orgId: Number(row.org_id),
    })),
    tasks: (tasks ?? []).map((row) => ({
      id: Number(row.id),
      subject: text(row, 'subject'),
      description: text(row, 'description'),
      orgId: Number(row.org_id),
      assigneeId: Number(row.assignee_id),
      status: text(row, 'status') as TaskStatus,
      region: text(row, 'region'),
      percent: Number(row.percent),
      startDate: text(row, 'start_date'),
      dueDate: text(row, 'due_date'),
      closedAt: row.closed_at || null,
      createdAt: text(row, 'created_at'),
      updatedAt: text(row, 'updated_at'),
    })),
    progress: (progress ?? []).map((row) => ({
      taskId: Number(row.task_id),
      authorId: Number(row.author_id),
      percent: Number(row.percent),
      createdAt: text(row, 'created_at'),
      note: text(row, 'note'),
    })),
  };
};
