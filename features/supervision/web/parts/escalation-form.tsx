import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, type Escalation, SUPERVISION, useMatterWords } from './api.ts';

type Rules = Escalation['rules'];
type Level = Rules['levels'][number];
const COLOURS = ['blue', 'orange', 'red'] as const;
const TOLD = ['liaison', 'unit_head', 'supervisor', 'leader'] as const;
const URGENCIES = ['ordinary', 'urgent', 'critical'] as const;

/** Revises who is told when; saving adds a version, and what earlier ones caused stays as it was. */
export const EscalationForm = ({ newest, isFixed }: { newest: Escalation; isFixed: boolean }) => {
  const t = useMatterWords();
  const queries = useQueryClient();
  const { today } = useSession();
  const [rules, setRules] = useState<Rules>(newest.rules);
  const [source, setSource] = useState('');
  const [effectiveFrom, setFrom] = useState(today);
  const save = useMutation<Escalation, ProblemError>({
    mutationFn: () =>
      api('POST /supervision/escalation', { body: { source, effectiveFrom, rules, version: newest.version } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [SUPERVISION, 'escalation'] });
      toast.done(t('escalation.saved'));
    },
  });
  const colours = COLOURS.map((value) => ({ value, label: t(`slips.kinds.${value}`) }));
  const setLevel = (nth: number, part: Partial<Level>) =>
    setRules({ ...rules, levels: rules.levels.map((level, at) => (at === nth ? { ...level, ...part } : level)) });
  return (
    <form
      className="sv-escalation"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      <FieldErrors fields={save.error?.fields}>
        <fieldset className="sv-card" disabled={isFixed}>
          <legend>{t('escalation.before')}</legend>
          <div className="sv-escalation-row">
            <Field label={t('escalation.percents')} name="rules.percents" hint={t('escalation.percents_hint')}>
              {(wire) => (
                <Select
                  {...wire}
                  mode="tags"
                  disabled={isFixed}
                  value={rules.percents.map(String)}
                  tokenSeparators={[',', ' ']}
                  onChange={(values: string[]) =>
                    setRules({ ...rules, percents: values.map(Number).filter((one) => one >= 1 && one <= 99) })
                  }
                />
              )}
            </Field>
            <Count
              label={t('escalation.percents_from')}
              name="rules.percentsFromDays"
              min={1}
              value={rules.percentsFromDays}
              onChange={(percentsFromDays) => setRules({ ...rules, percentsFromDays })}
            />
            <Count
              label={t('escalation.before_days')}
              name="rules.beforeWorkdays"
              min={0}
              value={rules.beforeWorkdays}
              onChange={(beforeWorkdays) => setRules({ ...rules, beforeWorkdays })}
            />
          </div>
        </fieldset>
        {rules.levels.map((level, nth) => (
          <fieldset key={nth} className="sv-card" disabled={isFixed}>
            <legend>{t('escalation.level', { level: nth + 1 })}</legend>
            <div className="sv-escalation-row">
              <Count
                label={t('escalation.after')}
                name={`rules.levels.${nth}.afterWorkdays`}
                min={1}
                value={level.afterWorkdays}
                onChange={(afterWorkdays) => setLevel(nth, { afterWorkdays })}
              />
              <Field label={t('escalation.tell')} name={`rules.levels.${nth}.tell`}>
                {(wire) => (
                  <Select
                    {...wire}
                    mode="multiple"
                    disabled={isFixed}
                    value={level.tell}
                    options={TOLD.map((value) => ({ value, label: t(`escalation.told.${value}`) }))}
                    onChange={(tell) => setLevel(nth, { tell })}
                  />
                )}
              </Field>
              <Field label={t('escalation.slip')} name={`rules.levels.${nth}.slip`}>
                {(wire) => (
                  <Select
                    {...wire}
                    disabled={isFixed}
                    value={level.slip ?? ('none' as const)}
                    options={[{ value: 'none' as const, label: t('escalation.no_slip') }, ...colours]}
                    onChange={(slip: Level['slip'] | 'none') => setLevel(nth, { slip: slip === 'none' ? null : slip })}
                  />
                )}
              </Field>
              <Checkbox
                disabled={isFixed}
                checked={level.urges}
                onChange={({ target }) => setLevel(nth, { urges: target.checked })}
              >
                {t('escalation.urges')}
              </Checkbox>
            </div>
          </fieldset>
        ))}
        <fieldset className="sv-card" disabled={isFixed}>
          <legend>{t('escalation.starts')}</legend>
          <div className="sv-escalation-row">
            {URGENCIES.map((urgency) => (
              <Field key={urgency} label={t(`urgency.${urgency}`)} name={`rules.startsAt.${urgency}`}>
                {(wire) => (
                  <Select
                    {...wire}
                    disabled={isFixed}
                    value={rules.startsAt[urgency]}
                    options={colours}
                    onChange={(colour) => setRules({ ...rules, startsAt: { ...rules.startsAt, [urgency]: colour } })}
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
        {isFixed ? null : (
          <fieldset className="sv-card">
            <legend>{t('escalation.basis')}</legend>
            <div className="sv-escalation-row">
              <Field label={t('escalation.source')} name="source" hint={t('escalation.source_hint')}>
                {(wire) => (
                  <Input {...wire} maxLength={200} value={source} onChange={({ target }) => setSource(target.value)} />
                )}
              </Field>
              <Field label={t('escalation.from')} name="effectiveFrom">
                {(wire) => (
                  <Input
                    {...wire}
                    type="date"
                    min={today}
                    value={effectiveFrom}
                    onChange={({ target }) => setFrom(target.value)}
                  />
                )}
              </Field>
            </div>
            <Button type="primary" htmlType="submit" loading={save.isPending} disabled={source.trim() === ''}>
              {t('escalation.save')}
            </Button>
          </fieldset>
        )}
      </FieldErrors>
    </form>
  );
};

const Count = (props: {
  label: string;
  name: string;
  min: number;
  value: number;
  onChange: (value: number) => void;
}) => (
  <Field label={props.label} name={props.name}>
    {(wire) => (
      <InputNumber
        {...wire}
        min={props.min}
        max={200}
        precision={0}
        value={props.value}
        onChange={(value) => props.onChange(value ?? props.min)}
      />
    )}
  </Field>
);
