import './filter-bar.css';
import { LightMark } from '@luoshi/ui/light.tsx';
import { type Light, lightOrder } from '@luoshi/ui/theme.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { placesApi } from './api.ts';
import { DayField } from './day-field.tsx';
import { DUE_CHOICES, type DueChoice, dueChoice, dueRange } from './due-ranges.ts';
import { GoalPicker, useGoals } from './goal-picker.tsx';
import { PaperPicker } from './paper-picker.tsx';
import { SearchField } from './search-field.tsx';
import { narrowing, STATUS_CHOICES, statusInForce, type TaskFilters } from './task-filters.ts';
import { UnitPicker } from './unit-picker.tsx';
import { useTaskWords } from './words.ts';

/** What narrows the list; on a phone it folds behind one button that says how many filters are in force. */
export const FilterBar = (props: {
  filters: TaskFilters;
  onChange: (change: Partial<TaskFilters>) => void;
  paperName?: string | null;
}) => {
  const t = useTaskWords();
  const { can } = useSession();
  const { filters, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const count = narrowing(filters);
  return (
    <section className="tk-filters" aria-label={t('filters.label')}>
      <div className="tk-filters-first">
        <SearchField value={filters.q} onChange={(q) => onChange({ q })} />
        <button
          type="button"
          className="ls-button tk-filters-fold"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {t('filters.fold', { count })}
        </button>
      </div>
      <div id={panel} className={isOpen ? 'tk-filters-panel' : 'tk-filters-panel tk-filters-folded'}>
        <LightChips value={filters.light} onChange={(light) => onChange({ light })} />
        {can('people.see') ? (
          <div className="tk-filter-unit">
            <UnitPicker
              value={filters.under}
              onChange={(under) => onChange({ under, ...(under ? {} : { involved: 'lead' }) })}
              label={t('filters.unit')}
              placeholder={t('filters.unit_any')}
            />
          </div>
        ) : null}
        {filters.under ? (
          <div className="tk-filter-role">
            <Select
              aria-label={t('filters.involved')}
              value={filters.involved}
              onChange={(involved) => onChange({ involved })}
              options={(['lead', 'any'] as const).map((value) => ({ value, label: t(`filters.involved_${value}`) }))}
              style={{ width: '100%' }}
            />
          </div>
        ) : null}
        <div className="tk-filter-status">
          <StatusSelect filters={filters} onChange={onChange} />
        </div>
        <DueFilter filters={filters} onChange={onChange} />
        {can('documents.read') ? (
          <div className="tk-filter-paper">
            <PaperPicker
              value={filters.document}
              onChange={(document) => onChange({ document })}
              label={t('filters.paper')}
              placeholder={t('filters.paper_any')}
              known={props.paperName}
            />
          </div>
        ) : null}
        <GoalFilter filters={filters} onChange={onChange} />
        {filters.region ? <RegionChip code={filters.region} onDrop={() => onChange({ region: '' })} /> : null}
      </div>
    </section>
  );
};

/** A region comes from a number on the map; here it can only be taken away. */
const RegionChip = ({ code, onDrop }: { code: string; onDrop: () => void }) => {
  const t = useTaskWords();
  const regions = useQuery({
    queryKey: ['places', 'regions'],
    queryFn: ({ signal }) => placesApi('GET /regions', { signal }),
    staleTime: 10 * 60_000,
  });
  const name = regions.data?.items.find((region) => region.code === code)?.name ?? code;
  return (
    <button type="button" className="ls-button" onClick={onDrop}>
      {t('filters.region', { name })} <span aria-hidden="true">×</span>
      <span className="ls-hidden">{t('filters.drop')}</span>
    </button>
  );
};

const LightChips = (props: { value: readonly Light[]; onChange: (lights: readonly Light[]) => void }) => {
  const t = useTaskWords();
  const toggle = (light: Light) =>
    props.onChange(lightOrder.filter((one) => (one === light) !== props.value.includes(one)));
  return (
    <fieldset className="tk-chips">
      <legend className="ls-hidden">{t('filters.lights')}</legend>
      {lightOrder.map((light) => (
        <button key={light} type="button" aria-pressed={props.value.includes(light)} onClick={() => toggle(light)}>
          <LightMark light={light} />
        </button>
      ))}
    </fieldset>
  );
};

type Part = { filters: TaskFilters; onChange: (change: Partial<TaskFilters>) => void };

/** Goals to choose from, once the government has set any. */
const GoalFilter = ({ filters, onChange }: Part) => {
  const t = useTaskWords();
  const { data } = useGoals();
  if (!filters.goal && !data?.items.length) return null;
  return (
    <div className="tk-filter-goal">
      <GoalPicker
        value={filters.goal}
        onChange={(goal) => onChange({ goal: goal?.id ?? '' })}
        label={t('filters.goal')}
        placeholder={t('filters.goal_any')}
      />
    </div>
  );
};

const StatusSelect = ({ filters, onChange }: Part) => {
  const t = useTaskWords();
  const value = statusInForce(filters).join(',');
  const options: { value: string; label: string }[] = STATUS_CHOICES.map((status) => ({
    value: status,
    label: t(`status.${status}`),
  }));
  // A door of another page may ask for several at once.
  if (!options.some((option) => option.value === value))
    options.push({
      value,
      label: statusInForce(filters)
        .map((status) => t(`status.${status}`))
        .join(t('pause')),
    });
  return (
    <Select
      aria-label={t('filters.status')}
      value={value}
      onChange={(chosen) => onChange({ status: STATUS_CHOICES.filter((status) => chosen.split(',').includes(status)) })}
      options={options}
      style={{ width: '100%' }}
    />
  );
};

const DueFilter = ({ filters, onChange }: Part) => {
  const t = useTaskWords();
  const today = useToday();
  const known = dueChoice(filters, today);
  const [isOwn, setOwn] = useState(false);
  const choice: DueChoice = isOwn ? 'own' : known;
  return (
    <>
      <div className="tk-filter-due">
        <Select
          aria-label={t('filters.due')}
          value={choice}
          onChange={(chosen: DueChoice) => {
            setOwn(chosen === 'own');
            if (chosen !== 'own') onChange(dueRange(chosen, today));
          }}
          options={[...DUE_CHOICES, 'own' as const].map((value) => ({ value, label: t(`due.${value}`) }))}
          style={{ width: '100%' }}
        />
      </div>
      {choice === 'own' ? (
        <div className="tk-filter-days">
          <DayField
            label={t('filters.due_from')}
            value={filters.dueFrom}
            max={filters.dueTo}
            onChange={(dueFrom) => onChange({ dueFrom })}
          />
          <span aria-hidden="true">–</span>
          <DayField
            label={t('filters.due_to')}
            value={filters.dueTo}
            min={filters.dueFrom}
            onChange={(dueTo) => onChange({ dueTo })}
          />
        </div>
      ) : null}
    </>
  );
};
