import './burden.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, BURDEN, type FormView, useBurdenWords } from './parts/api.ts';
import { useAskedWords } from './parts/asked-words.ts';
import { ComplainButton } from './parts/complain-button.tsx';
import { type FormMove, MoveForm } from './parts/move-form.tsx';
import { Stands } from './parts/stands.tsx';
import { StateMark } from './parts/state-mark.tsx';

/** One entry of the register: what is asked of whom and why, what it costs, and what can be done now. */
export default function FormPage() {
  const id = usePathParam('id');
  const form = useQuery({
    queryKey: [BURDEN, 'form', id],
    queryFn: ({ signal }) => api('GET /burden/forms/:id', { params: { id }, signal }),
  });
  if (form.data) return <Shown form={form.data} />;
  if (form.error) return <Fault error={form.error} again={() => void form.refetch()} />;
  return <Loading />;
}

const MOVES = {
  decide: ['approve', 'refuse'],
  end: ['end'],
  withdraw: ['withdraw'],
} as const satisfies Record<FormView['may'][number], readonly FormMove[]>;

const Shown = ({ form }: { form: FormView }) => {
  const t = useBurdenWords();
  const { can } = useSession();
  const [move, setMove] = useState<FormMove | null>(null);
  const moves: FormMove[] = form.may.flatMap((one): readonly FormMove[] => MOVES[one]);
  return (
    <>
      <PageHead
        title={form.title}
        crumbs={[{ label: t('list.title'), to: '/burden' }]}
        mark={<StateMark of="state" state={form.state} />}
        sentence={`${form.org.name} · ${t(`frequency.${form.frequency}`)} · ${t('page.minutes', { minutes: form.minutes })}`}
        actions={
          move
            ? undefined
            : moves.map((one, nth) => (
                <Button
                  key={one}
                  type={nth === 0 && one === 'approve' ? 'primary' : 'default'}
                  onClick={() => setMove(one)}
                >
                  {t(`page.${one}`)}
                </Button>
              ))
        }
      />
      {move ? <MoveForm key={move} form={form} move={move} onDone={() => setMove(null)} /> : null}
      {form.state === 'live' && can('burden.complain') ? <ComplainButton feature="burden" id={form.id} /> : null}
      <div className="bd-columns">
        <Facts form={form} />
        <section className="bd-card" aria-labelledby="bd-fields">
          <h2 id="bd-fields">{t('page.fields')}</h2>
          <ol className="bd-list">
            {form.fields.map((field) => (
              <li key={field.label}>
                <span>{field.label}</span>
                <span className="ls-quiet">
                  {t(`kind.${field.kind}`)} · {t(field.isRequired ? 'page.required' : 'page.optional')}
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
};

const Facts = ({ form }: { form: FormView }) => {
  const t = useBurdenWords();
  const { day } = useFormat();
  const asked = useAskedWords();
  const facts: [string, ReactNode][] = [
    [t('list.asked'), asked(form)],
    [
      t('page.period'),
      form.endsOn
        ? t('page.from_to', { from: day(form.startsOn), to: day(form.endsOn) })
        : t('page.from', { day: day(form.startsOn) }),
    ],
    [t('list.basis'), form.basis],
    ...(form.purpose ? [[t('page.purpose'), form.purpose] as [string, ReactNode]] : []),
    ...(form.askedBy ? [[t('page.by'), form.askedBy] as [string, ReactNode]] : []),
    ...(form.contest ? [[t('page.contest'), form.contest] as [string, ReactNode]] : []),
    ...(form.decidedOn
      ? [
          [
            t('page.decision'),
            <span key="decision">
              {form.decision ? `${form.decision} ` : ''}
              <span className="ls-quiet">
                {t('page.decided', { person: form.decidedBy ?? '', day: day(form.decidedOn) })}
              </span>
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(form.endReason ? [[t('page.end_reason'), form.endReason] as [string, ReactNode]] : []),
  ];
  return (
    <section className="bd-card" aria-labelledby="bd-facts">
      <h2 id="bd-facts">{t('page.facts')}</h2>
      <dl className="bd-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {form.held.length > 0 ? (
        <>
          <h2>{t('page.held')}</h2>
          <Stands held={form.held} forbidden={[]} />
        </>
      ) : null}
    </section>
  );
};
