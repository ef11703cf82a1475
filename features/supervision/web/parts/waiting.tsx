import '../supervision.css';
import { toast } from '@luoshi/ui/toast.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Action, api, SUPERVISION, useMatterWords, type Waiting } from './api.ts';
import { ClockWords, StateMark } from './clock.tsx';
import { HopDialog } from './hop-dialog.tsx';
import { arrange, HOP_FIELDS } from './hop-fields.ts';
import { useHop } from './use-hop.ts';

/** On the day's page: matters that wait for me, each done in place. Nothing at all when none does. */
export default function WaitingMatters() {
  const t = useMatterWords();
  const waiting = useQuery({
    queryKey: [SUPERVISION, 'waiting'],
    queryFn: ({ signal }) => api('GET /supervision/waiting', { signal }),
  });
  const items = waiting.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="sv-card sv-waiting" aria-labelledby="sv-waiting">
      <h2 id="sv-waiting">{t('waiting.title', { count: items.length })}</h2>
      <SignAll items={items} />
      <ul>
        {items.slice(0, SHOWN).map((item) => (
          <WaitingItem key={item.id} item={item} />
        ))}
      </ul>
      {items.length > SHOWN ? <Link to="/supervision">{t('waiting.all', { count: items.length })}</Link> : null}
    </section>
  );
}

const SHOWN = 8;

/** Signs what is to be signed with one press, where there is more than one. */
const SignAll = ({ items }: { items: readonly Waiting[] }) => {
  const t = useMatterWords();
  const queries = useQueryClient();
  const ids = items.filter(({ may }) => may.includes('sign')).map(({ id }) => id);
  const sign = useMutation({
    mutationFn: () => api('POST /supervision/hops', { body: { ids, action: 'sign' } }),
    onSuccess: ({ moved, left }) => {
      void queries.invalidateQueries({ queryKey: [SUPERVISION] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      if (left[0]) toast.failed(left[0].detail);
      else toast.done(t('waiting.signed', { count: moved }));
    },
  });
  if (ids.length < 2) return null;
  return (
    <button type="button" className="ls-button" disabled={sign.isPending} onClick={() => sign.mutate()}>
      {t('waiting.sign_all', { count: ids.length })}
    </button>
  );
};

const WaitingItem = ({ item }: { item: Waiting }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const [doing, setDoing] = useState<Action | null>(null);
  const hop = useHop(item, () => setDoing(null));
  const { buttons } = arrange(item.may);
  return (
    <li>
      <div>
        <p className="sv-waiting-title">
          <StateMark state={item.state} /> <Link to={`/supervision/${item.id}`}>{item.title}</Link>
        </p>
        <p>
          <ClockWords row={item} />
        </p>
        {item.askedDue ? <p>{t('waiting.asked', { day: day(item.askedDue) })}</p> : null}
        {item.said ? <p className="sv-said">{item.said}</p> : null}
        {hop.error && !doing ? (
          <p role="alert" className="sv-refused">
            {hop.error.detail}
          </p>
        ) : null}
      </div>
      <div className="sv-buttons">
        {buttons.map((action, nth) => (
          <button
            key={action}
            type="button"
            className={nth === 0 ? 'ls-button ls-button-primary' : 'ls-button'}
            disabled={hop.isPending}
            // What asks for nothing more is done with one press.
            onClick={() => (HOP_FIELDS[action]?.length === 0 ? hop.mutate({ action }) : setDoing(action))}
          >
            {t(`action.${action}`)}
          </button>
        ))}
      </div>
      {doing ? <HopDialog matter={item} action={doing} onClose={() => setDoing(null)} /> : null}
    </li>
  );
};
