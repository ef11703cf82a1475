import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { PersonPicker } from '../../../tasks/web/parts/person-picker.tsx';
import { UnitPicker, UnitsPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, PROJECTS, usePortfolios, useStandards } from './api.ts';
import { CLASSES, STAGES } from './filters.ts';
import type { ProjectDraft } from './project-draft.ts';
import { useProjectWords } from './words.ts';

/** The facts of a project; its nodes, months and supports have places of their own. */
export const ProjectForm = (props: {
  draft: ProjectDraft;
  onDraft: (draft: ProjectDraft) => void;
  error: ProblemError | null;
  isSaving: boolean;
  /** A promise that was made before: moving it needs a reason. */
  promisedOn?: string | null;
  onSave: () => void;
  saveWords: string;
  cancel: ReactNode;
}) => {
  const t = useProjectWords();
  const { draft } = props;
  const set = (change: Partial<ProjectDraft>) => props.onDraft({ ...draft, ...change });
  const standards = useStandards();
  const portfolios = usePortfolios();
  const parents = useQuery({
    queryKey: [PROJECTS, 'parents'],
    queryFn: ({ signal }) => api('GET /projects', { query: { top: '1', sort: 'name', limit: 200 }, signal }),
  });
  const templates = (standards.data?.items ?? []).filter(({ kind, inForce }) => kind === 'template' && inForce);
  const text = (
    key:
      | 'name'
      | 'code'
      | 'industry'
      | 'address'
      | 'builder'
      | 'totalInvestment'
      | 'annualInvestment'
      | 'annualYear'
      | 'lon'
      | 'lat',
    more: { label: string; name?: string; hint?: string; required?: boolean; mode?: 'decimal' },
  ) => (
    <Field label={more.label} name={more.name ?? key} hint={more.hint} required={more.required}>
      {(wire) => (
        <Input
          {...wire}
          value={draft[key]}
          inputMode={more.mode}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const day = (key: 'planStartOn' | 'planFinishOn' | 'startOn', label: string) => (
    <Field label={label} name={key}>
      {(wire) => <DayField wire={wire} value={draft[key]} onChange={(one) => set({ [key]: one })} />}
    </Field>
  );
  const person = (key: 'leader' | 'officer' | 'person') => (
    <Field label={t(`roles.${key}`)} name="carriers">
      {(wire) => <PersonPicker wire={wire} value={draft[key]} onChange={(one) => set({ [key]: one })} />}
    </Field>
  );
  return (
    <FieldErrors fields={props.error?.fields}>
      <ErrorSummary detail={props.error?.detail} fields={props.error?.fields} />
      <form
        className="pj-form"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave();
        }}
      >
        <div className="pj-wide">{text('name', { label: t('sheet.columns.name'), required: true })}</div>
        <div className="pj-wide">
          <Field label={t('sheet.columns.content')} name="content">
            {(wire) => (
              <Input.TextArea
                {...wire}
                autoSize={{ minRows: 2 }}
                value={draft.content}
                onChange={(event) => set({ content: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={t('sheet.columns.class')} name="class">
          {(wire) => (
            <Select
              {...wire}
              value={draft.class}
              onChange={(one) => set({ class: one })}
              options={CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('sheet.columns.stage')} name="stage">
          {(wire) => (
            <Select
              {...wire}
              value={draft.stage}
              onChange={(one) => set({ stage: one })}
              options={STAGES.map((value) => ({ value, label: t(`stages.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('web.form.template')} name="template">
          {(wire) => (
            <Select
              {...wire}
              value={draft.template}
              onChange={(one) => set({ template: one })}
              options={templates.map(({ key, title }) => ({ value: key, label: title }))}
            />
          )}
        </Field>
        <Field label={t('sheet.columns.lead')} name="leadOrgId" required>
          {(wire) => <UnitPicker wire={wire} value={draft.leadOrgId} onChange={(leadOrgId) => set({ leadOrgId })} />}
        </Field>
        <Field label={t('unitRoles.support')} name="supportOrgIds">
          {(wire) => (
            <UnitsPicker wire={wire} value={draft.supportOrgIds} onChange={(supportOrgIds) => set({ supportOrgIds })} />
          )}
        </Field>
        {text('builder', { label: t('sheet.columns.builder') })}
        {person('leader')}
        {person('officer')}
        {person('person')}
        {day('planStartOn', t('sheet.columns.planStart'))}
        {day('planFinishOn', t('web.form.promise'))}
        {day('startOn', t('sheet.columns.start'))}
        {props.promisedOn && draft.planFinishOn !== props.promisedOn ? (
          <div className="pj-wide">
            <Field label={t('web.form.reason')} name="finishReason" required>
              {(wire) => (
                <Input
                  {...wire}
                  value={draft.finishReason}
                  onChange={(event) => set({ finishReason: event.target.value })}
                />
              )}
            </Field>
          </div>
        ) : null}
        {text('totalInvestment', { label: t('sheet.columns.total'), mode: 'decimal' })}
        {text('annualInvestment', { label: t('sheet.columns.annual'), mode: 'decimal' })}
        {text('annualYear', { label: t('web.form.year'), mode: 'decimal' })}
        {text('industry', { label: t('sheet.columns.industry') })}
        {text('code', { label: t('sheet.columns.code'), hint: t('web.form.code_hint') })}
        {text('address', { label: t('sheet.columns.address') })}
        {text('lon', { label: t('web.form.lon'), name: 'place.lon', hint: t('web.form.place_hint'), mode: 'decimal' })}
        {text('lat', { label: t('web.form.lat'), name: 'place.lat', mode: 'decimal' })}
        <Field label={t('web.filters.portfolio')} name="portfolioIds">
          {(wire) => (
            <Select
              {...wire}
              mode="multiple"
              value={[...draft.portfolioIds]}
              onChange={(portfolioIds: string[]) => set({ portfolioIds })}
              optionFilterProp="label"
              options={(portfolios.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
        <Field label={t('web.form.parent')} name="parentId">
          {(wire) => (
            <Select
              {...wire}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.parentId || undefined}
              onChange={(parentId?: string) => set({ parentId: parentId ?? '' })}
              options={(parents.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t('web.form.roll_up')} name="rollUp">
          {(wire) => (
            <Select
              {...wire}
              value={draft.rollUp}
              onChange={(rollUp) => set({ rollUp })}
              options={(['sum', 'weight', 'worst'] as const).map((value) => ({ value, label: t(`rollUps.${value}`) }))}
            />
          )}
        </Field>
        <Checkbox
          className="pj-wide"
          checked={draft.isSensitive}
          onChange={(event) => set({ isSensitive: event.target.checked })}
        >
          {t('web.form.sensitive')}
        </Checkbox>
        <div className="pj-actions">
          <button type="submit" className="ls-button ls-button-primary" disabled={props.isSaving}>
            {props.saveWords}
          </button>
          {props.cancel}
        </div>
      </form>
    </FieldErrors>
  );
};
