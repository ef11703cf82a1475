import { Input, Select } from 'antd';
import { useDocumentWords } from './api.ts';
import type { Direction, TargetDraft } from './clause-draft.ts';

const DIRECTIONS: readonly Direction[] = ['at-least', 'at-most', 'increase', 'decrease', 'exact'];

/** What is to be reached, in figures: direction, value and unit, as many as the item promises. */
export const TargetsField = (props: { value: readonly TargetDraft[]; onChange: (targets: TargetDraft[]) => void }) => {
  const t = useDocumentWords();
  const { value: targets, onChange } = props;
  const set = (key: string, change: Partial<TargetDraft>) =>
    onChange(targets.map((target) => (target.key === key ? { ...target, ...change } : target)));
  return (
    <fieldset className="dc-targets">
      <legend>{t('review.targets')}</legend>
      {targets.map((target) => (
        <div key={target.key} className="dc-target">
          <Select<Direction>
            aria-label={t('review.direction')}
            value={target.direction}
            options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
            onChange={(direction) => set(target.key, { direction })}
          />
          <Input
            aria-label={t('review.value')}
            inputMode="decimal"
            value={target.value}
            onChange={(event) => set(target.key, { value: event.target.value })}
          />
          <Input
            aria-label={t('review.unit')}
            placeholder={t('review.unit')}
            value={target.unit}
            onChange={(event) => set(target.key, { unit: event.target.value })}
          />
          <Input
            aria-label={t('review.name')}
            placeholder={t('review.name')}
            value={target.text}
            onChange={(event) => set(target.key, { text: event.target.value })}
          />
          <button
            type="button"
            className="ls-button ls-button-plain"
            onClick={() => onChange(targets.filter(({ key }) => key !== target.key))}
          >
            {t('review.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="ls-button ls-button-plain"
        onClick={() =>
          onChange([
            ...targets,
            { key: crypto.randomUUID(), text: '', value: '', max: null, unit: '', direction: 'at-least' },
          ])
        }
      >
        {t('review.add_target')}
      </button>
    </fieldset>
  );
};
