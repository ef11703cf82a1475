import './projects.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { PersonPicker } from '../../tasks/web/parts/person-picker.tsx';
import { api, type Carried, PROJECTS } from './parts/api.ts';
import { useMoment, useProjectWords } from './parts/words.ts';

/** What people who have moved on still carry, and handing it to somebody else with a signed note. */
export default function HandoversPage() {
  const t = useProjectWords();
  const moment = useMoment();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const found = useQuery({
    queryKey: [PROJECTS, 'handovers', person?.id ?? ''],
    queryFn: ({ signal }) => api('GET /handovers', { query: person ? { person: person.id } : {}, signal }),
  });
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />;
  const data = found.data;
  return (
    <>
      <PageHead
        title={t('web.handovers.title')}
        crumbs={[{ label: t('web.list.title'), to: '/projects' }]}
        sentence={t('web.handovers.sentence')}
      />
      <div className="pj-column">
        <div className="pj-one">
          <Field label={t('web.handovers.from')} hint={t('web.handovers.from_hint')}>
            {({ id }) => <PersonPicker wire={{ id }} value={person} onChange={setPerson} />}
          </Field>
        </div>
        {data === undefined ? (
          <Loading />
        ) : data.orphaned.length === 0 ? (
          <Empty
            title={t(person ? 'web.handovers.carries_nothing' : 'web.handovers.none')}
            hint={t('web.handovers.none_hint')}
          />
        ) : (
          data.orphaned.map((one) => <Giver key={one.personId} giver={one} />)
        )}
        {data?.notes.length ? (
          <section className="pj-card" aria-labelledby="pj-notes">
            <h2 id="pj-notes">{t('web.handovers.notes')}</h2>
            <ul>
              {data.notes.map((note) => (
                <li key={note.id}>
                  <p>
                    {t('web.handovers.note_line', { from: note.fromName, to: note.toName, n: note.items.length })}{' '}
                    <span className="ls-quiet">
                      {t('web.handovers.signed', { name: note.signedBy, when: moment(note.at) })}
                    </span>
                  </p>
                  <p className="ls-quiet">{note.note}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}

const Giver = ({ giver }: { giver: Carried }) => {
  const t = useProjectWords();
  const queries = useQueryClient();
  const keyOf = (item: Carried['items'][number]) => `${item.feature} ${item.id} ${item.role}`;
  const [chosen, setChosen] = useState(() => new Set(giver.items.map(keyOf)));
  const [to, setTo] = useState<{ id: string; name: string } | null>(null);
  const [note, setNote] = useState('');
  const [signature, setSignature] = useState('');
  const send = useMutation<{ count: number }, ProblemError>({
    mutationFn: () =>
      api('POST /handovers', {
        body: {
          fromPersonId: giver.personId,
          toPersonId: to?.id ?? '',
          items: giver.items
            .filter((item) => chosen.has(keyOf(item)))
            .map(({ feature, id, role }) => ({ feature, id, role })),
          note: note.trim(),
          signature: signature.trim(),
        },
      }),
    onSuccess: ({ count }) => {
      toast.done(t('web.handovers.done', { n: count }));
      void queries.invalidateQueries({ queryKey: [PROJECTS] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <section className="pj-card" aria-label={giver.name}>
      <h2>{t('web.handovers.carries', { name: giver.name, n: giver.items.length })}</h2>
      <ul>
        {giver.items.map((item) => (
          <li key={keyOf(item)}>
            <Checkbox checked={chosen.has(keyOf(item))} onChange={() => toggle(keyOf(item))}>
              {t(item.feature === 'projects' ? 'web.handovers.project' : 'web.handovers.task', {
                title: item.title,
                role: t(`roles.${item.role}`),
              })}
            </Checkbox>
          </li>
        ))}
      </ul>
      <FieldErrors fields={send.error?.fields}>
        <ErrorSummary detail={send.error?.detail} fields={send.error?.fields} />
        <div className="pj-form">
          <Field label={t('web.handovers.to')} name="toPersonId" required>
            {({ id }) => <PersonPicker wire={{ id }} value={to} onChange={setTo} />}
          </Field>
          <Field
            label={t('web.handovers.signature')}
            name="signature"
            hint={t('web.handovers.signature_hint')}
            required
          >
            {(wire) => <Input {...wire} value={signature} onChange={(event) => setSignature(event.target.value)} />}
          </Field>
          <div className="pj-wide">
            <Field label={t('web.handovers.note')} name="note" required>
              {(wire) => (
                <Input.TextArea
                  {...wire}
                  autoSize={{ minRows: 2 }}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              )}
            </Field>
          </div>
          <div className="pj-actions">
            <button
              type="button"
              className="ls-button ls-button-primary"
              disabled={!to || !note.trim() || !signature.trim() || chosen.size === 0 || send.isPending}
              onClick={() => send.mutate()}
            >
              {t('web.handovers.send', { n: chosen.size })}
            </button>
          </div>
        </div>
      </FieldErrors>
    </section>
  );
};
