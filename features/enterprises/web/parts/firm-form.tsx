import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { useFirmWords } from './api.ts';

/** What the form holds while a person types. */
export type FirmDraft = {
  name: string;
  creditCode: string;
  orgId: string;
  industry: string;
  address: string;
  contactName: string;
  contactPhone: string;
  staff: number | null;
  isAboveScale: boolean | null;
  tags: string[];
  note: string;
  isClosed: boolean;
};

export const EMPTY_FIRM: FirmDraft = {
  name: '',
  creditCode: '',
  orgId: '',
  industry: '',
  address: '',
  contactName: '',
  contactPhone: '',
  staff: null,
  isAboveScale: null,
  tags: [],
  note: '',
  isClosed: false,
};

/** The draft as the interface takes it: nothing typed is nothing said. */
export const bodyOf = (draft: FirmDraft) => ({
  ...draft,
  name: draft.name.trim(),
  creditCode: draft.creditCode.trim() || null,
  industry: draft.industry.trim() || null,
  address: draft.address.trim() || null,
  contactName: draft.contactName.trim() || null,
  contactPhone: draft.contactPhone.trim() || null,
  note: draft.note.trim() || null,
});

const TEXTS = [
  ['industry', 'form.industry'],
  ['address', 'form.address'],
  ['contactName', 'form.contact'],
  ['contactPhone', 'form.phone'],
] as const;

/** The facts of a firm to fill in; only name and unit are needed. */
export const FirmForm = (props: {
  draft: FirmDraft;
  onDraft: (draft: FirmDraft) => void;
  error: ProblemError | null;
  isSaving: boolean;
  onSave: () => void;
  cancel: ReactNode;
  mayClose?: boolean;
}) => {
  const t = useFirmWords();
  const { draft } = props;
  const set = (change: Partial<FirmDraft>) => props.onDraft({ ...draft, ...change });
  return (
    <form
      className="en-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <FieldErrors fields={props.error?.fields}>
        <ErrorSummary detail={props.error?.detail} fields={props.error?.fields} />
        <Field label={t('form.name')} name="name" required>
          {(wire) => (
            <Input
              {...wire}
              maxLength={200}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t('form.org')} name="orgId" hint={t('form.org_hint')} required>
          {(wire) => <UnitPicker wire={wire} value={draft.orgId} onChange={(orgId) => set({ orgId })} />}
        </Field>
        <Field label={t('form.code')} name="creditCode" hint={t('form.code_hint')}>
          {(wire) => (
            <Input
              {...wire}
              maxLength={18}
              value={draft.creditCode}
              onChange={({ target }) => set({ creditCode: target.value.toUpperCase() })}
            />
          )}
        </Field>
        {TEXTS.map(([key, label]) => (
          <Field key={key} label={t(label)} name={key}>
            {(wire) => (
              <Input
                {...wire}
                value={draft[key]}
                maxLength={300}
                onChange={({ target }) => set({ [key]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('form.staff')} name="staff">
          {(wire) => (
            <InputNumber
              {...wire}
              min={0}
              precision={0}
              value={draft.staff}
              onChange={(staff) => set({ staff: typeof staff === 'number' ? staff : null })}
            />
          )}
        </Field>
        <Field label={t('form.scale')} name="isAboveScale">
          {(wire) => (
            <Select
              {...wire}
              value={draft.isAboveScale === null ? 'none' : draft.isAboveScale ? 'above' : 'below'}
              onChange={(scale: string) => set({ isAboveScale: scale === 'none' ? null : scale === 'above' })}
              options={[
                { value: 'none', label: t('form.scale_none') },
                { value: 'above', label: t('scale.above') },
                { value: 'below', label: t('scale.below') },
              ]}
            />
          )}
        </Field>
        <Field label={t('form.tags')} name="tags" hint={t('form.tags_hint')}>
          {(wire) => (
            <Select
              {...wire}
              mode="tags"
              value={draft.tags}
              open={false}
              onChange={(tags: string[]) => set({ tags })}
            />
          )}
        </Field>
        <Field label={t('form.note')} name="note">
          {(wire) => (
            <Input.TextArea
              {...wire}
              rows={3}
              value={draft.note}
              onChange={({ target }) => set({ note: target.value })}
            />
          )}
        </Field>
        {props.mayClose ? (
          <Checkbox checked={draft.isClosed} onChange={({ target }) => set({ isClosed: target.checked })}>
            {t('form.closed')}
          </Checkbox>
        ) : null}
        <div className="en-form-bar">
          <Button
            type="primary"
            htmlType="submit"
            loading={props.isSaving}
            disabled={!draft.name.trim() || !draft.orgId}
          >
            {t('save')}
          </Button>
          {props.cancel}
        </div>
      </FieldErrors>
    </form>
  );
};
