import './projects.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { FileListField } from '../../tasks/web/parts/file-list-field.tsx';
import { addMonths, monthOf } from '../rules/months.ts';
import { monthToReport } from '../rules/reporting.ts';
import { inForceOn, type Standard } from '../rules/standards.ts';
import { api, PROJECTS, type ProjectView, useProject, useStandards } from './parts/api.ts';
import { STAGES } from './parts/filters.ts';
import { useMonth, useProjectWords } from './parts/words.ts';

/** A month on one screen of a phone: money, percent, stage, one line of words; pre-filled with what is known. */
export default function ReportPage() {
  const project = useProject(usePathParam('id'));
  const standards = useStandards();
  if (project.error) return <Fault error={project.error} again={() => void project.refetch()} />;
  return project.data && standards.data ? (
    <Form project={project.data} standards={standards.data.items as Standard[]} />
  ) : (
    <Loading />
  );
}

const Form = ({ project, standards }: { project: ProjectView; standards: readonly Standard[] }) => {
  const t = useProjectWords();
  const go = useGo();
  const month = useMonth();
  const today = useToday();
  const queries = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const present = monthOf(today);
  const [draft, setDraft] = useState(() => {
    const about = monthToReport(today, inForceOn(standards, today).reportsFrom, project.lastMonth);
    return {
      month: about,
      done: project.months.find((one) => one.month === about)?.done ?? '',
      percent: project.percent,
      stage: project.stage,
      words: project.progressWords ?? '',
      problems: project.problems ?? '',
      coordination: project.coordination ?? '',
    };
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const plan = project.months.find((one) => one.month === draft.month)?.plan ?? null;
  const send = useMutation<ProjectView, ProblemError>({
    mutationFn: () => {
      const form = new FormData();
      form.append('report', JSON.stringify({ ...draft, done: draft.done || '0' }));
      for (const file of files) form.append('file', file);
      return api.upload('POST /projects/:id/reports', { params: { id: project.id }, form });
    },
    onSuccess: (saved) => {
      queries.setQueryData([PROJECTS, 'one', project.id], saved);
      void queries.invalidateQueries({ queryKey: [PROJECTS, 'list'] });
      toast.done(t('web.report.sent'));
      go(`/projects/${project.id}`);
    },
  });
  return (
    <div className="pj-one">
      <PageHead
        title={t('web.report.title')}
        crumbs={[
          { label: t('web.list.title'), to: '/projects' },
          { label: project.name, to: `/projects/${project.id}` },
        ]}
        sentence={project.name}
      />
      <FieldErrors fields={send.error?.fields}>
        <ErrorSummary detail={send.error?.detail} fields={send.error?.fields} />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <div className="pj-pair">
            <Field label={t('web.report.month')} name="month">
              {(wire) => (
                <Select
                  {...wire}
                  value={draft.month}
                  onChange={(one) =>
                    set({ month: one, done: project.months.find((known) => known.month === one)?.done ?? '' })
                  }
                  options={[0, -1, -2, -3].map((back) => ({
                    value: addMonths(present, back),
                    label: month(addMonths(present, back)),
                  }))}
                />
              )}
            </Field>
            <Field label={t('sheet.columns.stage')} name="stage">
              {(wire) => (
                <Select
                  {...wire}
                  value={draft.stage}
                  onChange={(stage) => set({ stage })}
                  options={STAGES.map((value) => ({ value, label: t(`stages.${value}`) }))}
                />
              )}
            </Field>
            <Field
              label={t('web.report.done')}
              name="done"
              hint={plan === null || plan === '0' ? undefined : t('web.report.plan', { plan })}
            >
              {(wire) => (
                <InputNumber
                  {...wire}
                  stringMode
                  min="0"
                  inputMode="decimal"
                  value={draft.done}
                  style={{ width: '100%' }}
                  onChange={(done) => set({ done: done === null ? '' : String(done) })}
                />
              )}
            </Field>
            <Field label={t('web.report.percent')} name="percent">
              {(wire) => (
                <InputNumber
                  {...wire}
                  min={0}
                  max={100}
                  precision={0}
                  value={draft.percent}
                  style={{ width: '100%' }}
                  onChange={(percent) => set({ percent: percent ?? 0 })}
                />
              )}
            </Field>
          </div>
          <Field label={t('sheet.columns.progress')} name="words">
            {(wire) => (
              <Input.TextArea
                {...wire}
                autoSize={{ minRows: 2 }}
                maxLength={4000}
                value={draft.words}
                onChange={(event) => set({ words: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('web.report.problems')} name="problems">
            {(wire) => (
              <Input.TextArea
                {...wire}
                autoSize={{ minRows: 1 }}
                maxLength={4000}
                value={draft.problems}
                onChange={(event) => set({ problems: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('web.report.coordination')} name="coordination">
            {(wire) => (
              <Input.TextArea
                {...wire}
                autoSize={{ minRows: 1 }}
                maxLength={4000}
                value={draft.coordination}
                onChange={(event) => set({ coordination: event.target.value })}
              />
            )}
          </Field>
          <div className="pj-actions">
            <button type="submit" className="ls-button ls-button-primary" disabled={send.isPending}>
              {t('web.report.send')}
            </button>
            <Link to={`/projects/${project.id}`} className="ls-button">
              {t('web.cancel')}
            </Link>
            <span title={t('web.report.files_hint')}>
              <FileListField files={files} onChange={setFiles} />
            </span>
          </div>
        </form>
      </FieldErrors>
    </div>
  );
};
