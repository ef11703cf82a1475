import './people.css';
import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { createClient, type ProblemError } from '@luoshi/web-kit/client.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { SIGN_IN_PATH } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { api, PEOPLE } from './parts/api.ts';
import { SetupAccounts } from './parts/setup-accounts.tsx';
import { areAppointed, type Division, emptySetup, isNamed, type SetupDraft, unitsOf } from './parts/setup-draft.ts';
import { SetupName } from './parts/setup-name.tsx';
import { SetupTree } from './parts/setup-tree.tsx';
import { usePeopleWords } from './parts/words.ts';

/**
 * The division list belongs to a feature above this one, so that its contract cannot be imported; this is its shape as
 * far as the wizard needs it.
 */
type DivisionEndpoints = {
  'GET /divisions': { summary: string; permission: 'public'; answer: z.ZodType<{ items: Division[] }> };
};
const divisionsApi = createClient<DivisionEndpoints>();

const STEPS = ['name', 'tree', 'accounts'] as const;

/** Sets up a new government in three steps: its name, its units, its first accounts. */
export default function SetupPage() {
  const t = usePeopleWords();
  const setup = useQuery({ queryKey: [PEOPLE, 'setup'], queryFn: ({ signal }) => api('GET /setup', { signal }) });
  const [made, setMade] = useState<{ name: string; units: number } | null>(null);
  return (
    <main id="main" className="pp-open">
      <title>{`${t('setup.title')} · ${t('brand')}`}</title>
      <div className="pp-open-card pp-open-wide">
        <h1 className="pp-brand">{t('brand')}</h1>
        <p className="pp-motto">{t('setup.motto')}</p>
        {setup.isPending ? <Loading /> : null}
        {made ? (
          <>
            <p className="pp-gap" role="status">
              {t('setup.done', made)}
            </p>
            <Link to={SIGN_IN_PATH} className="ls-button ls-button-primary">
              {t('setup.sign_in')}
            </Link>
          </>
        ) : null}
        {setup.data && !setup.data.isNeeded && !made ? (
          <p>
            {t('setup.over')} <Link to={SIGN_IN_PATH}>{t('setup.sign_in')}</Link>
          </p>
        ) : null}
        {setup.data?.isNeeded && !made ? <Wizard needsCode={!setup.data.isOpenHere} onMade={setMade} /> : null}
      </div>
    </main>
  );
}

const Wizard = (props: { needsCode: boolean; onMade: (made: { name: string; units: number }) => void }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<SetupDraft>(emptySetup);
  const [at, setAt] = useState(0);
  const divisions = useQuery({
    queryKey: ['places', 'divisions'],
    queryFn: ({ signal }) => divisionsApi('GET /divisions', { signal }),
  });
  const known = divisions.data?.items ?? [];
  const found = useMutation<{ units: number }, ProblemError>({
    mutationFn: () =>
      api('POST /setup', {
        body: {
          code: draft.code || undefined,
          name: draft.name,
          slug: draft.slug,
          kind: draft.kind,
          regionCode: draft.regionCode,
          units: unitsOf(draft, known),
          accounts: draft.accounts,
        },
      }),
    onSuccess: async ({ units }) => {
      // First the thanks, then the news that the wizard is over.
      props.onMade({ name: draft.name, units });
      await queries.invalidateQueries({ queryKey: [PEOPLE, 'setup'] });
    },
  });
  const step = STEPS[at] ?? 'name';
  const mayGoOn = { name: isNamed(draft, props.needsCode), tree: true, accounts: areAppointed(draft) }[step];
  const isLast = at === STEPS.length - 1;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isLast) found.mutate();
        else setAt(at + 1);
      }}
    >
      <ol className="pp-steps">
        {STEPS.map((name, index) => (
          <li key={name} aria-current={index === at ? 'step' : undefined}>
            {`${index + 1} ${t(`setup.step_${name}`)}`}
          </li>
        ))}
      </ol>
      <ErrorSummary detail={found.error?.detail} fields={found.error?.fields} />
      {step === 'name' ? (
        <SetupName draft={draft} divisions={known} needsCode={props.needsCode} onChange={setDraft} />
      ) : null}
      {step === 'tree' ? <SetupTree draft={draft} divisions={known} onChange={setDraft} /> : null}
      {step === 'accounts' ? <SetupAccounts draft={draft} onChange={setDraft} /> : null}
      <div className="pp-actions">
        {at > 0 ? <Button onClick={() => setAt(at - 1)}>{t('setup.back')}</Button> : null}
        <Button type="primary" htmlType="submit" disabled={!mayGoOn} loading={found.isPending}>
          {t(isLast ? 'setup.finish' : 'setup.next')}
        </Button>
      </div>
    </form>
  );
};
