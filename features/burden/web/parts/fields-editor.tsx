import { Button, Checkbox, Input, Select } from 'antd';
import { FIELD_KINDS, useBurdenWords } from './api.ts';
import type { DraftField } from './draft.ts';

/** The fields of a form, a line each. */
export const FieldsEditor = (props: {
  fields: readonly DraftField[];
  onChange: (fields: readonly DraftField[]) => void;
}) => {
  const t = useBurdenWords();
  const { fields } = props;
  const change = (key: number, to: Partial<DraftField>) =>
    props.onChange(fields.map((field) => (field.key === key ? { ...field, ...to } : field)));
  const add = () =>
    props.onChange([
      ...fields,
      { key: Math.max(0, ...fields.map(({ key }) => key)) + 1, label: '', kind: 'number', isRequired: true },
    ]);
  return (
    <fieldset className="bd-fieldset">
      <legend>{t('new.fields')}</legend>
      {fields.map((field, at) => (
        <div className="bd-field" key={field.key}>
          <Input
            aria-label={t('new.label', { nth: at + 1 })}
            placeholder={t('new.label', { nth: at + 1 })}
            maxLength={100}
            value={field.label}
            onChange={(event) => change(field.key, { label: event.target.value })}
            onPressEnter={(event) => {
              event.preventDefault();
              if (at === fields.length - 1 && field.label.trim() !== '') add();
            }}
          />
          <Select
            aria-label={t('new.field_kind', { nth: at + 1 })}
            value={field.kind}
            onChange={(kind) => change(field.key, { kind })}
            options={FIELD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Checkbox
            checked={field.isRequired}
            onChange={(event) => change(field.key, { isRequired: event.target.checked })}
          >
            {t('new.required')}
          </Checkbox>
          <Button
            type="text"
            aria-label={t('new.remove', { nth: at + 1 })}
            disabled={fields.length === 1}
            onClick={() => props.onChange(fields.filter(({ key }) => key !== field.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={add}>{t('new.add')}</Button>
    </fieldset>
  );
};
