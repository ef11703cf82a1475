import './projects.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, PROJECTS, type ProjectView, useProject } from './parts/api.ts';
import { MonthsForm } from './parts/months-form.tsx';
import { bodyOf, draftOf } from './parts/project-draft.ts';
import { ProjectForm } from './parts/project-form.tsx';
import { SupportsForm } from './parts/supports-form.tsx';
import { useProjectWords } from './parts/words.ts';

/** Changes a project's facts, the year's money by month, and what it needs from others. */
export default function EditProjectPage() {
  const project = useProject(usePathParam('id'));
  if (project.error) return <Fault error={project.error} again={() => void project.refetch()} />;
  return project.data ? <Edit key={project.data.id} project={project.data} /> : <Loading />;
}

const Edit = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const go = useGo();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(project));
  const keep = (saved: ProjectView): void => {
    queries.setQueryData([PROJECTS, 'one', project.id], saved);
    void queries.invalidateQueries({ queryKey: [PROJECTS, 'list'] });
    toast.done(t('web.edit.saved'));
  };
  const save = useMutation<ProjectView, ProblemError>({
    mutationFn: () => {
      const { totalInvestment, annualInvestment, annualYear, place, ...body } = bodyOf(draft, project.carriers);
      const isMoved =
        String(place?.lon ?? '') !== String(project.place?.lon ?? '') ||
        String(place?.lat ?? '') !== String(project.place?.lat ?? '');
      return api('PATCH /projects/:id', {
        params: { id: project.id },
        body: {
          ...body,
          // What a parent shows is made from its children and is not its own to save.
          ...(project.childCount > 0 ? {} : { totalInvestment, annualInvestment, annualYear }),
          ...(isMoved ? { place } : {}),
          ...(draft.finishReason.trim() ? { finishReason: draft.finishReason.trim() } : {}),
          revision: project.revision,
        },
      });
    },
    onSuccess: (saved) => {
      keep(saved);
      go(`/projects/${project.id}`);
    },
  });
  return (
    <>
      <PageHead
        title={t('web.edit.title')}
        crumbs={[
          { label: t('web.list.title'), to: '/projects' },
          { label: project.name, to: `/projects/${project.id}` },
        ]}
        sentence={project.name}
      />
      <div className="pj-column">
        <ProjectForm
          draft={draft}
          onDraft={setDraft}
          error={save.error}
          isSaving={save.isPending}
          promisedOn={project.planFinishOn}
          onSave={() => save.mutate()}
          saveWords={t('web.save')}
          cancel={
            <Link to={`/projects/${project.id}`} className="ls-button">
              {t('web.cancel')}
            </Link>
          }
        />
        {project.childCount === 0 ? <MonthsForm key={`m${project.revision}`} project={project} onSaved={keep} /> : null}
        <SupportsForm key={`s${project.revision}`} project={project} onSaved={keep} />
      </div>
    </>
  );
};
