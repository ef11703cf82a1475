import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { api, CONSULTATIONS, LEVELS, type MeetingView, useConsultationWords } from './api.ts';
import { wireOf } from './step-form.tsx';

/** Calls a meeting; place and chair may follow. */
export const CallMeeting = ({ onDone }: { onDone: () => void }) => {
  const t = useConsultationWords();
  const go = useGo();
  const { today } = useSession();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ title: '', on: today as string, level: 3, place: '', chair: '' });
  const call = useMutation<MeetingView, ProblemError>({
    mutationFn: () =>
      api('POST /consultations/meetings', {
        body: {
          title: draft.title,
          on: draft.on,
          level: draft.level,
          ...(draft.place ? { place: draft.place } : {}),
          ...(draft.chair ? { chair: draft.chair } : {}),
        },
      }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: [CONSULTATIONS] });
      toast.done(t('meeting.saved'));
      onDone();
      go(`/consultations/meetings/${made.id}`);
    },
  });
  return (
    <FieldErrors fields={call.error?.fields}>
      <form
        className="cs-form cs-step"
        aria-label={t('meeting.call')}
        onSubmit={(event) => {
          event.preventDefault();
          call.mutate();
        }}
      >
        <ErrorSummary detail={call.error?.detail ?? null} fields={call.error?.fields ?? []} />
        <Field label={t('meeting.name')} name="title" hint={t('meeting.name_hint')} required>
          {(wire) => (
            <Input
              {...wire}
              maxLength={100}
              value={draft.title}
              onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('meeting.on')} name="on" required>
          {(wire) => (
            <DayField value={draft.on} min={today} onChange={(on) => setDraft({ ...draft, on })} wire={wireOf(wire)} />
          )}
        </Field>
        <Field label={t('meeting.level')} name="level" required>
          {(wire) => (
            <Select<number>
              {...wire}
              value={draft.level}
              onChange={(level) => setDraft({ ...draft, level })}
              options={LEVELS.map((value) => ({ value: value as number, label: t(`level.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('meeting.place')} name="place">
          {(wire) => (
            <Input
              {...wire}
              maxLength={100}
              value={draft.place}
              onChange={(event) => setDraft({ ...draft, place: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('meeting.chair')} name="chair">
          {(wire) => (
            <Input
              {...wire}
              maxLength={50}
              value={draft.chair}
              onChange={(event) => setDraft({ ...draft, chair: event.target.value })}
            />
          )}
        </Field>
        <div className="cs-actions">
          <Button type="primary" htmlType="submit" loading={call.isPending} disabled={!draft.title.trim() || !draft.on}>
            {t('meeting.save')}
          </Button>
          <Button onClick={onDone}>{t('step.cancel')}</Button>
        </div>
      </form>
    </FieldErrors>
  );
};
