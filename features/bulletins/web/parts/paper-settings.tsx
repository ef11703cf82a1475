import { Field } from '@luoshi/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { UnitsPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, BULLETINS, type Paper, useBulletinWords } from './api.ts';
import type { Draft } from './draft.ts';

const STANDARD = '';
const USUAL = ['no', 'task', 'lead', 'due', 'percent', 'light', 'reason'];

/** Whom the paper goes to, what its table shows, and in which Word file it is written. */
export const PaperSettings = ({
  paper,
  draft,
  onChange,
}: {
  paper: Paper;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) => {
  const t = useBulletinWords();
  const { content } = draft;
  const templates = useQuery({
    queryKey: [BULLETINS, 'templates'],
    queryFn: ({ signal }) => api('GET /bulletins/templates', { signal }),
  });
  const tables = paper.facts.filter(({ rows, tasks }) => rows.length > 0 && tasks.some((id) => id !== null));
  const table = tables.find(({ key }) => key === content.table?.fact) ?? tables[0];
  const take = (fact: string) => {
    const found = tables.find(({ key }) => key === fact);
    if (!found) return onChange({ content: { ...content, table: null } });
    const known = found.columns.map(({ key }) => key);
    const kept = (content.table?.columns ?? USUAL).filter((key) => known.includes(key));
    onChange({ content: { ...content, table: { fact, title: found.title, columns: kept.length > 0 ? kept : known } } });
  };
  const columnNames = new Map(table?.columns.map(({ key, label }) => [key, label]));
  return (
    <section className="ls-card bl-settings" aria-labelledby="bl-settings">
      <h2 id="bl-settings">{t('paper.settings')}</h2>
      <Field label={t('paper.recipients')} hint={t('paper.recipients_hint')}>
        {(wire) => (
          <UnitsPicker
            wire={wire}
            value={draft.recipients}
            tags={6}
            onChange={(recipients) => onChange({ recipients })}
          />
        )}
      </Field>
      <Field label={t('paper.copy_to')}>
        {(wire) => (
          <Input
            {...wire}
            value={content.copyTo}
            maxLength={1000}
            onChange={(event) => onChange({ content: { ...content, copyTo: event.target.value } })}
          />
        )}
      </Field>
      {tables.length > 0 ? (
        <Field label={t('paper.table_fact')}>
          {(wire) => (
            <Select
              {...wire}
              value={content.table?.fact ?? STANDARD}
              options={[
                { value: STANDARD, label: t('paper.table_none') },
                ...tables.map(({ key, title, total }) => ({ value: key, label: `${title} · ${total}` })),
              ]}
              onChange={take}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      ) : null}
      {table && content.table ? (
        <Field label={t('paper.columns')} hint={t('paper.table_rows', { rows: table.rows.length })}>
          {(wire) => (
            <Select
              {...wire}
              mode="multiple"
              value={content.table?.columns ?? []}
              options={[...columnNames].map(([value, label]) => ({ value, label }))}
              onChange={(columns: string[]) =>
                onChange({
                  content: {
                    ...content,
                    table:
                      columns.length > 0
                        ? { fact: table.key, title: content.table?.title ?? table.title, columns }
                        : null,
                  },
                })
              }
              style={{ width: '100%' }}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('paper.template')} hint={t('paper.template_hint')}>
        {(wire) => (
          <Select
            {...wire}
            value={draft.template ?? STANDARD}
            options={[
              { value: STANDARD, label: t('paper.template_none') },
              ...(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(template) => onChange({ template: template || null })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
    </section>
  );
};
