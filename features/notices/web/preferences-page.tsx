import './notices.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { api, type Preference, useInboxKey, useNoticeWords } from './parts/api.ts';
import { ClockField } from './parts/clock-field.tsx';

const LANGUAGES = ['zh-CN', 'en'] as const;
const CHOICES = ['all', 'urgent', 'none'] as const;

/** Where and when one wants to be told, on one page. */
export default function PreferencesPage() {
  const t = useNoticeWords();
  const key = useInboxKey();
  const preference = useQuery({
    queryKey: [key, 'preferences'],
    queryFn: ({ signal }) => api('GET /notices/preferences', { signal }),
  });
  return (
    <>
      <PageHead title={t('preferences.title')} sentence={t('preferences.sentence')} />
      {preference.error ? <Fault error={preference.error} again={() => void preference.refetch()} /> : null}
      {preference.isPending ? <Loading /> : null}
      {preference.data ? <PreferenceForm preference={preference.data} /> : null}
    </>
  );
}

const PreferenceForm = ({ preference }: { preference: Preference }) => {
  const t = useNoticeWords();
  const key = useInboxKey();
  const queries = useQueryClient();
  const { usual } = preference;
  const [email, setEmail] = useState(preference.email ?? '');
  const [language, setLanguage] = useState(preference.language);
  const [isOwn, setOwn] = useState(preference.digestAt !== null || preference.quietFrom !== null);
  const [times, setTimes] = useState({
    digestAt: preference.digestAt ?? usual.digestAt,
    quietFrom: preference.quietFrom ?? usual.quietFrom,
    quietUntil: preference.quietUntil ?? usual.quietUntil,
  });
  const [choices, setChoices] = useState(Object.fromEntries(preference.channels.map(({ id, choice }) => [id, choice])));
  const save = useMutation<Preference, ProblemError>({
    mutationFn: () =>
      api('PUT /notices/preferences', {
        body: {
          email: email.trim() || null,
          language,
          choices,
          ...(isOwn ? times : { digestAt: null, quietFrom: null, quietUntil: null }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [key, 'preferences'] });
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
          <legend>{t('preferences.where')}</legend>
          {preference.channels.length === 0 ? <p className="ls-quiet">{t('preferences.no_channels')}</p> : null}
          {preference.channels.some(({ kind }) => kind === 'email') ? (
            <Field label={t('preferences.email')} name="email" hint={t('preferences.email_hint')}>
              {(wire) => (
                <Input
                  {...wire}
                  type="email"
                  autoComplete="email"
                  maxLength={200}
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          {preference.channels.map(({ id, name }) => (
            <Field key={id} label={t('preferences.choice', { name })}>
              {(wire) => (
                <Select
                  {...wire}
                  value={choices[id]}
                  options={CHOICES.map((value) => ({ value, label: t(`preferences.choices.${value}`) }))}
                  onChange={(value) => setChoices({ ...choices, [id]: value })}
                />
              )}
            </Field>
          ))}
          {preference.groups.length ? (
            <p className="ls-quiet">
              {t('preferences.groups', { names: preference.groups.map(({ name }) => name).join(' · ') })}
            </p>
          ) : null}
          {preference.channels.length ? (
            <Field label={t('preferences.language')}>
              {(wire) => (
                <Select
                  {...wire}
                  value={language}
                  options={LANGUAGES.map((value) => ({ value, label: t(`preferences.languages.${value}`) }))}
                  onChange={setLanguage}
                />
              )}
            </Field>
          ) : null}
        </fieldset>
        <fieldset>
          <legend>{t('preferences.when')}</legend>
          <p className="ls-quiet">
            {t('preferences.usual_times', { digest: usual.digestAt, from: usual.quietFrom, until: usual.quietUntil })}
            {usual.isQuietAtWeekends ? t('preferences.weekends') : ''}
          </p>
          <Checkbox checked={isOwn} onChange={(event) => setOwn(event.target.checked)}>
            {t('preferences.own_times')}
          </Checkbox>
          {isOwn ? (
            <div className="nt-row">
              {(['digestAt', 'quietFrom', 'quietUntil'] as const).map((name) => (
                <ClockField
                  key={name}
                  name={name}
                  label={t(`preferences.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)}
                  value={times[name]}
                  onChange={(value) => setTimes({ ...times, [name]: value })}
                />
              ))}
            </div>
          ) : null}
        </fieldset>
      </FieldErrors>
      <div>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
};
