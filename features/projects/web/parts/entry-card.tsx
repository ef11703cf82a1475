import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { api, PROJECTS, type ProjectView } from './api.ts';
import { useProjectWords } from './words.ts';

/** The checklist of 入库, ticked in place; what the project's own facts say against a line stands under it. */
export const EntryCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const queries = useQueryClient();
  const save = useMutation<ProjectView, ProblemError, { ticked: string[]; enteredOn?: string | null }>({
    mutationFn: (body) =>
      api('PUT /projects/:id/entry', { params: { id: project.id }, body: { ...body, revision: project.revision } }),
    onSuccess: (saved) => queries.setQueryData([PROJECTS, 'one', project.id], saved),
    onError: (problem) => toast.failed(problem.detail),
  });
  const ticked = project.entry.filter(({ isTicked }) => isTicked).map(({ key }) => key);
  return (
    <section className="pj-card" aria-labelledby="pj-entry">
      <h2 id="pj-entry">{t('web.entry.title')}</h2>
      <p>{project.enteredOn ? t('web.entry.entered', { day: day(project.enteredOn) }) : t('web.entry.not_entered')}</p>
      <ul>
        {project.entry.map(({ key, title, isTicked, finding }) => (
          <li key={key}>
            <Checkbox
              checked={isTicked}
              disabled={!project.may.edit || save.isPending}
              onChange={({ target }) =>
                save.mutate({ ticked: target.checked ? [...ticked, key] : ticked.filter((one) => one !== key) })
              }
            >
              {title}
            </Checkbox>
            {finding ? <p className="pj-above">{finding}</p> : null}
          </li>
        ))}
      </ul>
      {project.may.edit ? (
        <DayField
          label={t('web.entry.day')}
          value={project.enteredOn ?? ''}
          onChange={(enteredOn) => save.mutate({ ticked, enteredOn: enteredOn || null })}
        />
      ) : null}
    </section>
  );
};
