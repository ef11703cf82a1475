import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { sumWan, wanOf, yuanOf } from '../../rules/money.ts';
import { monthsBetween } from '../../rules/months.ts';
import { api, type ProjectView } from './api.ts';
import { useProjectWords } from './words.ts';

const AMOUNT = /^\d{1,10}(\.\d{1,4})?$/;

/** The year's plan by month; one press spreads the year evenly over what is left of it. */
export const MonthsForm = ({ project, onSaved }: { project: ProjectView; onSaved: (saved: ProjectView) => void }) => {
  const t = useProjectWords();
  const today = useToday();
  const year = project.investment.annualYear ?? Number(today.slice(0, 4));
  const months = monthsBetween(`${year}-01`, `${year}-12`);
  const [annual, setAnnual] = useState(project.investment.annual === '0' ? '' : project.investment.annual);
  const [plans, setPlans] = useState<Record<string, string>>(() =>
    Object.fromEntries(months.map((month) => [month, project.months.find((one) => one.month === month)?.plan ?? ''])),
  );
  const save = useMutation<ProjectView, ProblemError>({
    mutationFn: () =>
      api('PUT /projects/:id/investment', {
        params: { id: project.id },
        body: {
          year,
          annual: annual || '0',
          months: months.flatMap((month) => (plans[month] ? [{ month, plan: plans[month] }] : [])),
          revision: project.revision,
        },
      }),
    onSuccess: onSaved,
  });
  const spread = (): void => {
    if (!AMOUNT.test(annual)) return;
    const part = Math.floor(yuanOf(annual) / 12);
    setPlans(
      Object.fromEntries(months.map((month, i) => [month, wanOf(i === 11 ? yuanOf(annual) - part * 11 : part)])),
    );
  };
  const entered = Object.values(plans).filter((plan) => AMOUNT.test(plan));
  return (
    <section className="pj-card" aria-labelledby="pj-months">
      <h2 id="pj-months">{t('web.money.plan_title', { year: String(year) })}</h2>
      <FieldErrors fields={save.error?.fields}>
        <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
        <div className="pj-filters">
          <Field label={t('sheet.columns.annual')} name="annual">
            {(wire) => (
              <Input {...wire} inputMode="decimal" value={annual} onChange={(event) => setAnnual(event.target.value)} />
            )}
          </Field>
          {months.map((month, i) => (
            <Field key={month} label={t('web.money.of_month', { month: i + 1 })} name={`months.${i}.plan`}>
              {(wire) => (
                <Input
                  {...wire}
                  inputMode="decimal"
                  value={plans[month] === '0' ? '' : plans[month]}
                  onChange={(event) => setPlans({ ...plans, [month]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="pj-actions">
          <button
            type="button"
            className="ls-button ls-button-primary"
            disabled={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('web.money.save')}
          </button>
          <button type="button" className="ls-button" onClick={spread}>
            {t('web.money.spread')}
          </button>
          <span className="ls-quiet">{t('web.money.entered', { sum: sumWan(entered) })}</span>
        </div>
      </FieldErrors>
    </section>
  );
};
