import { AutoComplete, Checkbox, Select } from 'antd';
import { type Field, type SheetView, useLedgerWords } from './api.ts';
import { choose, type Draft } from './mapping-draft.ts';
import units from './unit-choices.json';

type Props = { sheet: SheetView; fields: readonly Field[]; draft: Draft; onDraft: (draft: Draft) => void };

const FILLABLE = ['text', 'tags', 'choice', 'unit', 'region'];

/** The columns of a sheet, what stands in them, and what each is taken for. */
export const ColumnList = ({ sheet, fields, draft, onDraft }: Props) => {
  const t = useLedgerWords();
  const options = fields.map(({ key, label, isRequired }) => ({
    value: key,
    label: isRequired ? `${label} *` : label,
  }));
  return (
    <table className="lg-columns">
      <thead>
        <tr>
          <th scope="col">{t('map.column')}</th>
          <th scope="col">{t('map.samples')}</th>
          <th scope="col">{t('map.means')}</th>
          <th scope="col">{t('map.unit')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.columns.map((column, i) => {
          const chosen = draft.columns[i];
          const field = fields.find(({ key }) => key === chosen?.field);
          const set = (change: Partial<Draft['columns'][number]>) =>
            onDraft({ ...draft, columns: draft.columns.map((one, at) => (at === i ? { ...one, ...change } : one)) });
          const name = column.head || t('map.empty_head');
          return (
            <tr key={i} className={field ? undefined : 'is-open'}>
              <th scope="row">{name}</th>
              <td className="lg-samples">{column.samples.join(' · ')}</td>
              <td>
                <Select
                  aria-label={`${name}: ${t('map.means')}`}
                  className="lg-means"
                  value={chosen?.field ?? ''}
                  onChange={(key: string) => onDraft(choose(draft, i, key || null))}
                  options={[{ value: '', label: t('map.ignore') }, ...options]}
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={220}
                />
                {chosen?.field === column.field && column.by === 'values' ? (
                  <span className="lg-mark">{t('map.by_values')}</span>
                ) : null}
                {chosen?.field === column.field && column.by === 'remembered' ? (
                  <span className="lg-mark">{t('map.by_remembered')}</span>
                ) : null}
                {chosen?.field === column.field
                  ? column.remarks.map((remark) => (
                      <p key={remark} className="lg-remark">
                        {remark}
                      </p>
                    ))
                  : null}
              </td>
              <td>
                {field && ['money', 'area', 'number'].includes(field.kind) ? (
                  <AutoComplete
                    aria-label={`${name}: ${t('map.unit')}`}
                    className="lg-unit"
                    value={chosen?.unit ?? ''}
                    placeholder={t('map.unit_pick')}
                    onChange={(unit: string) => set({ unit: unit || null })}
                    options={units[field.kind as 'money'].map((value) => ({ value }))}
                  />
                ) : null}
                {field && !field.isRequired && FILLABLE.includes(field.kind) ? (
                  <Checkbox checked={chosen?.fillsDown} onChange={(event) => set({ fillsDown: event.target.checked })}>
                    {t('map.fills_down')}
                  </Checkbox>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
