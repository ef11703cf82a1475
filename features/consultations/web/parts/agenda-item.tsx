import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker, UnitsPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, CONSULTATIONS, type AgendaItem as Item, type MeetingView, useConsultationWords } from './api.ts';
import { ObstacleFacts } from './obstacle-facts.tsx';
import { wireOf } from './step-form.tsx';

/** One item: its facts, and the decision taken in the room. */
export const AgendaItem = (props: { meeting: MeetingView; item: Item }) => {
  const { meeting, item } = props;
  const t = useConsultationWords();
  const [open, setOpen] = useState<'decide' | 'return' | null>(null);
  const { obstacle } = item;
  return (
    <li className="cs-card cs-item">
      <header className="cs-item-head">
        <span className="cs-nth ls-number">{item.sort}</span>
        <h3>
          <Link to={`/consultations/${obstacle.id}`}>{obstacle.title}</Link>
        </h3>
      </header>
      {obstacle.words ? <p className="cs-words">{obstacle.words}</p> : null}
      <ObstacleFacts obstacle={{ ...obstacle, meeting: null }} />
      {item.outcome ? (
        <p className={`cs-outcome is-${item.outcome}`}>
          {t(`meeting.outcome_${item.outcome}`, { words: item.words ?? '' })}
        </p>
      ) : meeting.may.chair && !open ? (
        <div className="cs-actions">
          <Button type="primary" onClick={() => setOpen('decide')}>
            {t('meeting.decide')}
          </Button>
          <Button onClick={() => setOpen('return')}>{t('meeting.return')}</Button>
        </div>
      ) : null}
      {open ? <Outcome kind={open} meeting={meeting} item={item} onDone={() => setOpen(null)} /> : null}
    </li>
  );
};

const Outcome = (props: { kind: 'decide' | 'return'; meeting: MeetingView; item: Item; onDone: () => void }) => {
  const { kind, meeting, item, onDone } = props;
  const t = useConsultationWords();
  const { today } = useSession();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({
    words: '',
    leadOrgId: kind === 'decide' ? (item.obstacle.owner?.id ?? '') : '',
    supportOrgIds: [] as readonly string[],
    dueOn: '',
  });
  const save = useMutation<MeetingView, ProblemError>({
    mutationFn: () => {
      const about = { params: { id: meeting.id } };
      const { words, leadOrgId, supportOrgIds, dueOn } = draft;
      return kind === 'decide'
        ? api('POST /consultations/meetings/:id/decisions', {
            ...about,
            body: { obstacleId: item.obstacle.id, words, leadOrgId, supportOrgIds: [...supportOrgIds], dueOn },
          })
        : api('POST /consultations/meetings/:id/returns', { ...about, body: { obstacleId: item.obstacle.id, words } });
    },
    onSuccess: (made) => {
      queries.setQueryData([CONSULTATIONS, 'meeting', meeting.id], made);
      void queries.invalidateQueries({ queryKey: [CONSULTATIONS] });
      toast.done(t(kind === 'decide' ? 'meeting.decide_saved' : 'meeting.returned'));
      onDone();
    },
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <FieldErrors fields={save.error?.fields}>
      <form
        className="cs-form"
        aria-label={t(`meeting.${kind}`)}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ErrorSummary detail={save.error?.detail ?? null} fields={save.error?.fields ?? []} />
        <Field
          label={t(kind === 'decide' ? 'meeting.decision' : 'meeting.return_words')}
          name="words"
          hint={kind === 'decide' ? t('meeting.decision_hint') : undefined}
          required
        >
          {(wire) => (
            <Input.TextArea
              {...wire}
              rows={2}
              maxLength={500}
              value={draft.words}
              onChange={(event) => set({ words: event.target.value })}
            />
          )}
        </Field>
        {kind === 'decide' ? (
          <>
            <Field label={t('meeting.lead')} name="leadOrgId" required>
              {(wire) => (
                <UnitPicker value={draft.leadOrgId} onChange={(leadOrgId) => set({ leadOrgId })} wire={wireOf(wire)} />
              )}
            </Field>
            <Field label={t('meeting.support')} name="supportOrgIds">
              {(wire) => (
                <UnitsPicker
                  value={draft.supportOrgIds}
                  onChange={(supportOrgIds) => set({ supportOrgIds })}
                  wire={wireOf(wire)}
                />
              )}
            </Field>
            <Field label={t('meeting.due')} name="dueOn" required>
              {(wire) => (
                <DayField value={draft.dueOn} min={today} onChange={(dueOn) => set({ dueOn })} wire={wireOf(wire)} />
              )}
            </Field>
          </>
        ) : null}
        <div className="cs-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(kind === 'decide' ? 'meeting.decide_save' : 'meeting.return_save')}
          </Button>
          <Button onClick={onDone}>{t('step.cancel')}</Button>
        </div>
      </form>
    </FieldErrors>
  );
};
