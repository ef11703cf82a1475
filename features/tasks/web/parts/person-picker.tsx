import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { peopleApi } from './api.ts';
import { useTaskWords } from './words.ts';

/** Somebody with the words by which a page names them. */
export type PersonChoice = { id: string; name: string };

/** A person by name, from the visible part of the tree; `chosen` names the present one before anything is asked. */
export const PersonPicker = (props: {
  value: PersonChoice | null;
  onChange: (person: PersonChoice | null) => void;
  placeholder?: string;
  wire?: { id?: string; 'aria-describedby'?: string; status?: 'error' };
}) => {
  const t = useTaskWords();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const people = useQuery({
    queryKey: ['people', 'search', typed],
    queryFn: ({ signal }) => peopleApi('GET /people', { query: typed ? { q: typed } : {}, signal }),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  const found = people.data?.items ?? [];
  const options = found.map((person) => ({
    value: person.id,
    label: person.name,
    post: person.posts.map((post) => `${post.orgName} ${post.title}`.trim()).join(t('pause')),
  }));
  return (
    <Select
      {...props.wire}
      value={props.value ? { value: props.value.id, label: props.value.name } : undefined}
      labelInValue
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setTyped(words.trim()) }}
      onOpenChange={setOpen}
      onChange={(choice?: { value: string; label?: unknown }) => {
        const person = found.find(({ id }) => id === choice?.value);
        props.onChange(person ? { id: person.id, name: person.name } : null);
      }}
      options={options}
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="ls-quiet">{data.post}</span>
        </span>
      )}
      notFoundContent={t(people.isFetching ? 'people.loading' : 'people.none')}
      placeholder={props.placeholder}
      popupMatchSelectWidth={360}
      style={{ width: '100%' }}
    />
  );
};
