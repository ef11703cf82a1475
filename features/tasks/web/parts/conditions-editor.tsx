import { LightMark } from '@luoshi/ui/light.tsx';
import { Checkbox, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Conditions, ProgressCondition } from '../../rule-sets/contract.ts';
import { presetNamed } from '../../rules/presets.ts';
import { SentenceField } from './sentence-field.tsx';
import { useTaskWords } from './words.ts';

const NAMES = ['deadline', 'progress', 'start', 'funds', 'entry'] as const satisfies readonly (keyof Conditions)[];
const MEASURES = ['lag', 'rate', 'months'] as const;

/** What a condition begins with when it is ticked: the figures of Yinchuan 2025, which has all five. */
const usual = (name: keyof Conditions): Partial<Conditions> => ({
  [name]: presetNamed('yinchuan')?.conditions[name] ?? null,
});

const MEASURED: Readonly<Record<ProgressCondition['measure'], ProgressCondition>> = {
  lag: { measure: 'lag', assessed: 'daily', behindFromPoints: 10, severeAbovePoints: 30 },
  rate: { measure: 'rate', assessed: 'monthly', behindBelowPercent: 80, severeBelowPercent: 60 },
  months: { measure: 'months', behindFromMonths: 1, severeFromMonths: 2 },
};

type Change = (change: Partial<Conditions>) => void;

/** The five conditions of a rule set, each ticked or not, its thresholds plain sentences with a number in them. */
export const ConditionsEditor = ({ value, onChange }: { value: Conditions; onChange: (value: Conditions) => void }) => {
  const t = useTaskWords();
  const change: Change = (part) => onChange({ ...value, ...part });
  return (
    <div className="tk-conditions">
      {NAMES.map((name) => (
        <fieldset key={name} className="tk-condition">
          <legend>
            <Checkbox
              checked={value[name] !== null}
              onChange={(event) => change(event.target.checked ? usual(name) : { [name]: null })}
            >
              {t(`editor.${name}`)}
            </Checkbox>
          </legend>
          {value[name] === null ? (
            <p className="ls-quiet">{t('editor.not_judged')}</p>
          ) : (
            <Thresholds name={name} value={value} change={change} />
          )}
        </fieldset>
      ))}
    </div>
  );
};

const Fixed = ({ light, children }: { light: 'late' | 'behind'; children: ReactNode }) => (
  <div className="tk-sentence-field">
    <LightMark light={light} />
    <span>{children}</span>
  </div>
);

const Thresholds = ({ name, value, change }: { name: keyof Conditions; value: Conditions; change: Change }) => {
  const t = useTaskWords();
  const none = t('editor.none');
  const { deadline, progress, start, funds, entry } = value;
  if (name === 'deadline' && deadline)
    return (
      <>
        <Fixed light="late">{t('rules.line_overdue')}</Fixed>
        <SentenceField
          light="near"
          words={t('editor.near')}
          value={deadline.nearWithinWorkdays}
          min={0}
          max={60}
          none={none}
          onChange={(nearWithinWorkdays) => change({ deadline: { nearWithinWorkdays } })}
        />
      </>
    );
  if (name === 'progress' && progress) return <Progress progress={progress} change={change} />;
  if (name === 'start' && start)
    return (
      <>
        <SentenceField
          light="late"
          word={t('light.far_behind')}
          words={t('editor.start_severe')}
          value={start.severeAfterMonths}
          min={1}
          max={24}
          none={none}
          onChange={(severeAfterMonths) => change({ start: { severeAfterMonths } })}
        />
        <Fixed light="behind">{t('rules.line_start_behind')}</Fixed>
      </>
    );
  if (name === 'funds' && funds)
    return (
      <>
        <SentenceField
          light="late"
          word={t('light.far_behind')}
          words={t('editor.funds_below')}
          value={funds.severeBelowPercent}
          min={1}
          max={100}
          none={none}
          onChange={(severeBelowPercent) => change({ funds: { ...funds, severeBelowPercent } })}
        />
        <SentenceField
          light="behind"
          words={t('editor.funds_below')}
          value={funds.behindBelowPercent}
          min={1}
          max={100}
          none={none}
          onChange={(behindBelowPercent) => change({ funds: { ...funds, behindBelowPercent } })}
        />
      </>
    );
  if (name === 'entry' && entry)
    return (
      <>
        <SentenceField
          light="late"
          word={t('light.far_behind')}
          words={t('editor.entry_after')}
          value={entry.severeAfterMonths}
          min={0}
          max={24}
          none={none}
          onChange={(severeAfterMonths) => change({ entry: { ...entry, severeAfterMonths } })}
        />
        <SentenceField
          light="behind"
          words={t('editor.entry_after')}
          value={entry.behindAfterMonths}
          min={0}
          max={24}
          none={none}
          onChange={(behindAfterMonths) => change({ entry: { ...entry, behindAfterMonths } })}
        />
      </>
    );
  return null;
};

const Progress = ({ progress, change }: { progress: ProgressCondition; change: Change }) => {
  const t = useTaskWords();
  const set = (part: ProgressCondition) => change({ progress: part });
  const none = t('editor.none');
  return (
    <>
      <Segmented<ProgressCondition['measure']>
        aria-label={t('editor.measure')}
        value={progress.measure}
        options={MEASURES.map((value) => ({ value, label: t(`editor.measure_${value}`) }))}
        onChange={(measure) => set(MEASURED[measure])}
      />
      {progress.measure === 'lag' ? (
        <>
          <SentenceField
            light="late"
            word={t('light.far_behind')}
            words={t('editor.lag_severe')}
            value={progress.severeAbovePoints}
            min={0}
            max={100}
            none={none}
            onChange={(severeAbovePoints) => set({ ...progress, severeAbovePoints })}
          />
          <SentenceField
            light="behind"
            words={t('editor.lag_behind')}
            value={progress.behindFromPoints}
            min={0}
            max={100}
            none={none}
            onChange={(behindFromPoints) => set({ ...progress, behindFromPoints })}
          />
        </>
      ) : null}
      {progress.measure === 'rate' ? (
        <>
          <SentenceField
            light="late"
            word={t('light.far_behind')}
            words={t('editor.rate')}
            value={progress.severeBelowPercent}
            min={1}
            max={100}
            none={none}
            onChange={(severeBelowPercent) => set({ ...progress, severeBelowPercent })}
          />
          <SentenceField
            light="behind"
            words={t('editor.rate')}
            value={progress.behindBelowPercent}
            min={1}
            max={100}
            none={none}
            onChange={(behindBelowPercent) => set({ ...progress, behindBelowPercent })}
          />
        </>
      ) : null}
      {progress.measure === 'months' ? (
        <>
          <SentenceField
            light="late"
            word={t('light.far_behind')}
            words={t('editor.months')}
            value={progress.severeFromMonths}
            min={1}
            max={24}
            none={none}
            onChange={(severeFromMonths) => set({ ...progress, severeFromMonths })}
          />
          <SentenceField
            light="behind"
            words={t('editor.months')}
            value={progress.behindFromMonths}
            min={1}
            max={24}
            none={none}
            onChange={(behindFromMonths) => set({ ...progress, behindFromMonths })}
          />
        </>
      ) : (
        <Segmented<'daily' | 'monthly'>
          aria-label={t('editor.assessed')}
          value={progress.assessed}
          options={(['daily', 'monthly'] as const).map((value) => ({ value, label: t(`editor.assessed_${value}`) }))}
          onChange={(assessed) => set({ ...progress, assessed })}
        />
      )}
    </>
  );
};
