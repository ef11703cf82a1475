import './projects.css';
import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Segmented, Select } from 'antd';
import { useReducer, useState } from 'react';
import type { PlannedNode } from '../rules/nodes.ts';
import { api, PROJECTS, type ProjectView, useProject } from './parts/api.ts';
import { NodeForm } from './parts/node-form.tsx';
import { PlanChart } from './parts/plan-chart.tsx';
import { judge, loadPlan, moved, movedSince, planReducer, rescheduled, type Terms } from './parts/plan-state.ts';
import { PlanTable } from './parts/plan-table.tsx';
import { useTerms } from './parts/use-terms.ts';
import { useUndoKeys } from './parts/use-undo-keys.ts';
import { useProjectWords } from './parts/words.ts';

/** The plan of one project, edited by mouse and keyboard, scheduled backward from the promise. */
export default function PlanPage() {
  const project = useProject(usePathParam('id'));
  if (project.error) return <Fault error={project.error} again={() => void project.refetch()} />;
  return project.data ? <WithTerms project={project.data} /> : <Loading />;
}

const WithTerms = ({ project }: { project: ProjectView }) => {
  const today = useToday();
  const promisedOn = toDay(project.planFinishOn ?? addDays(today, 365));
  const terms = useTerms(project, promisedOn);
  return terms ? <Editor key={project.id} project={project} terms={terms} /> : <Loading />;
};

const Editor = ({ project, terms }: { project: ProjectView; terms: Terms }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const queries = useQueryClient();
  const [plan, act] = useReducer(planReducer, project.nodes, loadPlan);
  const [revision, setRevision] = useState(project.revision);
  const [selected, setSelected] = useState<string | null>(null);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [baselineId, setBaseline] = useState('');
  const [naming, setNaming] = useState<string | null>(null);
  const set = (nodes: readonly PlannedNode[]) => act({ kind: 'set', nodes });
  const outcome = plan.nodes.length > 0 ? judge(plan.nodes, terms) : null;
  const titleOf = (id: string): string => plan.nodes.find((node) => node.id === id)?.title ?? '';
  const keep = (saved: ProjectView): void => {
    queries.setQueryData([PROJECTS, 'one', project.id], saved);
    setRevision(saved.revision);
  };
  const save = useMutation<ProjectView, ProblemError>({
    mutationFn: () =>
      api('PUT /projects/:id/nodes', { params: { id: project.id }, body: { revision, nodes: plan.nodes.map(nodeOf) } }),
    onSuccess: (saved) => {
      keep(saved);
      act({ kind: 'load', nodes: saved.nodes });
      toast.done(t('web.plan.saved'));
    },
  });
  const baseline = useMutation<ProjectView, ProblemError, string>({
    mutationFn: (title) => api('POST /projects/:id/baselines', { params: { id: project.id }, body: { title } }),
    onSuccess: (saved) => {
      queries.setQueryData([PROJECTS, 'one', project.id], saved);
      setBaseline(saved.baselines.at(-1)?.id ?? '');
      setNaming(null);
      toast.done(t('web.plan.baseline_kept'));
    },
  });
  const isChanged = plan.past.length > 0;
  useUndoKeys(
    () => act({ kind: 'undo' }),
    () => act({ kind: 'redo' }),
  );
  const node = plan.nodes.find(({ id }) => id === selected);
  const slipped = movedSince(project.nodes, plan.nodes);
  const add = (): void => {
    const id = crypto.randomUUID();
    set([...plan.nodes, { ...EMPTY, id, title: t('web.plan.new_node') }]);
    setSelected(id);
  };
  return (
    <div className="pj-plan">
      <PageHead
        title={t('web.plan.title')}
        crumbs={[
          { label: t('web.list.title'), to: '/projects' },
          { label: project.name, to: `/projects/${project.id}` },
        ]}
        sentence={<PlanSentence outcome={outcome} promise={day(terms.promisedOn)} titleOf={titleOf} />}
        actions={
          project.may.edit ? (
            <>
              <button type="button" className="ls-button" disabled={!isChanged} onClick={() => act({ kind: 'undo' })}>
                {t('web.plan.undo')}
              </button>
              <button
                type="button"
                className="ls-button"
                disabled={plan.future.length === 0}
                onClick={() => act({ kind: 'redo' })}
              >
                {t('web.plan.redo')}
              </button>
              <button type="button" className="ls-button" onClick={() => set(rescheduled(plan.nodes, 'latest', terms))}>
                {t('web.plan.backward')}
              </button>
              <button
                type="button"
                className="ls-button"
                onClick={() => set(rescheduled(plan.nodes, 'earliest', terms))}
              >
                {t('web.plan.forward')}
              </button>
              <button type="button" className="ls-button" disabled={isChanged} onClick={() => setNaming('')}>
                {t('web.plan.keep_baseline')}
              </button>
              <button
                type="button"
                className="ls-button ls-button-primary"
                disabled={!isChanged || save.isPending}
                onClick={() => save.mutate()}
              >
                {t('web.save')}
              </button>
            </>
          ) : null
        }
      />
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      {outcome && outcome.kind !== 'scheduled' ? <Trouble outcome={outcome} titleOf={titleOf} /> : null}
      {outcome?.kind === 'scheduled' && outcome.schedule.impossible ? (
        <p className="pj-impossible" role="status">
          {t('web.plan.impossible', {
            chain: outcome.schedule.impossible.chain.map(titleOf).join(' → '),
            needed: outcome.schedule.impossible.needed,
            available: Math.max(0, outcome.schedule.impossible.available),
            missing: outcome.schedule.impossible.missing,
            finish: day(outcome.schedule.earliestFinish),
          })}
        </p>
      ) : null}
      <div className="pj-card-head">
        <Segmented
          aria-label={t('web.plan.view')}
          value={view}
          onChange={(one) => setView(one as 'chart' | 'table')}
          options={[
            { value: 'chart', label: t('web.plan.chart') },
            { value: 'table', label: t('web.plan.table') },
          ]}
        />
        {project.baselines.length > 0 ? (
          <Select
            aria-label={t('web.plan.baseline')}
            value={baselineId}
            onChange={setBaseline}
            style={{ minWidth: 180 }}
            options={[
              { value: '', label: t('web.plan.no_baseline') },
              ...project.baselines.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        ) : null}
        {project.may.edit ? (
          <button type="button" className="pj-link" onClick={add}>
            {t('web.plan.add')}
          </button>
        ) : null}
        {slipped.length > 0 ? (
          <span className="ls-quiet" role="status">
            {t('web.plan.slipped', {
              n: slipped.length,
              names: slipped
                .slice(0, 3)
                .map(({ title, days }) => t('web.plan.slip', { title, days: days > 0 ? `+${days}` : String(days) }))
                .join(t('sheet.separator')),
            })}
          </span>
        ) : null}
      </div>
      {plan.nodes.length === 0 ? (
        <Empty title={t('web.plan.empty')} hint={t('web.plan.empty_hint')} />
      ) : view === 'chart' ? (
        <>
          <PlanChart
            nodes={plan.nodes}
            outcome={outcome}
            terms={terms}
            baseline={project.baselines.find(({ id }) => id === baselineId) ?? null}
            selected={selected}
            onSelect={setSelected}
            onMove={project.may.edit ? (move) => set(moved(plan.nodes, move, terms)) : undefined}
          />
          <p className="ls-quiet">{t('web.plan.keys')}</p>
        </>
      ) : (
        <PlanTable nodes={plan.nodes} outcome={outcome} onSelect={setSelected} />
      )}
      {node && project.may.edit ? (
        <NodeForm
          key={node.id}
          node={node}
          nodes={plan.nodes}
          approvals={terms.approvals}
          onChange={(change) => set(plan.nodes.map((one) => (one.id === node.id ? { ...one, ...change } : one)))}
          onRemove={() => {
            set(
              plan.nodes
                .filter(({ id }) => id !== node.id)
                .map((one) => ({ ...one, after: one.after.filter(({ nodeId }) => nodeId !== node.id) })),
            );
            setSelected(null);
          }}
        />
      ) : null}
      <Modal
        open={naming !== null}
        title={t('web.plan.keep_baseline')}
        okText={t('web.save')}
        cancelText={t('web.cancel')}
        okButtonProps={{ disabled: !naming?.trim(), loading: baseline.isPending }}
        onOk={() => baseline.mutate(naming?.trim() ?? '')}
        onCancel={() => setNaming(null)}
      >
        <Input
          aria-label={t('web.plan.baseline_name')}
          placeholder={t('web.plan.baseline_name')}
          value={naming ?? ''}
          maxLength={100}
          onChange={(event) => setNaming(event.target.value)}
        />
        {baseline.error ? <p role="alert">{baseline.error.detail}</p> : null}
      </Modal>
    </div>
  );
};

const EMPTY = {
  key: null,
  weight: 1,
  workdays: 5,
  approval: null,
  ownerOrgId: null,
  planStartOn: null,
  planFinishOn: null,
  startedOn: null,
  doneOn: null,
  after: [],
} satisfies Omit<PlannedNode, 'id' | 'title'>;

/** What the interface takes of a node. */
const nodeOf = (node: PlannedNode) => ({
  id: node.id,
  key: node.key,
  title: node.title,
  weight: node.weight,
  workdays: node.workdays,
  approval: node.approval,
  ownerOrgId: node.ownerOrgId,
  planStartOn: node.planStartOn,
  planFinishOn: node.planFinishOn,
  startedOn: node.startedOn,
  doneOn: node.doneOn,
  after: node.after.map(({ nodeId, lagWorkdays }) => ({ nodeId, lagWorkdays })),
});

type Outcome = ReturnType<typeof judge>;

const PlanSentence = ({
  outcome,
  promise,
  titleOf,
}: {
  outcome: Outcome | null;
  promise: string;
  titleOf: (id: string) => string;
}) => {
  const t = useProjectWords();
  const { day } = useFormat();
  if (outcome?.kind !== 'scheduled') return t('web.plan.promised', { promise });
  const { schedule } = outcome;
  const critical = schedule.nodes.filter(({ isCritical }) => isCritical);
  const float = critical[0]?.float ?? 0;
  return t('web.plan.sentence', {
    promise,
    earliest: day(schedule.earliestFinish),
    float: Math.abs(float),
    kept: schedule.impossible ? 'no' : 'yes',
    first: titleOf(critical[0]?.id ?? ''),
    n: critical.length,
  });
};

const Trouble = ({
  outcome,
  titleOf,
}: {
  outcome: Exclude<Outcome, { kind: 'scheduled' }>;
  titleOf: (id: string) => string;
}) => {
  const t = useProjectWords();
  const words =
    outcome.kind === 'cycle'
      ? t('refusals.cycle', { nodes: [...outcome.ids, outcome.ids[0] ?? ''].map(titleOf).join(' → ') })
      : t('refusals.unknown_predecessor', { node: titleOf(outcome.id) });
  return (
    <p className="pj-impossible" role="alert">
      {words}
    </p>
  );
};
