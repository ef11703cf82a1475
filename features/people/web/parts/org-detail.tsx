import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, type Org, PEOPLE } from './api.ts';
import { draftOf, OrgFields } from './org-form.tsx';
import { lineOf } from './tree-nodes.ts';
import { useNouns, usePeopleWords } from './words.ts';

/** One unit: its facts, who works there, and what may be done with it. */
export const OrgDetail = (props: { org: Org; orgs: readonly Org[]; onAdd: () => void }) => {
  const t = usePeopleWords();
  const { can } = useSession();
  const [isEditing, setEditing] = useState(false);
  const { org, orgs } = props;
  return (
    <section className="ls-card" aria-label={org.name}>
      <h2 className="pp-h2">{org.name}</h2>
      {isEditing ? (
        <EditOrg org={org} orgs={orgs} onClose={() => setEditing(false)} />
      ) : (
        <>
          <OrgFacts org={org} orgs={orgs} />
          {can('people.manage') ? (
            <div className="pp-actions pp-gap">
              <Button type="primary" onClick={() => setEditing(true)}>
                {t('orgs.edit')}
              </Button>
              <Button onClick={props.onAdd} disabled={org.closedOn !== null}>
                {t('orgs.add_below')}
              </Button>
              <CloseOrg org={org} />
            </div>
          ) : null}
          <Persons org={org} />
        </>
      )}
    </section>
  );
};

const OrgFacts = ({ org, orgs }: { org: Org; orgs: readonly Org[] }) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const { day } = useFormat();
  const line = lineOf(orgs, org).slice(0, -1);
  return (
    <dl className="pp-facts">
      <dt>{t('orgs.short_name')}</dt>
      <dd>{org.shortName}</dd>
      <dt>{t('orgs.kind')}</dt>
      <dd>{nouns(`kind.${org.kind}`)}</dd>
      {line.length ? (
        <>
          <dt>{t('orgs.parent')}</dt>
          <dd>{line.map(({ shortName }) => shortName).join(' / ')}</dd>
        </>
      ) : null}
      <dt>{t('orgs.aliases')}</dt>
      <dd>{org.aliases.join(nouns('list_comma')) || t('none')}</dd>
      <dt>{t('orgs.region')}</dt>
      <dd className="ls-number">{org.regionCode ?? t('none')}</dd>
      {org.closedOn ? (
        <>
          <dt>{t('orgs.closed')}</dt>
          <dd>{day(org.closedOn)}</dd>
        </>
      ) : null}
    </dl>
  );
};

const EditOrg = ({ org, orgs, onClose }: { org: Org; orgs: readonly Org[]; onClose: () => void }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(org));
  const save = useMutation<unknown, ProblemError>({
    mutationFn: () =>
      api('PATCH /orgs/:id', {
        params: { id: org.id },
        body: {
          name: draft.name,
          shortName: draft.shortName.trim() || draft.name,
          kind: draft.kind,
          regionCode: draft.regionCode || null,
          aliases: draft.aliases,
          parentId: draft.parentId ?? undefined,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('saved'));
      onClose();
    },
  });
  // Nothing moves into its own subtree.
  const above = orgs.filter(({ path }) => !path.startsWith(org.path));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <OrgFields draft={draft} onChange={setDraft} orgs={above} problem={save.error} />
      <div className="pp-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={draft.name.trim().length < 2}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

const CloseOrg = ({ org }: { org: Org }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const { today } = useSession();
  const change = useMutation<unknown, ProblemError, string | null>({
    mutationFn: (closedOn) => api('PATCH /orgs/:id', { params: { id: org.id }, body: { closedOn } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PEOPLE] }),
    onError: (problem) => toast.failed(problem.detail),
  });
  if (org.parentId === null) return null;
  if (org.closedOn)
    return (
      <Button loading={change.isPending} onClick={() => change.mutate(null)}>
        {t('orgs.reopen')}
      </Button>
    );
  return (
    <Popconfirm title={t('orgs.close_sure', { name: org.shortName })} onConfirm={() => change.mutate(today)}>
      <Button danger loading={change.isPending}>
        {t('orgs.close')}
      </Button>
    </Popconfirm>
  );
};

const Persons = ({ org }: { org: Org }) => {
  const t = usePeopleWords();
  const persons = useQuery({
    queryKey: [PEOPLE, 'persons', org.id],
    queryFn: ({ signal }) => api('GET /people', { query: { under: org.id }, signal }),
  });
  const items = persons.data?.items ?? [];
  return (
    <>
      <h3 className="pp-h2">{t('orgs.persons')}</h3>
      {persons.data && items.length === 0 ? <p className="ls-quiet">{t('orgs.no_persons')}</p> : null}
      <ul>
        {items.map((person) => (
          <li key={person.id}>
            {person.name}{' '}
            <span className="ls-quiet">{person.posts.map((post) => `${post.orgName} ${post.title}`).join(' / ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
