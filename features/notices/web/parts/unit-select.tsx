import type { FieldWire } from '@luoshi/ui/field.tsx';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { endpoints } from '../../../people/contract.ts';

const people = createClient<typeof endpoints>();

/** One unit of the tree, found by its name. */
export const UnitSelect = (props: { wire: FieldWire; value: string | null; onChange: (id: string) => void }) => {
  const orgs = useQuery({ queryKey: ['people', 'orgs'], queryFn: ({ signal }) => people('GET /orgs', { signal }) });
  return (
    <Select
      {...props.wire}
      showSearch={{ optionFilterProp: 'label' }}
      loading={orgs.isPending}
      value={props.value}
      options={orgs.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
    />
  );
};
