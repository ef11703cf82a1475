import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, CONSULTATIONS, LEVELS, type ObstacleView, useConsultationWords } from './api.ts';

type Action = ObstacleView['may'][number];
type Draft = { words: string; ownerOrgId: string; level: number; until: string };

const bodyOf = (action: Action, { words, ownerOrgId, level, until }: Draft, revision: number) => {
  switch (action) {
    case 'triage':
      return { action, revision, ownerOrgId, level };
    case 'escalate':
      return { action, revision, words, level, ...(ownerOrgId ? { ownerOrgId } : {}) };
    case 'park':
      return { action, revision, words, until };
    case 'solve':
    case 'dispute':
    case 'withdraw':
      return { action, revision, words };
    case 'confirm':
    case 'resume':
      return { action, revision };
    default:
      throw new Error(`${action} is not made on the obstacle's page`);
  }
};

/** What one step asks for, and nothing more. */
export const StepForm = (props: { obstacle: ObstacleView; action: Action; onDone: () => void }) => {
  const { obstacle, action, onDone } = props;
  const t = useConsultationWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({
    words: '',
    ownerOrgId: action === 'triage' ? (obstacle.owner?.id ?? '') : '',
    level: action === 'escalate' ? Math.min(4, obstacle.level + 1) : obstacle.level,
    until: '',
  });
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const make = useMutation<ObstacleView, ProblemError>({
    mutationFn: () =>
      api('POST /consultations/obstacles/:id/steps', {
        params: { id: obstacle.id },
        body: bodyOf(action, draft, obstacle.revision),
      }),
    onSuccess: (made) => {
      queries.setQueryData([CONSULTATIONS, 'one', made.id], made);
      void queries.invalidateQueries({ queryKey: [CONSULTATIONS] });
      toast.done(t('step.saved'));
      onDone();
    },
  });
  const asksUnit = action === 'triage' || action === 'escalate';
  const asksWords = action !== 'triage' && action !== 'confirm' && action !== 'resume';
  const levels = action === 'escalate' ? LEVELS.filter((level) => level > obstacle.level) : LEVELS;
  return (
    <FieldErrors fields={make.error?.fields}>
      <form
        className="cs-form cs-step"
        aria-label={t(`action.${action}`)}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <ErrorSummary detail={make.error?.detail ?? null} fields={make.error?.fields ?? []} />
        {asksUnit ? (
          <Field
            label={t('step.owner')}
            name="ownerOrgId"
            required={action === 'triage'}
            hint={action === 'escalate' ? t('step.escalate_hint') : undefined}
          >
            {(wire) => (
              <UnitPicker value={draft.ownerOrgId} onChange={(ownerOrgId) => set({ ownerOrgId })} wire={wireOf(wire)} />
            )}
          </Field>
        ) : null}
        {asksUnit ? (
          <Field label={t('step.level')} name="level" required>
            {(wire) => (
              <Select<number>
                {...wire}
                value={draft.level}
                onChange={(level) => set({ level })}
                options={levels.map((value) => ({ value: value as number, label: t(`level.${value}`) }))}
              />
            )}
          </Field>
        ) : null}
        {action === 'park' ? (
          <Field label={t('step.until')} name="until" required>
            {(wire) => <DayField value={draft.until} onChange={(until) => set({ until })} wire={wireOf(wire)} />}
          </Field>
        ) : null}
        {asksWords ? (
          <Field label={t(`step.words_${action}`)} name="words" required>
            {(wire) => (
              <Input.TextArea
                {...wire}
                rows={3}
                maxLength={2000}
                value={draft.words}
                onChange={(event) => set({ words: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <div className="cs-actions">
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('step.save')}
          </Button>
          <Button onClick={onDone}>{t('step.cancel')}</Button>
        </div>
      </form>
    </FieldErrors>
  );
};

type Wire = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  status: 'error' | undefined;
};

/** Wires of a field without what is not set: the pickers name their attributes exactly. */
export const wireOf = (wire: Wire) => ({
  id: wire.id,
  ...(wire['aria-describedby'] ? { 'aria-describedby': wire['aria-describedby'] } : {}),
  ...(wire['aria-invalid'] ? { 'aria-invalid': wire['aria-invalid'] } : {}),
  ...(wire['aria-required'] ? { 'aria-required': wire['aria-required'] } : {}),
  ...(wire.status ? { status: wire.status } : {}),
});
