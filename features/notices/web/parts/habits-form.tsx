import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, NOTICES, type Settings, useNoticeWords } from './api.ts';
import { ClockField } from './clock-field.tsx';

/** When the government's digests go out and when it is quiet; persons may choose otherwise for themselves. */
export const HabitsForm = () => {
  const settings = useQuery({
    queryKey: [NOTICES, 'settings'],
    queryFn: ({ signal }) => api('GET /notices/settings', { signal }),
  });
  return settings.data ? <Habits key={settings.data.revision} settings={settings.data} /> : null;
};

const Habits = ({ settings }: { settings: Settings }) => {
  const t = useNoticeWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation<Settings, ProblemError>({
    mutationFn: () =>
      api('PUT /notices/settings', { body: { ...draft, publicAddress: draft.publicAddress?.trim() || null } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [NOTICES, 'settings'] });
      toast.done(t('saved'));
    },
  });
  return (
    <form
      className="nt-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      <FieldErrors fields={save.error?.fields}>
        <fieldset>
          <legend>{t('channels.habits')}</legend>
          <div className="nt-row">
            <ClockField
              name="digestAt"
              label={t('preferences.digest_at')}
              value={draft.digestAt}
              onChange={(digestAt) => setDraft({ ...draft, digestAt })}
            />
            <ClockField
              name="quietFrom"
              label={t('preferences.quiet_from')}
              value={draft.quietFrom}
              onChange={(quietFrom) => setDraft({ ...draft, quietFrom })}
            />
            <ClockField
              name="quietUntil"
              label={t('preferences.quiet_until')}
              value={draft.quietUntil}
              onChange={(quietUntil) => setDraft({ ...draft, quietUntil })}
            />
          </div>
          <Checkbox
            checked={draft.isQuietAtWeekends}
            onChange={(event) => setDraft({ ...draft, isQuietAtWeekends: event.target.checked })}
          >
            {t('channels.weekends')}
          </Checkbox>
          <Field label={t('channels.public_address')} name="publicAddress" hint={t('channels.public_address_hint')}>
            {(wire) => (
              <Input
                {...wire}
                inputMode="url"
                placeholder="https://"
                value={draft.publicAddress ?? ''}
                onChange={(event) => setDraft({ ...draft, publicAddress: event.target.value })}
              />
            )}
          </Field>
          <div>
            <Button htmlType="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </div>
        </fieldset>
      </FieldErrors>
    </form>
  );
};
