import { Field } from '@luoshi/ui/field.tsx';
import { Input, InputNumber, Select } from 'antd';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import type { PlannedNode } from '../../rules/nodes.ts';
import type { Terms } from './plan-state.ts';
import { useProjectWords } from './words.ts';

/** One node of the plan: what, how long, after what, whose, and when it was done. */
export const NodeForm = (props: {
  node: PlannedNode;
  nodes: readonly PlannedNode[];
  approvals: Terms['approvals'] & ReadonlyMap<string, { title?: string }>;
  onChange: (change: Partial<PlannedNode>) => void;
  onRemove: () => void;
}) => {
  const t = useProjectWords();
  const { node, onChange } = props;
  const others = props.nodes.filter(({ id }) => id !== node.id);
  const lag = node.after[0]?.lagWorkdays ?? 0;
  return (
    <section className="pj-card" aria-label={node.title}>
      <div className="pj-plan-side">
        <Field label={t('web.plan.col.node')}>
          {(wire) => (
            <Input
              {...wire}
              value={node.title}
              maxLength={200}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('web.plan.col.workdays')} hint={t('web.plan.workdays_hint')}>
          {(wire) => (
            <InputNumber
              {...wire}
              min={0}
              max={5000}
              precision={0}
              value={node.workdays}
              style={{ width: '100%' }}
              onChange={(workdays) => onChange({ workdays: workdays ?? 0 })}
            />
          )}
        </Field>
        <Field label={t('web.plan.col.after')}>
          {(wire) => (
            <Select
              {...wire}
              mode="multiple"
              value={node.after.map(({ nodeId }) => nodeId)}
              onChange={(ids: string[]) =>
                onChange({
                  after: ids.map((nodeId) => ({
                    nodeId,
                    lagWorkdays: node.after.find((one) => one.nodeId === nodeId)?.lagWorkdays ?? 0,
                  })),
                })
              }
              options={others.map(({ id, title }) => ({ value: id, label: title }))}
              optionFilterProp="label"
            />
          )}
        </Field>
        <Field label={t('web.plan.lag')}>
          {(wire) => (
            <InputNumber
              {...wire}
              min={0}
              max={1000}
              precision={0}
              value={lag}
              disabled={node.after.length === 0}
              style={{ width: '100%' }}
              onChange={(days) => onChange({ after: node.after.map((one) => ({ ...one, lagWorkdays: days ?? 0 })) })}
            />
          )}
        </Field>
        <Field label={t('web.plan.approval')}>
          {(wire) => (
            <Select
              {...wire}
              value={node.approval ?? ''}
              onChange={(approval) => onChange({ approval: approval || null })}
              options={[
                { value: '', label: t('web.plan.no_approval') },
                ...[...props.approvals].map(([key, one]) => ({
                  value: key,
                  label: t('web.plan.approval_time', {
                    title: one.title ?? key,
                    workdays: one.workdays,
                    days: one.days,
                  }),
                })),
              ]}
            />
          )}
        </Field>
        <Field label={t('web.plan.owner')}>
          {(wire) => (
            <UnitPicker
              wire={wire}
              value={node.ownerOrgId ?? ''}
              onChange={(id) => onChange({ ownerOrgId: id || null })}
            />
          )}
        </Field>
        <Field label={t('web.plan.col.start')}>
          {(wire) => (
            <DayField
              wire={wire}
              value={node.planStartOn ?? ''}
              onChange={(day) => onChange({ planStartOn: day || null })}
            />
          )}
        </Field>
        <Field label={t('web.plan.col.finish')}>
          {(wire) => (
            <DayField
              wire={wire}
              value={node.planFinishOn ?? ''}
              onChange={(day) => onChange({ planFinishOn: day || null })}
            />
          )}
        </Field>
        <Field label={t('web.plan.weight')}>
          {(wire) => (
            <InputNumber
              {...wire}
              min={0.1}
              max={1000}
              value={node.weight}
              style={{ width: '100%' }}
              onChange={(weight) => onChange({ weight: weight ?? 1 })}
            />
          )}
        </Field>
        <Field label={t('web.plan.col.done')}>
          {(wire) => (
            <DayField wire={wire} value={node.doneOn ?? ''} onChange={(day) => onChange({ doneOn: day || null })} />
          )}
        </Field>
      </div>
      <button type="button" className="ls-button" onClick={props.onRemove}>
        {t('web.plan.remove', { title: node.title })}
      </button>
    </section>
  );
};
