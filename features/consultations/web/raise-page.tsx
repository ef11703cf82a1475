import './consultations.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import {
  api,
  CONSULTATIONS,
  KINDS,
  type ObstacleView,
  projectsApi,
  tasksApi,
  useConsultationWords,
} from './parts/api.ts';

const codecs = { task: text(), project: text() };

/** Raising an obstacle: one screen on a phone, and nothing asked that is known already. */
export default function RaisePage() {
  const t = useConsultationWords();
  const go = useGo();
  const { can, org } = useSession();
  const queries = useQueryClient();
  const [about] = useUrlState(codecs);
  const [draft, setDraft] = useState({
    kind: 'land' as (typeof KINDS)[number],
    title: '',
    words: '',
    projectId: about.project,
  });
  const task = useQuery({
    queryKey: ['tasks', 'one', about.task],
    queryFn: ({ signal }) => tasksApi('GET /tasks/:id', { params: { id: about.task }, signal }),
    enabled: about.task !== '',
  });
  const projects = useQuery({
    queryKey: ['projects', 'to choose'],
    queryFn: ({ signal }) => projectsApi('GET /projects', { query: { limit: 200, sort: 'name' }, signal }),
    enabled: about.task === '' && can('projects.read'),
  });
  const raise = useMutation<ObstacleView, ProblemError>({
    mutationFn: () =>
      api('POST /consultations/obstacles', {
        body: {
          kind: draft.kind,
          title: draft.title,
          words: draft.words,
          ...(about.task ? { taskId: about.task } : {}),
          ...(!about.task && draft.projectId ? { projectId: draft.projectId } : {}),
        },
      }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: [CONSULTATIONS] });
      toast.done(t('form.saved'));
      go(`/consultations/${made.id}`, 'replace');
    },
  });
  return (
    <>
      <PageHead
        title={t('form.title')}
        crumbs={[{ label: t('queue.title'), to: '/consultations' }]}
        sentence={t('form.sentence')}
      />
      <FieldErrors fields={raise.error?.fields}>
        <form
          className="cs-form"
          onSubmit={(event) => {
            event.preventDefault();
            raise.mutate();
          }}
        >
          <ErrorSummary detail={raise.error?.detail ?? null} fields={raise.error?.fields ?? []} />
          <Field label={t('form.name')} name="title" hint={t('form.name_hint')} required>
            {(wire) => (
              <Input
                {...wire}
                maxLength={200}
                value={draft.title}
                onChange={(event) => setDraft({ ...draft, title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('form.kind')} name="kind" required>
            {(wire) => (
              <Select
                {...wire}
                value={draft.kind}
                onChange={(kind) => setDraft({ ...draft, kind })}
                options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
            )}
          </Field>
          {about.task ? (
            <p className="cs-about">{task.data ? t('form.about_task', { title: task.data.title }) : null}</p>
          ) : can('projects.read') ? (
            <Field label={t('form.project')} name="projectId" hint={t('form.project_hint')}>
              {(wire) => (
                <Select
                  {...wire}
                  showSearch={{ optionFilterProp: 'label' }}
                  allowClear
                  loading={projects.isFetching}
                  placeholder={t('form.no_project')}
                  value={draft.projectId || undefined}
                  onChange={(projectId) => setDraft({ ...draft, projectId: projectId ?? '' })}
                  options={(projects.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
                />
              )}
            </Field>
          ) : null}
          <Field label={t('form.words')} name="words" hint={t('form.words_hint')}>
            {(wire) => (
              <Input.TextArea
                {...wire}
                rows={4}
                maxLength={2000}
                value={draft.words}
                onChange={(event) => setDraft({ ...draft, words: event.target.value })}
              />
            )}
          </Field>
          <p className="ls-quiet">{t('form.to_self', { unit: org?.name ?? '' })}</p>
          <div className="cs-actions">
            <Button type="primary" htmlType="submit" loading={raise.isPending} disabled={draft.title.trim() === ''}>
              {t('form.save')}
            </Button>
            <Link to="/consultations" className="ls-button">
              {t('form.cancel')}
            </Link>
          </div>
        </form>
      </FieldErrors>
    </>
  );
}
