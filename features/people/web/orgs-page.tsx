import './people.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { flag, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { api, type Org, PEOPLE } from './parts/api.ts';
import { ImportOrgs } from './parts/import-orgs.tsx';
import { NewOrg } from './parts/new-org.tsx';
import { OrgDetail } from './parts/org-detail.tsx';
import { type TreeNode, treeOf } from './parts/tree-nodes.ts';
import { useNouns, usePeopleWords } from './parts/words.ts';

const codecs = { q: text(), unit: text(), closed: flag() };
const TREE_HEIGHT = 620;

/** The tree of units: search, look, and for the system administrator change. */
export default function OrgsPage() {
  const t = usePeopleWords();
  const { can } = useSession();
  const [state, setState] = useUrlState(codecs);
  const [isImporting, setImporting] = useState(false);
  const [parent, setParent] = useState<Org | null>(null);
  const orgs = useQuery({ queryKey: [PEOPLE, 'orgs'], queryFn: ({ signal }) => api('GET /orgs', { signal }) });
  const items = orgs.data?.items ?? [];
  const tree = useMemo(() => treeOf(orgs.data?.items ?? [], state.q, state.closed), [orgs.data, state.q, state.closed]);
  const chosen = items.find(({ id }) => id === state.unit) ?? tree.hits[0];
  if (orgs.isPending) return <Loading />;
  if (orgs.error) return <Fault error={orgs.error} again={() => void orgs.refetch()} />;
  return (
    <>
      <PageHead
        title={t('orgs.title')}
        sentence={t('orgs.sentence', {
          units: items.filter(({ closedOn }) => closedOn === null).length,
          closed: items.filter(({ closedOn }) => closedOn !== null).length,
        })}
        actions={
          can('people.manage') ? <Button onClick={() => setImporting(true)}>{t('import.title')}</Button> : undefined
        }
      />
      <div className="pp-tree">
        <section className="ls-card" aria-label={t('orgs.tree')}>
          <Field label={t('orgs.search')}>
            {(wire) => (
              <Input
                {...wire}
                allowClear
                placeholder={t('orgs.search_hint')}
                value={state.q}
                onChange={(event) => setState({ q: event.target.value })}
              />
            )}
          </Field>
          <p className="pp-gap">
            <Checkbox checked={state.closed} onChange={(event) => setState({ closed: event.target.checked })}>
              {t('orgs.with_closed')}
            </Checkbox>
          </p>
          {tree.roots.length === 0 ? <Empty title={t('orgs.not_found')} hint={t('orgs.not_found_hint')} /> : null}
          <OrgTree
            // What is unfolded starts anew with each search.
            key={state.q}
            roots={tree.roots}
            shownKeys={tree.shownKeys}
            chosen={chosen?.id}
            onChoose={(unit) => setState({ unit }, 'push')}
          />
        </section>
        {chosen ? <OrgDetail key={chosen.id} org={chosen} orgs={items} onAdd={() => setParent(chosen)} /> : null}
      </div>
      {isImporting ? <ImportOrgs onClose={() => setImporting(false)} /> : null}
      {parent ? (
        <NewOrg
          parent={parent}
          orgs={items}
          onClose={() => setParent(null)}
          onMade={(unit) => {
            setParent(null);
            setState({ unit, q: '' });
          }}
        />
      ) : null}
    </>
  );
}

const OrgTree = (props: {
  roots: TreeNode[];
  shownKeys: string[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) => {
  const nouns = useNouns();
  return (
    <Tree<TreeNode>
      blockNode
      height={TREE_HEIGHT}
      treeData={props.roots}
      defaultExpandedKeys={props.shownKeys.length ? props.shownKeys : props.roots.map(({ key }) => key)}
      selectedKeys={props.chosen ? [props.chosen] : []}
      onSelect={([key]) => key !== undefined && props.onChoose(String(key))}
      titleRender={({ org }) => (
        <span className="pp-tree-name" title={org.name}>
          {org.shortName}
          <span className="ls-quiet">{nouns(org.closedOn ? 'web.orgs.closed' : `kind.${org.kind}`)}</span>
        </span>
      )}
    />
  );
};
