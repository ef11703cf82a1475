import type { FieldWire } from '@luoshi/ui/field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { tasksApi } from './api.ts';

/** Open tasks by words of their title, what hurts most first; one or several. */
export const TasksPicker = (props: {
  value: readonly string[];
  unit: string;
  isOne: boolean;
  onChange: (ids: string[]) => void;
  wire: FieldWire;
}) => {
  const [typed, setTyped] = useState('');
  const tasks = useQuery({
    queryKey: ['tasks', 'choices', typed, props.unit],
    queryFn: ({ signal }) =>
      tasksApi('GET /tasks', {
        query: {
          status: 'open',
          sort: 'light',
          limit: 50,
          ...(typed ? { q: typed } : {}),
          ...(props.unit ? { under: props.unit } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['tasks', 'chosen', ...props.value],
    queryFn: ({ signal }) =>
      Promise.all(props.value.slice(0, 20).map((id) => tasksApi('GET /tasks/:id', { params: { id }, signal }))),
    enabled: props.value.length > 0,
    placeholderData: keepPreviousData,
  });
  const rows = [...(chosen.data ?? []), ...(tasks.data?.items ?? [])];
  const options = [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({
    value: row.id,
    label: row.title,
    told: `${row.lead.name} · ${row.light.sentence}`,
  }));
  return (
    <Select<string[] | string>
      {...props.wire}
      mode={props.isOne ? undefined : 'multiple'}
      value={props.isOne ? props.value[0] : [...props.value]}
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setTyped(words.trim()) }}
      onChange={(value) => props.onChange(value ? [value].flat() : [])}
      options={options}
      optionRender={({ data }) => (
        <span className="bl-option">
          {data.label}
          <span className="ls-quiet">{data.told}</span>
        </span>
      )}
      loading={tasks.isFetching}
      style={{ width: '100%' }}
    />
  );
};
