import './projects.css';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, PROJECTS, type ProjectView } from './parts/api.ts';
import { bodyOf, emptyDraft } from './parts/project-draft.ts';
import { ProjectForm } from './parts/project-form.tsx';
import { useProjectWords } from './parts/words.ts';

/** Enters a project; its nodes come from the template, scheduled backward from the promised finish. */
export default function NewProjectPage() {
  const t = useProjectWords();
  const go = useGo();
  const today = useToday();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => emptyDraft(today.slice(0, 4)));
  const create = useMutation<ProjectView, ProblemError>({
    mutationFn: () => api('POST /projects', { body: bodyOf(draft) }),
    onSuccess: (project) => {
      queries.setQueryData([PROJECTS, 'one', project.id], project);
      void queries.invalidateQueries({ queryKey: [PROJECTS, 'list'] });
      toast.done(t('web.new.saved'));
      go(`/projects/${project.id}`, 'replace');
    },
  });
  return (
    <>
      <PageHead
        title={t('web.new.title')}
        crumbs={[{ label: t('web.list.title'), to: '/projects' }]}
        sentence={t('web.new.sentence')}
      />
      <ProjectForm
        draft={draft}
        onDraft={setDraft}
        error={create.error}
        isSaving={create.isPending}
        onSave={() => create.mutate()}
        saveWords={t('web.new.save')}
        cancel={
          <Link to="/projects" className="ls-button">
            {t('web.cancel')}
          </Link>
        }
      />
    </>
  );
}
