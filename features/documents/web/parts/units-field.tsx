import type { FieldWire } from '@luoshi/ui/field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, DOCUMENTS, useDocumentWords } from './api.ts';
import { isUnknown, type UnitOption } from './clause-draft.ts';

const FOUND_AT_MOST = 20;

/** Units whose names hold the words; asked of the server while typing. */
export const useUnits = (words: string, isOpen: boolean) => {
  const q = useDeferredValue(words.trim());
  return useQuery({
    queryKey: [DOCUMENTS, 'units', q],
    queryFn: ({ signal }) => api('GET /documents/units', { query: { q, limit: FOUND_AT_MOST }, signal }),
    enabled: isOpen,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
};

/** Several units by their names; printed names that no unit bears stay in it until they are replaced. */
export const UnitsField = (props: {
  wire: FieldWire;
  value: readonly UnitOption[];
  onChange: (units: UnitOption[]) => void;
}) => {
  const t = useDocumentWords();
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const units = useUnits(words, isOpen);
  const { status: _status, ...wire } = props.wire;
  return (
    <Select<UnitOption[]>
      {...wire}
      mode="multiple"
      labelInValue
      showSearch={{ filterOption: false, onSearch: setWords, searchValue: words }}
      className="dc-units-field"
      popupMatchSelectWidth={320}
      placeholder={t('review.unit_search')}
      notFoundContent={units.isPending ? null : t('review.unknown_none')}
      value={props.value.map((unit) =>
        isUnknown(unit) ? { ...unit, label: t('review.unit_unknown_tag', { name: unit.label }) } : unit,
      )}
      options={(units.data?.items ?? []).map(({ id, shortName, name, within }) => ({
        value: id,
        label: shortName,
        title: within ? `${within} / ${name}` : name,
      }))}
      optionRender={(option) => (
        <span>
          {option.label} <span className="ls-quiet">{option.data.title}</span>
        </span>
      )}
      onOpenChange={setOpen}
      onChange={(chosen) => {
        setWords('');
        const before = new Map(props.value.map((unit) => [unit.value, unit]));
        props.onChange(chosen.map(({ value, label }) => before.get(value) ?? { value, label }));
      }}
    />
  );
};
