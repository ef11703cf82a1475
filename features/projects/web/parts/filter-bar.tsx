import { LightMark, lightOrder } from '@luoshi/ui/light.tsx';
import { Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { PersonPicker } from '../../../tasks/web/parts/person-picker.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { usePortfolios } from './api.ts';
import { CLASSES, type Filters, narrowing, STAGES, SUPPORT_KINDS } from './filters.ts';
import { useProjectWords } from './words.ts';

/** What narrows the ledger: words, class, stage, light, unit, portfolio, person, support, problems. */
export const FilterBar = (props: {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  onClear: () => void;
}) => {
  const t = useProjectWords();
  const { filters, onChange } = props;
  const portfolios = usePortfolios();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const id = useId();
  const [words, setWords] = useState(filters.q);
  return (
    <search className="pj-filters" aria-label={t('web.filters.label')}>
      <Input.Search
        aria-label={t('web.filters.q')}
        placeholder={t('web.filters.q')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onSearch={(q) => onChange({ q: q.trim() })}
      />
      <Select
        mode="multiple"
        aria-label={t('sheet.columns.class')}
        placeholder={t('web.filters.class')}
        value={[...filters.class]}
        onChange={(value) => onChange({ class: value })}
        options={CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
        maxTagCount="responsive"
      />
      <Select
        mode="multiple"
        aria-label={t('sheet.columns.stage')}
        placeholder={t('web.filters.stage')}
        value={[...filters.stage]}
        onChange={(value) => onChange({ stage: value })}
        options={STAGES.map((value) => ({ value, label: t(`stages.${value}`) }))}
        maxTagCount="responsive"
      />
      <UnitPicker
        value={filters.under}
        onChange={(under) => onChange({ under })}
        label={t('sheet.columns.lead')}
        placeholder={t('web.filters.unit')}
      />
      <Select
        aria-label={t('web.filters.portfolio')}
        placeholder={t('web.filters.portfolio')}
        value={filters.portfolio || undefined}
        allowClear
        onChange={(portfolio?: string) => onChange({ portfolio: portfolio ?? '' })}
        options={(portfolios.data?.items ?? []).map(({ id, title, projects }) => ({
          value: id,
          label: `${title} ${projects}`,
        }))}
      />
      <label className="ls-hidden" htmlFor={`${id}carrier`}>
        {t('web.filters.carrier')}
      </label>
      <PersonPicker
        wire={{ id: `${id}carrier` }}
        value={
          person && person.id === filters.carrier
            ? person
            : filters.carrier
              ? { id: filters.carrier, name: t('web.filters.chosen') }
              : null
        }
        onChange={(one) => {
          setPerson(one);
          onChange({ carrier: one?.id ?? '' });
        }}
        placeholder={t('web.filters.carrier')}
      />
      <Select
        aria-label={t('web.filters.support')}
        placeholder={t('web.filters.support')}
        value={filters.support || undefined}
        allowClear
        onChange={(support?: Filters['support']) => onChange({ support: support ?? '' })}
        options={SUPPORT_KINDS.map((value) => ({ value, label: t(`supports.${value}`) }))}
      />
      <fieldset className="pj-lights">
        <legend className="ls-hidden">{t('sheet.columns.light')}</legend>
        {lightOrder.map((light) => (
          <button
            key={light}
            type="button"
            aria-pressed={filters.light.includes(light)}
            onClick={() =>
              onChange({
                light: filters.light.includes(light)
                  ? filters.light.filter((one) => one !== light)
                  : [...filters.light, light],
              })
            }
          >
            <LightMark light={light} />
          </button>
        ))}
      </fieldset>
      <Checkbox checked={filters.problem} onChange={(event) => onChange({ problem: event.target.checked })}>
        {t('web.filters.problem')}
      </Checkbox>
      <Checkbox checked={filters.children} onChange={(event) => onChange({ children: event.target.checked })}>
        {t('web.filters.children')}
      </Checkbox>
      {narrowing(filters) > 0 ? (
        <button type="button" className="pj-link" onClick={props.onClear}>
          {t('web.filters.clear')}
        </button>
      ) : null}
    </search>
  );
};
