import { type FieldFault, fieldError } from '@luoshi/ui/field-faults.ts';
import { Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { DIRECTION_CHOICES, filledTargets, type TargetDraft } from './task-draft.ts';
import { useTaskWords } from './words.ts';

/** Measurable targets, a row each: what, which way, how much, of what. */
export const TargetsField = (props: {
  value: readonly TargetDraft[];
  onChange: (targets: readonly TargetDraft[]) => void;
  faults: readonly FieldFault[];
}) => {
  const t = useTaskWords();
  // Empty rows are not sent: faults count among the filled ones.
  const sent = filledTargets({ targets: props.value });
  const change = (key: string, part: Partial<TargetDraft>) =>
    props.onChange(props.value.map((target) => (target.key === key ? { ...target, ...part } : target)));
  const add = () =>
    props.onChange([
      ...props.value,
      { key: crypto.randomUUID(), name: '', value: null, max: null, unit: '', direction: 'at-least' },
    ]);
  return (
    <>
      <ul className="tk-rows">
        {props.value.map((target, at) => (
          <TargetRow
            key={target.key}
            target={target}
            at={at}
            path={`targets.${sent.findIndex((one) => one.key === target.key)}`}
            faults={props.faults}
            onChange={(part) => change(target.key, part)}
            onDrop={() => props.onChange(props.value.filter((one) => one.key !== target.key))}
          />
        ))}
      </ul>
      <button type="button" className="ls-button" onClick={add}>
        {t('form.target_add')}
      </button>
    </>
  );
};

const TargetRow = (props: {
  target: TargetDraft;
  at: number;
  path: string;
  faults: readonly FieldFault[];
  onChange: (part: Partial<TargetDraft>) => void;
  onDrop: () => void;
}) => {
  const t = useTaskWords();
  const id = useId();
  const fault = fieldError(props.faults, props.path);
  const { target, onChange } = props;
  return (
    <li data-field={props.path}>
      <div className="tk-cell-name">
        <label htmlFor={`${id}name`}>{t('form.target_name')}</label>
        <Input
          id={`${id}name`}
          value={target.name}
          maxLength={100}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      <div className="tk-cell-choice">
        <label htmlFor={`${id}way`}>{t('form.target_direction')}</label>
        <Select
          id={`${id}way`}
          value={target.direction}
          onChange={(direction) => onChange({ direction })}
          options={DIRECTION_CHOICES.map((value) => ({ value, label: t(`direction.${value}`) }))}
          style={{ width: '100%' }}
        />
      </div>
      <div className="tk-cell-number">
        <label htmlFor={`${id}value`}>{t('form.target_value')}</label>
        <InputNumber
          id={`${id}value`}
          value={target.value}
          style={{ width: '100%' }}
          onChange={(value) => onChange({ value })}
        />
      </div>
      <div className="tk-cell-number">
        <label htmlFor={`${id}unit`}>{t('form.target_unit')}</label>
        <Input
          id={`${id}unit`}
          value={target.unit}
          maxLength={20}
          onChange={(event) => onChange({ unit: event.target.value })}
        />
      </div>
      <button
        type="button"
        className="ls-button ls-button-plain"
        aria-label={t('form.row_drop_named', { name: target.name || String(props.at + 1) })}
        onClick={props.onDrop}
      >
        {t('form.row_drop')}
      </button>
      {fault ? <p className="tk-row-fault">{fault}</p> : null}
    </li>
  );
};
