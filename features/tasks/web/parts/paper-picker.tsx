import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { documentsApi } from './api.ts';
import { useTaskWords } from './words.ts';

/** A published paper by its title or number; `known` names the chosen one when a listed task already does. */
export const PaperPicker = (props: {
  value: string;
  onChange: (id: string) => void;
  label: string;
  placeholder: string;
  known?: string | null;
}) => {
  const t = useTaskWords();
  const [typed, setTyped] = useState('');
  const papers = useQuery({
    queryKey: ['documents', 'choices', typed],
    queryFn: ({ signal }) =>
      documentsApi('GET /documents', {
        query: { status: 'published', limit: 20, ...(typed ? { q: typed } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const options = (papers.data?.items ?? []).map((paper) => ({
    value: paper.id,
    label: paper.title,
    number: paper.number,
  }));
  const unlisted = props.value && !options.some((option) => option.value === props.value);
  return (
    <Select
      aria-label={props.label}
      value={props.value || undefined}
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setTyped(words.trim()) }}
      onChange={(id?: string) => props.onChange(id ?? '')}
      options={
        unlisted
          ? [...options, { value: props.value, label: props.known ?? t('papers.this_one'), number: null }]
          : options
      }
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="ls-quiet">{data.number}</span>
        </span>
      )}
      notFoundContent={t(papers.isFetching ? 'papers.loading' : 'papers.none')}
      placeholder={props.placeholder}
      popupMatchSelectWidth={420}
      style={{ width: '100%' }}
    />
  );
};
