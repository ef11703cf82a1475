import { type FieldFault, fieldError } from '@luoshi/ui/field-faults.ts';
import { Input, InputNumber } from 'antd';
import { useId } from 'react';
import { DayField } from './day-field.tsx';
import { filledNodes, type NodeDraft } from './task-draft.ts';
import { useTaskWords } from './words.ts';

/** Steps on the way, a row each: what, until when, how much of the whole. */
export const NodesField = (props: {
  value: readonly NodeDraft[];
  onChange: (nodes: readonly NodeDraft[]) => void;
  faults: readonly FieldFault[];
}) => {
  const t = useTaskWords();
  // Empty rows are not sent: faults count among the filled ones.
  const sent = filledNodes({ nodes: props.value });
  const change = (key: string, part: Partial<NodeDraft>) =>
    props.onChange(props.value.map((node) => (node.key === key ? { ...node, ...part } : node)));
  return (
    <>
      <ul className="tk-rows">
        {props.value.map((node, at) => (
          <NodeRow
            key={node.key}
            node={node}
            at={at}
            path={`nodes.${sent.findIndex((one) => one.key === node.key)}`}
            faults={props.faults}
            onChange={(part) => change(node.key, part)}
            onDrop={() => props.onChange(props.value.filter((one) => one.key !== node.key))}
          />
        ))}
      </ul>
      <button
        type="button"
        className="ls-button"
        onClick={() => props.onChange([...props.value, { key: crypto.randomUUID(), title: '', dueOn: '', weight: 1 }])}
      >
        {t('form.node_add')}
      </button>
    </>
  );
};

const NodeRow = (props: {
  node: NodeDraft;
  at: number;
  path: string;
  faults: readonly FieldFault[];
  onChange: (part: Partial<NodeDraft>) => void;
  onDrop: () => void;
}) => {
  const t = useTaskWords();
  const id = useId();
  const fault = fieldError(props.faults, props.path);
  const { node, onChange } = props;
  return (
    <li data-field={props.path}>
      <div className="tk-cell-name">
        <label htmlFor={`${id}title`}>{t('form.node_title')}</label>
        <Input
          id={`${id}title`}
          value={node.title}
          maxLength={200}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </div>
      <div className="tk-cell-day">
        <label htmlFor={`${id}due`}>{t('form.node_due')}</label>
        <DayField wire={{ id: `${id}due` }} value={node.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
      </div>
      <div className="tk-cell-number">
        <label htmlFor={`${id}weight`}>{t('form.node_weight')}</label>
        <InputNumber
          id={`${id}weight`}
          value={node.weight}
          min={0}
          style={{ width: '100%' }}
          onChange={(weight) => onChange({ weight: weight ?? 1 })}
        />
      </div>
      <button
        type="button"
        className="ls-button ls-button-plain"
        aria-label={t('form.row_drop_named', { name: node.title || String(props.at + 1) })}
        onClick={props.onDrop}
      >
        {t('form.row_drop')}
      </button>
      {fault ? <p className="tk-row-fault">{fault}</p> : null}
    </li>
  );
};
