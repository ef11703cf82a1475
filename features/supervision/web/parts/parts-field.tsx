import { Input } from 'antd';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { useMatterWords } from './api.ts';
import type { HopDraft } from './hop-fields.ts';

type Part = HopDraft['parts'][number];

/** What is handed on: a line a unit. */
export const PartsField = (props: {
  parts: readonly Part[];
  latest: string;
  onChange: (parts: readonly Part[]) => void;
}) => {
  const t = useMatterWords();
  const change = (key: string, change: Partial<Part>) =>
    props.onChange(props.parts.map((part) => (part.key === key ? { ...part, ...change } : part)));
  return (
    <fieldset className="sv-parts">
      <legend className="ls-hidden">{t('field.parts')}</legend>
      {props.parts.map((part, nth) => (
        <div className="sv-part" key={part.key}>
          <Input
            aria-label={t('part.title', { nth: nth + 1 })}
            placeholder={t('part.title_hint')}
            value={part.title}
            maxLength={500}
            onChange={(event) => change(part.key, { title: event.target.value })}
          />
          <UnitPicker
            label={t('part.unit', { nth: nth + 1 })}
            placeholder={t('part.unit_hint')}
            value={part.orgId}
            onChange={(orgId) => change(part.key, { orgId })}
          />
          <DayField
            label={t('part.due', { nth: nth + 1 })}
            value={part.dueOn}
            max={props.latest}
            onChange={(dueOn) => change(part.key, { dueOn })}
          />
          {props.parts.length > 1 ? (
            <button
              type="button"
              className="ls-button ls-button-plain"
              onClick={() => props.onChange(props.parts.filter(({ key }) => key !== part.key))}
            >
              {t('part.remove')}
            </button>
          ) : null}
        </div>
      ))}
      <button
        type="button"
        className="ls-button"
        onClick={() =>
          props.onChange([
            ...props.parts,
            {
              key: `${props.parts.length}-${props.parts.at(-1)?.key}`,
              title: '',
              orgId: '',
              dueOn: props.parts.at(-1)?.dueOn ?? '',
            },
          ])
        }
      >
        {t('part.add')}
      </button>
    </fieldset>
  );
};
