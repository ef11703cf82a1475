import './tasks.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Refused } from '@luoshi/ui/refused.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, TASKS, type TaskView } from './parts/api.ts';
import { useChangeTask } from './parts/change-task.ts';
import { draftOfTask, patchOf } from './parts/task-draft.ts';
import { TaskForm } from './parts/task-form.tsx';
import { TaskMissing } from './parts/task-missing.tsx';
import { useTaskWords } from './parts/words.ts';

/** Changes a task; somebody else's change in the meantime is said, not overwritten. */
export default function EditTaskPage() {
  const id = usePathParam('id');
  const task = useQuery({
    queryKey: [TASKS, 'one', id],
    queryFn: ({ signal }) => api('GET /tasks/:id', { params: { id }, signal }),
  });
  if (task.data?.may.edit) return <Editing task={task.data} />;
  if (task.data) return <Refused />;
  if (task.error instanceof ProblemError && [403, 404].includes(task.error.status))
    return <TaskMissing detail={task.error.detail} />;
  if (task.error) return <Fault error={task.error} again={() => void task.refetch()} />;
  return <Loading />;
}

const Editing = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const go = useGo();
  const address = `/tasks/${task.id}`;
  // What the form was opened on: a refetch must not change what counts as a change.
  const [start] = useState(() => draftOfTask(task));
  const [draft, setDraft] = useState(start);
  const change = useChangeTask(task, () => go(address, 'replace'));
  const save = () => {
    const patch = patchOf(draft, start);
    if (Object.keys(patch).length === 0) go(address, 'replace');
    else change.mutate(patch);
  };
  return (
    <>
      <PageHead
        title={t('edit.title')}
        crumbs={[
          { label: t('list.title'), to: '/tasks' },
          { label: task.title, to: address },
        ]}
      />
      <TaskForm
        draft={draft}
        onDraft={setDraft}
        isChange
        error={change.error}
        isSaving={change.isPending}
        onSave={save}
        saveWords={t('edit.save')}
        cancel={
          <Link to={address} className="ls-button">
            {t('cancel')}
          </Link>
        }
      />
    </>
  );
};
