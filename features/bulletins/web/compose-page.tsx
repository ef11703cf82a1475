import './bulletins.css';
import { addDays } from '@luoshi/kernel/day.ts';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { oneOf, text, texts, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { DayField } from '../../tasks/web/parts/day-field.tsx';
import { PaperPicker } from '../../tasks/web/parts/paper-picker.tsx';
import { UnitPicker } from '../../tasks/web/parts/unit-picker.tsx';
import { api, KINDS, OF_ONE, OF_PERIOD, useBulletinWords } from './parts/api.ts';
import { TasksPicker } from './parts/tasks-picker.tsx';

const PERIOD_DAYS = 30;
const codecs = {
  kind: oneOf(KINDS, 'circular'),
  unit: text(),
  from: text(),
  to: text(),
  document: text(),
  tasks: texts(),
};

/** What to write and about whom; another page may lead here with it already chosen in the address. */
export default function ComposePage() {
  const t = useBulletinWords();
  const names = useWords('bulletins');
  const go = useGo();
  const today = useToday();
  const [asked, setAsked] = useUrlState(codecs);
  const from = asked.from || addDays(today, -PERIOD_DAYS);
  const to = asked.to || today;
  const isPeriod = OF_PERIOD.includes(asked.kind);
  const isOne = OF_ONE.includes(asked.kind);
  const write = useMutation({
    mutationFn: () =>
      api('POST /bulletins', {
        body: {
          kind: asked.kind,
          unit: isOne ? null : asked.unit || null,
          ...(isPeriod ? { from, to } : {}),
          document: isOne ? null : asked.document || null,
          tasks: isPeriod ? [] : [...asked.tasks],
        },
      }),
    onSuccess: (paper) => go(`/bulletins/${paper.id}`),
  });
  const problem = write.error instanceof ProblemError ? write.error : null;
  const hint = isOne
    ? 'compose.tasks_hint_one'
    : asked.kind === 'minutes'
      ? 'compose.tasks_hint_minutes'
      : 'compose.tasks_hint_unit';
  return (
    <>
      <PageHead
        title={t('compose.title')}
        sentence={t('compose.sentence')}
        crumbs={[{ label: t('list.title'), to: '/bulletins' }]}
      />
      <form
        className="ls-card bl-compose"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate();
        }}
      >
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        <FieldErrors fields={problem?.fields}>
          <fieldset className="bl-kinds">
            <legend>{t('compose.kind')}</legend>
            <Radio.Group value={asked.kind} onChange={(event) => setAsked({ kind: event.target.value, tasks: [] })}>
              {KINDS.map((kind) => (
                <Radio key={kind} value={kind} className="bl-kind">
                  <strong>{names(`kinds.${kind}`)}</strong>
                  <span className="ls-quiet">{t(`compose.about.${kind}`)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
          {isOne ? null : (
            <Field label={t('compose.unit')} hint={t('compose.unit_hint')} name="unit">
              {(wire) => <UnitPicker wire={wire} value={asked.unit} onChange={(unit) => setAsked({ unit })} />}
            </Field>
          )}
          {isPeriod ? (
            <div className="bl-period">
              <Field label={t('compose.period')} name="from">
                {(wire) => <DayField wire={wire} value={from} max={to} onChange={(day) => setAsked({ from: day })} />}
              </Field>
              <Field label={t('compose.period_to')} name="to">
                {(wire) => <DayField wire={wire} value={to} min={from} onChange={(day) => setAsked({ to: day })} />}
              </Field>
            </div>
          ) : (
            <Field label={t('compose.tasks')} hint={t(hint)} name="tasks">
              {(wire) => (
                <TasksPicker
                  wire={wire}
                  unit={isOne ? '' : asked.unit}
                  value={asked.tasks}
                  isOne={isOne}
                  onChange={(tasks) => setAsked({ tasks })}
                />
              )}
            </Field>
          )}
          {isOne ? null : (
            <Field label={t('compose.document')} hint={t('compose.document_hint')}>
              {() => (
                <PaperPicker
                  label={t('compose.document')}
                  placeholder={t('compose.document_hint')}
                  value={asked.document}
                  onChange={(document) => setAsked({ document })}
                />
              )}
            </Field>
          )}
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {t('compose.write')}
          </Button>
        </FieldErrors>
      </form>
    </>
  );
}
