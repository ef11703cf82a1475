import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import type { ApprovalBody, TemplateBody } from '../../contract.ts';
import { api, PROJECTS, type StandardView } from './api.ts';
import { useProjectWords } from './words.ts';

type Node = TemplateBody['nodes'][number];

/** A new version of a standard, with its source and its first day; the earlier ones stay. */
export const StandardForm = ({ standard, onDone }: { standard: StandardView; onDone: () => void }) => {
  const t = useProjectWords();
  const today = useToday();
  const queries = useQueryClient();
  const [source, setSource] = useState('');
  const [from, setFrom] = useState<string>(today);
  const [body, setBody] = useState(standard.body);
  const save = useMutation<StandardView, ProblemError>({
    mutationFn: () =>
      api('POST /projects/standards', {
        body: {
          kind: standard.kind,
          key: standard.key,
          title: standard.title,
          source: source.trim(),
          effectiveFrom: from,
          body: body as TemplateBody,
        },
      }),
    onSuccess: () => {
      toast.done(t('web.standards.saved'));
      void queries.invalidateQueries({ queryKey: [PROJECTS, 'standards'] });
      onDone();
    },
  });
  const reporting = { from: 25, ...(body as { day: number; from?: number }) };
  return (
    <FieldErrors fields={save.error?.fields}>
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      {standard.kind === 'template' ? (
        <TemplateNodes value={(body as TemplateBody).nodes} onChange={(nodes) => setBody({ nodes })} />
      ) : null}
      <div className="pj-form">
        {standard.kind === 'approval' ? <ApprovalTime value={body as ApprovalBody} onChange={setBody} /> : null}
        {standard.kind === 'reporting' ? (
          <>
            <Field label={t('web.standards.reports_from_field')}>
              {(wire) => (
                <InputNumber
                  {...wire}
                  min={1}
                  max={31}
                  precision={0}
                  value={reporting.from}
                  onChange={(from) => setBody({ ...reporting, from: from ?? 25 })}
                />
              )}
            </Field>
            <Field label={t('web.standards.report_day_field')}>
              {(wire) => (
                <InputNumber
                  {...wire}
                  min={1}
                  max={28}
                  precision={0}
                  value={reporting.day}
                  onChange={(day) => setBody({ ...reporting, day: day ?? 5 })}
                />
              )}
            </Field>
          </>
        ) : null}
        <Field label={t('web.standards.source_field')} name="source" hint={t('web.standards.source_hint')} required>
          {(wire) => <Input {...wire} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <Field label={t('web.standards.from_field')} name="effectiveFrom" required>
          {(wire) => <DayField wire={wire} value={from} min={today} onChange={setFrom} />}
        </Field>
        <div className="pj-actions">
          <button
            type="button"
            className="ls-button ls-button-primary"
            disabled={!source.trim() || save.isPending}
            onClick={() => save.mutate()}
          >
            {t('web.standards.save')}
          </button>
          <button type="button" className="ls-button" onClick={onDone}>
            {t('web.cancel')}
          </button>
        </div>
      </div>
    </FieldErrors>
  );
};

const ApprovalTime = ({ value, onChange }: { value: ApprovalBody; onChange: (body: ApprovalBody) => void }) => {
  const t = useProjectWords();
  const isWorkdays = 'workdays' in value;
  const n = isWorkdays ? value.workdays : value.days;
  const made = (workdays: boolean, count: number): ApprovalBody => (workdays ? { workdays: count } : { days: count });
  return (
    <>
      <Field label={t('web.standards.time')}>
        {(wire) => (
          <InputNumber
            {...wire}
            min={0}
            max={1000}
            precision={0}
            value={n}
            style={{ width: '100%' }}
            onChange={(count) => onChange(made(isWorkdays, count ?? 0))}
          />
        )}
      </Field>
      <Field label={t('web.standards.counted')}>
        {(wire) => (
          <Select
            {...wire}
            value={isWorkdays ? 'workdays' : 'days'}
            onChange={(kind) => onChange(made(kind === 'workdays', n))}
            options={[
              { value: 'workdays', label: t('web.standards.in_workdays') },
              { value: 'days', label: t('web.standards.in_days') },
            ]}
          />
        )}
      </Field>
    </>
  );
};

const TemplateNodes = ({ value, onChange }: { value: readonly Node[]; onChange: (nodes: Node[]) => void }) => {
  const t = useProjectWords();
  const set = (at: number, change: Partial<Node>) =>
    onChange(value.map((node, i) => (i === at ? { ...node, ...change } : node)));
  return (
    <div className="pj-scroll">
      <table className="pj-table">
        <thead>
          <tr>
            {['node', 'workdays', 'weight', 'after'].map((key) => (
              <th key={key} scope="col">
                {t(key === 'weight' ? 'web.plan.weight' : `web.plan.col.${key}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {value.map((node, i) => (
            <tr key={node.key}>
              <td>
                <Input
                  aria-label={t('web.plan.col.node')}
                  value={node.title}
                  onChange={(event) => set(i, { title: event.target.value })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={t('web.plan.col.workdays')}
                  min={0}
                  precision={0}
                  value={node.workdays}
                  onChange={(workdays) => set(i, { workdays: workdays ?? 0 })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={t('web.plan.weight')}
                  min={0.1}
                  value={node.weight}
                  onChange={(weight) => set(i, { weight: weight ?? 1 })}
                />
              </td>
              <td style={{ minWidth: 200 }}>
                <Select
                  aria-label={t('web.plan.col.after')}
                  mode="multiple"
                  style={{ width: '100%' }}
                  value={node.after}
                  onChange={(after: string[]) => set(i, { after })}
                  options={value
                    .filter(({ key }) => key !== node.key)
                    .map(({ key, title }) => ({ value: key, label: title }))}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="pj-link"
                  onClick={() =>
                    onChange(
                      value
                        .filter((_, at) => at !== i)
                        .map((one) => ({ ...one, after: one.after.filter((key) => key !== node.key) })),
                    )
                  }
                >
                  {t('web.plan.remove', { title: node.title })}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="pj-link"
        onClick={() =>
          onChange([
            ...value,
            {
              key: `n-${crypto.randomUUID().slice(0, 8)}`,
              title: t('web.plan.new_node'),
              weight: 1,
              workdays: 5,
              after: [],
            },
          ])
        }
      >
        {t('web.plan.add')}
      </button>
    </div>
  );
};
