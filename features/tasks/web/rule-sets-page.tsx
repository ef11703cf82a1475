import './tasks.css';
import './rule-sets-page.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useQuery } from '@tanstack/react-query';
import { api, type RuleSet, TASKS } from './parts/api.ts';
import { RuleTable, ruleTitle } from './parts/rule-table.tsx';
import { isPreset } from './parts/rule-words.ts';
import { useTaskWords } from './parts/words.ts';

/** By which rules the lights are given: in words, with their sources and versions. */
export default function RuleSetsPage() {
  const t = useTaskWords();
  const rules = useQuery({
    queryKey: [TASKS, 'rule-sets'],
    queryFn: ({ signal }) => api('GET /rule-sets', { signal }),
  });
  const items = rules.data?.items ?? [];
  const inForce = items.filter((item) => item.inForce);
  const past = items.filter((item) => !item.inForce);
  return (
    <>
      <PageHead
        title={t('rules.title')}
        sentence={rules.data ? t('rules.sentence', { count: inForce.length }) : undefined}
      />
      {rules.error ? <Fault error={rules.error} again={() => void rules.refetch()} /> : null}
      {rules.isPending ? <Loading /> : null}
      {rules.data && inForce.length === 0 ? <Empty title={t('rules.none')} hint={t('rules.none_hint')} /> : null}
      <div className="tk-rules">
        {inForce.map((item) => (
          <Rule key={item.id} item={item} />
        ))}
      </div>
      {inForce.length > 0 ? <p className="tk-rules-worst">{t('rules.worst')}</p> : null}
      {past.length > 0 ? (
        <>
          <h2 className="tk-h2">{t('rules.others')}</h2>
          <div className="tk-rules">
            {past.map((item) => (
              <Rule key={item.id} item={item} />
            ))}
          </div>
        </>
      ) : null}
    </>
  );
}

const Rule = ({ item }: { item: RuleSet }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const isFromTheStart = item.effectiveFrom <= '2000-01-01';
  return (
    <section className="tk-card" aria-labelledby={`rule-${item.id}`}>
      <h2 id={`rule-${item.id}`}>{ruleTitle(t, item)}</h2>
      <RuleTable conditions={item.conditions} />
      <p className="ls-quiet">
        {t('rules.source', { source: isPreset(item) ? t(`rules.source_${item.name}`) : item.source })}{' '}
        {t(isFromTheStart ? 'rules.always' : 'rules.from', { day: day(item.effectiveFrom) })}
      </p>
    </section>
  );
};
