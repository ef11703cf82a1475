import './tasks.css';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, TASKS, type TaskView } from './parts/api.ts';
import { useKeptDraft } from './parts/kept-draft.ts';
import { emptyTask, isTaskDraft, newTaskOf } from './parts/task-draft.ts';
import { TaskForm } from './parts/task-form.tsx';
import { useTaskWords } from './parts/words.ts';

/** Sets up a task that comes from no paper; what is typed is kept until it is saved. */
export default function NewTaskPage() {
  const t = useTaskWords();
  const go = useGo();
  const queries = useQueryClient();
  const [draft, setDraft, drop] = useKeptDraft('tasks.new', emptyTask, isTaskDraft);
  const create = useMutation<TaskView, ProblemError>({
    mutationFn: () => api('POST /tasks', { body: newTaskOf(draft) }),
    onSuccess: (task) => {
      drop();
      queries.setQueryData([TASKS, 'one', task.id], task);
      void queries.invalidateQueries({ queryKey: [TASKS] });
      toast.done(t('new.saved'));
      go(`/tasks/${task.id}`, 'replace');
    },
  });
  return (
    <>
      <PageHead
        title={t('new.title')}
        crumbs={[{ label: t('list.title'), to: '/tasks' }]}
        sentence={t('new.sentence')}
      />
      <TaskForm
        draft={draft}
        onDraft={setDraft}
        error={create.error}
        isSaving={create.isPending}
        onSave={() => create.mutate()}
        saveWords={t('new.save')}
        cancel={
          <Link to="/tasks" className="ls-button" onClick={drop}>
            {t('cancel')}
          </Link>
        }
      />
    </>
  );
}
