import './burden.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { UnitsPicker } from '../../tasks/web/parts/unit-picker.tsx';
import { ASKED_KINDS, api, BURDEN, type FormView, FREQUENCIES, useBurdenWords } from './parts/api.ts';
import { CheckCard } from './parts/check-card.tsx';
import { type Draft, emptyDraft, formOf } from './parts/draft.ts';
import { FieldsEditor } from './parts/fields-editor.tsx';

/** Asking for a form: beside it, at every change, what is known already, what is forbidden and what it costs the units. */
export default function NewPage() {
  const t = useBurdenWords();
  const { today } = useSession();
  const go = useGo();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(today));
  const [isHeld, setHeld] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation<FormView, ProblemError>({
    mutationFn: () => api('POST /burden/forms', { body: formOf(draft) }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      toast.done(t('new.saved'));
      go(`/burden/${made.id}`, 'replace');
    },
  });
  const needsContest = isHeld || save.error?.code === 'burden.already_held';
  return (
    <>
      <PageHead title={t('new.title')} crumbs={[{ label: t('list.title'), to: '/burden' }]} sentence={t('new.lead')} />
      <div className="bd-columns">
        <FieldErrors fields={save.error?.fields}>
          <form
            className="bd-card"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate();
            }}
          >
            <ErrorSummary detail={save.error?.detail ?? null} fields={save.error?.fields ?? []} />
            <Field label={t('new.name')} name="title" hint={t('new.name_hint')} required>
              {(wire) => (
                <Input
                  {...wire}
                  maxLength={200}
                  value={draft.title}
                  onChange={(event) => set({ title: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('new.units')} name="orgIds" hint={t('new.units_hint')} required>
              {({ id }) => (
                <UnitsPicker wire={{ id }} value={draft.orgIds} onChange={(orgIds) => set({ orgIds: [...orgIds] })} />
              )}
            </Field>
            <Field label={t('new.kind')} name="askedKind">
              {(wire) => (
                <Select
                  {...wire}
                  value={draft.askedKind}
                  onChange={(askedKind) => set({ askedKind })}
                  options={[
                    { value: '' as const, label: t('new.kind_none') },
                    ...ASKED_KINDS.map((value) => ({ value, label: t(`org_kind.${value}`) })),
                  ]}
                />
              )}
            </Field>
            <FieldsEditor fields={draft.fields} onChange={(fields) => set({ fields })} />
            <Field label={t('new.frequency')} name="frequency" required>
              {(wire) => (
                <Select
                  {...wire}
                  value={draft.frequency}
                  onChange={(frequency) => set({ frequency })}
                  options={FREQUENCIES.map((value) => ({ value, label: t(`frequency.${value}`) }))}
                />
              )}
            </Field>
            <Field label={t('new.starts')} name="startsOn" required>
              {(wire) => (
                <Input
                  {...wire}
                  type="date"
                  value={draft.startsOn}
                  onChange={(event) => set({ startsOn: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('new.ends')} name="endsOn" hint={t('new.ends_hint')}>
              {(wire) => (
                <Input
                  {...wire}
                  type="date"
                  min={draft.startsOn}
                  value={draft.endsOn}
                  onChange={(event) => set({ endsOn: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('new.basis')} name="basis" hint={t('new.basis_hint')} required>
              {(wire) => (
                <Input
                  {...wire}
                  maxLength={300}
                  value={draft.basis}
                  onChange={(event) => set({ basis: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('new.purpose')} name="purpose" hint={t('new.purpose_hint')}>
              {(wire) => (
                <Input
                  {...wire}
                  maxLength={1000}
                  value={draft.purpose}
                  onChange={(event) => set({ purpose: event.target.value })}
                />
              )}
            </Field>
            {needsContest ? (
              <Field label={t('new.contest')} name="contest" hint={t('new.contest_hint')}>
                {(wire) => (
                  <Input.TextArea
                    {...wire}
                    rows={2}
                    maxLength={1000}
                    value={draft.contest}
                    onChange={(event) => set({ contest: event.target.value })}
                  />
                )}
              </Field>
            ) : null}
            <div className="bd-actions">
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {t(needsContest && draft.contest.trim() ? 'new.contest_save' : 'new.save')}
              </Button>
              <Link to="/burden" className="ls-button">
                {t('new.cancel')}
              </Link>
            </div>
          </form>
        </FieldErrors>
        <CheckCard draft={draft} onHeld={setHeld} />
      </div>
    </>
  );
}
