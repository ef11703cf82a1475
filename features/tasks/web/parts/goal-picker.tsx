import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, TASKS } from './api.ts';
import type { GoalChoice } from './task-draft.ts';
import { useTaskWords } from './words.ts';

/** All goals of the government, with their open and late tasks. */
export const useGoals = () =>
  useQuery({ queryKey: [TASKS, 'goals'], queryFn: ({ signal }) => api('GET /goals', { signal }) });

/** A goal by its title; `known` names the chosen one before the list has come. */
export const GoalPicker = (props: {
  value: string;
  onChange: (goal: GoalChoice | null) => void;
  placeholder: string;
  label?: string;
  known?: string | undefined;
  wire?: { id?: string; 'aria-describedby'?: string | undefined; status?: 'error' | undefined };
}) => {
  const t = useTaskWords();
  const goals = useGoals();
  const options = (goals.data?.items ?? []).map(({ id, title, open, late }) => ({
    value: id,
    label: title,
    counts: t('goals.counts', { open, late }),
  }));
  const unlisted = props.value && !options.some((option) => option.value === props.value);
  const nothing = goals.isError ? 'goals.failed' : goals.isPending ? 'goals.loading' : 'goals.none';
  return (
    <Select
      {...props.wire}
      aria-label={props.label}
      value={props.value || undefined}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(id?: string) => {
        const goal = options.find((option) => option.value === id);
        props.onChange(goal ? { id: goal.value, title: goal.label } : null);
      }}
      options={
        unlisted ? [...options, { value: props.value, label: props.known ?? t('goals.this_one'), counts: '' }] : options
      }
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="ls-quiet">{data.counts}</span>
        </span>
      )}
      notFoundContent={t(nothing)}
      placeholder={props.placeholder}
      popupMatchSelectWidth={360}
      style={{ width: '100%' }}
    />
  );
};
