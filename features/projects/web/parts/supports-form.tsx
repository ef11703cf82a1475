import { ErrorSummary } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import { UnitPicker } from '../../../tasks/web/parts/unit-picker.tsx';
import { api, type ProjectView } from './api.ts';
import { SUPPORT_KINDS } from './filters.ts';
import { useProjectWords } from './words.ts';

type Row = { need: string; ownerOrgId: string; dueOn: string; doneOn: string };
const NONE: Row = { need: '', ownerOrgId: '', dueOn: '', doneOn: '' };

/** Seven kinds of support, a row each; an empty row is none. */
export const SupportsForm = ({ project, onSaved }: { project: ProjectView; onSaved: (saved: ProjectView) => void }) => {
  const t = useProjectWords();
  const [rows, setRows] = useState<Record<string, Row>>(() =>
    Object.fromEntries(
      project.supports.map((one) => [
        one.kind,
        { need: one.need, ownerOrgId: one.ownerOrgId ?? '', dueOn: one.dueOn ?? '', doneOn: one.doneOn ?? '' },
      ]),
    ),
  );
  const save = useMutation<ProjectView, ProblemError>({
    mutationFn: () =>
      api('PUT /projects/:id/supports', {
        params: { id: project.id },
        body: {
          supports: SUPPORT_KINDS.flatMap((kind) => {
            const row = rows[kind];
            return row && Object.values(row).some(Boolean)
              ? [
                  {
                    kind,
                    need: row.need,
                    ownerOrgId: row.ownerOrgId || null,
                    dueOn: row.dueOn || null,
                    doneOn: row.doneOn || null,
                  },
                ]
              : [];
          }),
          revision: project.revision,
        },
      }),
    onSuccess: onSaved,
  });
  return (
    <section className="pj-card" aria-labelledby="pj-supports-form">
      <h2 id="pj-supports-form">{t('web.supports.title')}</h2>
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      <div className="pj-scroll">
        <table className="pj-table">
          <thead>
            <tr>
              {['kind', 'need', 'owner', 'due', 'done'].map((key) => (
                <th key={key} scope="col">
                  {t(`web.supports.col.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SUPPORT_KINDS.map((kind) => {
              const row = rows[kind] ?? NONE;
              const set = (change: Partial<Row>) => setRows({ ...rows, [kind]: { ...row, ...change } });
              const name = t(`supports.${kind}`);
              return (
                <tr key={kind}>
                  <th scope="row">{name}</th>
                  <td>
                    <Input
                      aria-label={`${name} ${t('web.supports.col.need')}`}
                      value={row.need}
                      maxLength={500}
                      onChange={(event) => set({ need: event.target.value })}
                    />
                  </td>
                  <td style={{ minWidth: 180 }}>
                    <UnitPicker
                      label={`${name} ${t('web.supports.col.owner')}`}
                      value={row.ownerOrgId}
                      onChange={(ownerOrgId) => set({ ownerOrgId })}
                    />
                  </td>
                  <td>
                    <DayField
                      label={`${name} ${t('web.supports.col.due')}`}
                      value={row.dueOn}
                      onChange={(dueOn) => set({ dueOn })}
                    />
                  </td>
                  <td>
                    <DayField
                      label={`${name} ${t('web.supports.col.done')}`}
                      value={row.doneOn}
                      onChange={(doneOn) => set({ doneOn })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="pj-actions">
        <button
          type="button"
          className="ls-button ls-button-primary"
          disabled={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('web.supports.save')}
        </button>
      </div>
    </section>
  );
};
