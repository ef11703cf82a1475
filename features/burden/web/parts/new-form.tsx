import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { UnitsPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, BURDEN, FIELD_KINDS, FREQUENCIES, useBurdenWords } from './api.ts';

type Asked = { id: string; name: string; kind: (typeof FIELD_KINDS)[number]; isRequired: boolean };
const blank = (): Asked => ({ id: crypto.randomUUID(), name: '', kind: 'number', isRequired: false });

/** A form before it is asked: what is held already or forbidden is said here and not to the units. */
export const NewFormDrawer = ({ onClose }: { onClose: () => void }) => {
  const t = useBurdenWords();
  const names = useWords('burden');
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [basis, setBasis] = useState('');
  const [frequency, setFrequency] = useState<(typeof FREQUENCIES)[number]>('monthly');
  const [fields, setFields] = useState<readonly Asked[]>(() => [blank()]);
  const [units, setUnits] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: () =>
      api('POST /burden/forms', {
        body: {
          title,
          basis,
          frequency,
          fields: fields
            .filter(({ name }) => name.trim())
            .map(({ name, kind, isRequired }) => ({ name, kind, isRequired })),
          units: [...units],
        },
      }),
    onSuccess: () => {
      toast.done(t('forms.saved'));
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      onClose();
    },
  });
  const problem = save.error instanceof ProblemError ? save.error : null;
  const change = (id: string, part: Partial<Asked>) =>
    setFields(fields.map((field) => (field.id === id ? { ...field, ...part } : field)));
  return (
    <Drawer open title={t('forms.new')} size={560} onClose={onClose} destroyOnHidden>
      <form
        className="bd-new"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        <FieldErrors fields={problem?.fields}>
          <Field label={t('forms.title')} name="title" required>
            {(wire) => (
              <Input {...wire} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
          <Field label={t('forms.basis')} name="basis" hint={t('forms.basis_hint')} required>
            {(wire) => (
              <Input {...wire} maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />
            )}
          </Field>
          <Field label={t('forms.frequency')} name="frequency">
            {(wire) => (
              <Select
                {...wire}
                value={frequency}
                options={FREQUENCIES.map((value) => ({ value, label: names(`frequency.${value}`) }))}
                onChange={setFrequency}
                style={{ width: '100%' }}
              />
            )}
          </Field>
          <fieldset className="bd-fields">
            <legend>{t('forms.fields')}</legend>
            {fields.map((field) => (
              <div key={field.id} className="bd-field">
                <Input
                  aria-label={t('forms.field_name')}
                  placeholder={t('forms.field_name')}
                  maxLength={100}
                  value={field.name}
                  onChange={(event) => change(field.id, { name: event.target.value })}
                />
                <Select
                  aria-label={t('forms.field_kind')}
                  value={field.kind}
                  options={FIELD_KINDS.map((value) => ({ value, label: names(`kinds.${value}`) }))}
                  onChange={(kind) => change(field.id, { kind })}
                />
                <Checkbox
                  checked={field.isRequired}
                  onChange={(event) => change(field.id, { isRequired: event.target.checked })}
                >
                  {t('forms.field_required')}
                </Checkbox>
                <Button
                  size="small"
                  aria-label={t('forms.remove_field')}
                  title={t('forms.remove_field')}
                  onClick={() => setFields(fields.filter(({ id }) => id !== field.id))}
                >
                  ×
                </Button>
              </div>
            ))}
            <Button onClick={() => setFields([...fields, blank()])}>{t('forms.add_field')}</Button>
          </fieldset>
          <Field label={t('forms.units')} name="units" required>
            {(wire) => <UnitsPicker wire={wire} value={units} tags={8} onChange={setUnits} />}
          </Field>
          <Button type="primary" htmlType="submit" disabled={save.isPending}>
            {t('forms.save')}
          </Button>
        </FieldErrors>
      </form>
    </Drawer>
  );
};
