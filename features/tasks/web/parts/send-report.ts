import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, TASKS } from './api.ts';
import type { NewReport } from './progress-draft.ts';
import { useTaskWords } from './words.ts';

/** Sends a report, with its files when there are any, and refetches what shows the task; `isQuiet` where the place says so itself. */
export const useSendReport = (taskId: string, onDone: () => void, { isQuiet = false } = {}) => {
  const t = useTaskWords();
  const queries = useQueryClient();
  return useMutation<unknown, ProblemError, { report: NewReport; files: readonly File[] }>({
    mutationFn: ({ report, files }) => {
      if (files.length === 0) return api('POST /tasks/:id/progress', { params: { id: taskId }, body: report });
      const form = new FormData();
      form.append('report', JSON.stringify(report));
      for (const file of files) form.append('file', file);
      return api.upload('POST /tasks/:id/progress', { params: { id: taskId }, form });
    },
    onSuccess: (_, { report }) => {
      if (!isQuiet) toast.done(t('report.saved', { percent: report.percent }));
      void queries.invalidateQueries({ queryKey: [TASKS] });
      onDone();
    },
  });
};
