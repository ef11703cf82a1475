import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { type ReactElement, useId, useMemo } from 'react';
import { peopleApi } from './api.ts';
import { type UnitNode, unitMatches, unitTree } from './unit-tree.ts';
import { useTaskWords } from './words.ts';

type Wire = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
  status?: 'error';
};

/** The visible units; asked once, since the tree changes rarely and news of people refetch it. */
export const useOrgs = () => {
  const { can } = useSession();
  return useQuery({
    queryKey: ['people', 'orgs'],
    queryFn: ({ signal }) => peopleApi('GET /orgs', { signal }),
    enabled: can('people.see'),
    staleTime: 10 * 60_000,
  });
};

/** One unit from the tree, searched by its names and aliases. */
export const UnitPicker = (props: {
  value: string;
  onChange: (id: string) => void;
  placeholder?: string;
  label?: string;
  wire?: Wire;
}) => {
  const { fresh, ...tree } = useTree(props.value ? [props.value] : [], props.wire?.id);
  return (
    <TreeSelect<string, UnitNode>
      key={fresh}
      {...props.wire}
      {...tree}
      aria-label={props.label}
      value={props.value || undefined}
      onChange={(id?: string) => props.onChange(id ?? '')}
      placeholder={props.placeholder}
      allowClear
    />
  );
};

/** Several units from the tree, in the order they were chosen. */
export const UnitsPicker = (props: {
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** How many are named before the rest is counted. */
  tags?: number;
  placeholder?: string;
  wire?: Wire;
}) => {
  const { fresh, ...tree } = useTree(props.value, props.wire?.id);
  return (
    <TreeSelect<string[], UnitNode>
      key={fresh}
      {...props.wire}
      {...tree}
      multiple
      maxTagCount={props.tags}
      value={[...props.value]}
      onChange={(ids) => props.onChange(ids)}
      placeholder={props.placeholder}
      allowClear
    />
  );
};

const useTree = (chosen: readonly string[], wired: string | undefined) => {
  const own = useId();
  const id = wired ?? own;
  const t = useTaskWords();
  const orgs = useOrgs();
  const key = chosen.join(' ');
  const treeData = useMemo(() => unitTree(orgs.data?.items ?? [], key ? key.split(' ') : []), [orgs.data, key]);
  const tops = useMemo(() => treeData.map((node) => node.value), [treeData]);
  return {
    id,
    // The control says that it governs this element; antd leaves the tree without the id.
    popupRender: (menu: ReactElement) => <div id={`${id}_list`}>{menu}</div>,
    treeData,
    loading: orgs.isFetching,
    // The tree arrives after the part; opening its first level needs a fresh start then.
    fresh: orgs.data ? 'ready' : 'waiting',
    treeDefaultExpandedKeys: tops,
    showSearch: true,
    filterTreeNode: (typed: string, node: object) => unitMatches(typed, node as UnitNode),
    treeTitleRender: (node: UnitNode) => <span title={node.fullName}>{node.title}</span>,
    notFoundContent: t(orgs.isPending ? 'units.loading' : 'units.none'),
    popupMatchSelectWidth: 320,
    style: { width: '100%' },
  };
};
