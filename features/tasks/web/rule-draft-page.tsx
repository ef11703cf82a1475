import './tasks.css';
import './rule-sets-page.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, type RuleDraft, TASKS } from './parts/api.ts';
import { ConditionsEditor } from './parts/conditions-editor.tsx';
import { DayField } from './parts/day-field.tsx';
import { ruleTitle } from './parts/rule-table.tsx';
import { TrialResult } from './parts/trial-result.tsx';
import { UnitPicker } from './parts/unit-picker.tsx';
import { useTaskWords } from './parts/words.ts';

const WORK = ['task', 'project'] as const;

/** A rule set on its way: what it says, what it would change, and the button that switches it on. */
export default function RuleDraftPage() {
  const id = usePathParam('id');
  const draft = useQuery({
    queryKey: [TASKS, 'rule-draft', id],
    queryFn: ({ signal }) => api('GET /rule-drafts/:id', { params: { id }, signal }),
    // News of the trial comes by itself; asked for as well, should the line be lost.
    refetchInterval: ({ state }) => (state.data?.state === 'trying' ? 2_000 : false),
  });
  if (draft.error) return <Fault error={draft.error} again={() => void draft.refetch()} />;
  if (!draft.data) return <Loading />;
  return <Editor key={draft.data.id} draft={draft.data} />;
}

type Edited = Pick<RuleDraft, 'name' | 'source' | 'governs' | 'conditions'> & {
  effectiveFrom: string;
  scopeOrgId: string;
};

const editedOf = (draft: RuleDraft, today: string): Edited => ({
  name: draft.name,
  source: draft.source,
  governs: draft.governs,
  conditions: draft.conditions,
  effectiveFrom: draft.effectiveFrom ?? today,
  scopeOrgId: draft.scope?.orgId ?? '',
});

const Editor = ({ draft }: { draft: RuleDraft }) => {
  const t = useTaskWords();
  const go = useGo();
  const { day } = useFormat();
  const { today } = useSession();
  const queries = useQueryClient();
  const [edited, setEdited] = useState(() => editedOf(draft, today));
  const set = (change: Partial<Edited>) => setEdited((now) => ({ ...now, ...change }));
  const id = draft.id;

  const keep = async (): Promise<RuleDraft> => {
    const saved = await api('PUT /rule-drafts/:id', {
      params: { id },
      body: {
        ...edited,
        effectiveFrom: edited.effectiveFrom || null,
        scopeOrgId: edited.scopeOrgId || null,
        revision: draft.revision,
      },
    });
    queries.setQueryData([TASKS, 'rule-draft', id], saved);
    return saved;
  };
  const show = (now: RuleDraft) => {
    queries.setQueryData([TASKS, 'rule-draft', id], now);
    void queries.invalidateQueries({ queryKey: [TASKS, 'rule-drafts'] });
  };
  const onError = (error: ProblemError) => {
    if (error.code === 'tasks.changed_meanwhile')
      void queries.invalidateQueries({ queryKey: [TASKS, 'rule-draft', id] });
  };
  const save = useMutation<RuleDraft, ProblemError, void>({ mutationFn: keep, onSuccess: show, onError });
  const attempt = useMutation<RuleDraft, ProblemError, void>({
    mutationFn: async () => {
      await keep();
      return api('POST /rule-drafts/:id/trial', { params: { id } });
    },
    onSuccess: show,
    onError,
  });
  const switchOn = useMutation<unknown, ProblemError, void>({
    mutationFn: async () => {
      const saved = await keep();
      return api('POST /rule-drafts/:id/switch-on', { params: { id }, body: { revision: saved.revision } });
    },
    onSuccess: () => {
      toast.done(t('editor.switched_on', { day: day(edited.effectiveFrom) }));
      void queries.invalidateQueries({ queryKey: [TASKS] });
      go('/settings/rules');
    },
    onError,
  });
  const drop = useMutation<unknown, ProblemError, void>({
    mutationFn: () => api('DELETE /rule-drafts/:id', { params: { id } }),
    onSuccess: () => go('/settings/rules'),
  });
  const isBusy = save.isPending || attempt.isPending || switchOn.isPending || draft.state === 'trying';
  const error = [switchOn, attempt, save, drop].find((one) => one.error)?.error;
  const forget = () => [save, attempt, switchOn, drop].forEach((one) => void one.reset());
  const isFixed = draft.state === 'switched_on';
  return (
    <>
      <PageHead
        title={ruleTitle(t, draft)}
        crumbs={[{ label: t('rules.title'), to: '/settings/rules' }]}
        sentence={t('editor.sentence', { state: draft.state, done: draft.progress.done, total: draft.progress.total })}
        actions={
          isFixed ? undefined : (
            <>
              <button type="button" className="ls-button" disabled={isBusy} onClick={() => drop.mutate()}>
                {t('editor.drop')}
              </button>
              <button
                type="button"
                className="ls-button"
                disabled={isBusy}
                onClick={() => {
                  forget();
                  save.mutate();
                }}
              >
                {t('editor.save')}
              </button>
              <button
                type="button"
                className="ls-button"
                disabled={isBusy}
                onClick={() => {
                  forget();
                  attempt.mutate();
                }}
              >
                {t('editor.try')}
              </button>
              <button
                type="button"
                className="ls-button ls-button-primary"
                disabled={isBusy || draft.state !== 'tried'}
                onClick={() => {
                  forget();
                  switchOn.mutate();
                }}
              >
                {t('editor.switch_on')}
              </button>
            </>
          )
        }
      />
      <ErrorSummary detail={error?.detail} fields={error?.fields} />
      <FieldErrors fields={error?.fields}>
        <div className="tk-rule-editor">
          <section className="tk-card" aria-label={t('editor.conditions')}>
            <h2>{t('editor.conditions')}</h2>
            <ConditionsEditor value={edited.conditions} onChange={(conditions) => set({ conditions })} />
            <p className="ls-quiet">{t('rules.worst')}</p>
          </section>
          <section className="tk-card" aria-label={t('editor.about')}>
            <h2>{t('editor.about')}</h2>
            <Field label={t('editor.name')} name="name" required>
              {(wire) => (
                <Input
                  {...wire}
                  value={edited.name}
                  maxLength={60}
                  onChange={(event) => set({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('editor.source')} name="source" required hint={t('editor.source_hint')}>
              {(wire) => (
                <Input.TextArea
                  {...wire}
                  value={edited.source}
                  maxLength={300}
                  autoSize={{ minRows: 2, maxRows: 4 }}
                  onChange={(event) => set({ source: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('editor.scope')} name="scopeOrgId" hint={t('editor.scope_hint')}>
              {(wire) => (
                <UnitPicker
                  wire={wire}
                  value={edited.scopeOrgId}
                  placeholder={t('editor.scope_all')}
                  onChange={(scopeOrgId) => set({ scopeOrgId })}
                />
              )}
            </Field>
            <Field label={t('editor.governs')} name="governs">
              {(wire) => (
                <div id={wire.id}>
                  <Checkbox.Group
                    value={[...edited.governs]}
                    options={WORK.map((value) => ({ value, label: t(`editor.governs_${value}`) }))}
                    onChange={(kinds) => set({ governs: WORK.filter((kind) => kinds.includes(kind)) })}
                  />
                </div>
              )}
            </Field>
            <Field label={t('editor.from')} name="effectiveFrom" required hint={t('editor.from_hint')}>
              {(wire) => (
                <DayField
                  wire={wire}
                  value={edited.effectiveFrom}
                  min={today}
                  onChange={(effectiveFrom) => set({ effectiveFrom })}
                />
              )}
            </Field>
          </section>
        </div>
      </FieldErrors>
      {draft.trial ? <TrialResult draftId={id} trial={draft.trial} governs={draft.governs} /> : null}
    </>
  );
};
