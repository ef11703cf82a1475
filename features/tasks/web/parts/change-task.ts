import type { InputOf } from '@luoshi/kernel/contract.ts';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { endpoints } from '../../contract.ts';
import { api, TASKS, type TaskView } from './api.ts';
import { useTaskWords } from './words.ts';

export type TaskPatch = InputOf<(typeof endpoints)['PATCH /tasks/:id']>['body'];

/** Changes a task on the revision that was seen, and shows the answer at once. */
export const useChangeTask = (task: Pick<TaskView, 'id' | 'revision'>, onDone: () => void) => {
  const t = useTaskWords();
  const queries = useQueryClient();
  return useMutation<TaskView, ProblemError, TaskPatch>({
    mutationFn: (patch) =>
      api('PATCH /tasks/:id', { params: { id: task.id }, body: { ...patch, revision: task.revision } }),
    onSuccess: (changed) => {
      queries.setQueryData([TASKS, 'one', task.id], changed);
      void queries.invalidateQueries({ queryKey: [TASKS] });
      toast.done(t('change.saved'));
      onDone();
    },
    onError: (error) => {
      // Somebody was faster: fetch what is there now, so that the next try stands on it.
      if (error.code === 'tasks.changed_meanwhile')
        void queries.invalidateQueries({ queryKey: [TASKS, 'one', task.id] });
    },
  });
};
