import './tasks.css';
import './rule-sets-page.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, type RuleSet, TASKS } from './parts/api.ts';
import { BeginDraft } from './parts/begin-draft.tsx';
import { PendingOverrides } from './parts/pending-overrides.tsx';
import { RuleTable, ruleTitle } from './parts/rule-table.tsx';
import { isPreset } from './parts/rule-words.ts';
import { useTaskWords } from './parts/words.ts';

/** By which rules the lights are given: in words, with their sources and versions; where new ones begin. */
export default function RuleSetsPage() {
  const t = useTaskWords();
  const { can, today } = useSession();
  const rules = useQuery({
    queryKey: [TASKS, 'rule-sets'],
    queryFn: ({ signal }) => api('GET /rule-sets', { signal }),
  });
  const items = rules.data?.items ?? [];
  const inForce = items.filter((item) => item.inForce);
  const coming = items.filter((item) => item.effectiveFrom > today);
  const past = items.filter((item) => !item.inForce && item.effectiveFrom <= today);
  return (
    <>
      <PageHead
        title={t('rules.title')}
        sentence={rules.data ? t('rules.sentence', { count: inForce.length }) : undefined}
        actions={can('tasks.rules') ? <BeginDraft /> : undefined}
      />
      {rules.error ? <Fault error={rules.error} again={() => void rules.refetch()} /> : null}
      {rules.isPending ? <Loading /> : null}
      {can('tasks.override_approve') ? <PendingOverrides /> : null}
      {can('tasks.rules') ? <Drafts /> : null}
      {rules.data && inForce.length === 0 ? <Empty title={t('rules.none')} hint={t('rules.none_hint')} /> : null}
      <Shelf items={inForce} title={t('rules.now')} />
      {inForce.length > 0 ? <p className="tk-rules-worst">{t('rules.worst')}</p> : null}
      <Shelf items={coming} title={t('rules.coming')} />
      <Shelf items={past} title={t('rules.others')} />
    </>
  );
}

const Shelf = ({ items, title }: { items: readonly RuleSet[]; title: string }) =>
  items.length > 0 ? (
    <>
      <h2 className="tk-h2">{title}</h2>
      <div className="tk-rules">
        {items.map((item) => (
          <Rule key={item.id} item={item} />
        ))}
      </div>
    </>
  ) : null;

const Drafts = () => {
  const t = useTaskWords();
  const drafts = useQuery({
    queryKey: [TASKS, 'rule-drafts'],
    queryFn: ({ signal }) => api('GET /rule-drafts', { signal }),
  });
  const items = drafts.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="tk-card tk-rule-drafts" aria-labelledby="tk-drafts">
      <h2 id="tk-drafts">{t('rules.drafts')}</h2>
      <ul>
        {items.map((draft) => (
          <li key={draft.id}>
            <Link to={`/settings/rules/${draft.id}`}>{ruleTitle(t, draft)}</Link>{' '}
            <span className="ls-quiet">
              {t('rules.draft_state', {
                state: draft.state,
                scope: draft.scope?.name ?? '',
                hasScope: draft.scope ? 'yes' : 'no',
                author: draft.authorName ?? '',
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Rule = ({ item }: { item: RuleSet }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const { can } = useSession();
  const isFromTheStart = item.effectiveFrom <= '2000-01-01';
  return (
    <section className="tk-card" aria-labelledby={`rule-${item.id}`}>
      <h3 id={`rule-${item.id}`} className="tk-h2">
        {ruleTitle(t, item)}
      </h3>
      <p className="ls-quiet">
        {t('rules.reach', {
          scope: item.scope?.name ?? '',
          hasScope: item.scope ? 'yes' : 'no',
          work: item.governs.length > 1 ? 'both' : (item.governs[0] ?? 'task'),
          version: item.version,
        })}
      </p>
      <RuleTable conditions={item.conditions} />
      <p className="ls-quiet">
        {t('rules.source', { source: isPreset(item) ? t(`rules.source_${item.name}`) : item.source })}{' '}
        {t(isFromTheStart ? 'rules.always' : 'rules.from', { day: day(item.effectiveFrom) })}
        {item.isApplied ? null : ` ${t('rules.applying')}`}
      </p>
      {can('tasks.rules') ? <BeginDraft from={item} /> : null}
    </section>
  );
};
