import './burden.css';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { api, BURDEN, useBurdenWords } from './parts/api.ts';
import { Complaints } from './parts/complaints.tsx';
import { FormList } from './parts/form-list.tsx';
import { NewFormDrawer } from './parts/new-form.tsx';
import { Units } from './parts/units.tsx';

const TABS = ['forms', 'units', 'complaints'] as const;

/** What is asked of units: forms with their basis, hours a month, and what units say against it. */
export default function BurdenPage() {
  const t = useBurdenWords();
  const { can } = useSession();
  const [{ tab }, setTab] = useUrlState({ tab: oneOf(TABS, 'forms') });
  const [isNew, setNew] = useState(false);
  const forms = useQuery({
    queryKey: [BURDEN, 'forms'],
    queryFn: ({ signal }) => api('GET /burden/forms', { signal }),
  });
  const units = useQuery({
    queryKey: [BURDEN, 'units'],
    queryFn: ({ signal }) => api('GET /burden/units', { signal }),
  });
  const complaints = useQuery({
    queryKey: [BURDEN, 'complaints'],
    queryFn: ({ signal }) => api('GET /burden/complaints', { signal }),
    enabled: can('burden.complain'),
  });
  const [most] = units.data?.items ?? [];
  return (
    <>
      <PageHead
        title={t('title')}
        sentence={
          forms.data
            ? t('sentence', {
                forms: forms.data.items.filter(({ endedAt }) => endedAt === null).length,
                most: most?.name ?? 'none',
                hours: most?.hours ?? 0,
                open: complaints.data?.items.filter(({ outcome }) => outcome === null).length ?? 0,
              })
            : undefined
        }
        actions={
          can('burden.register') ? (
            <Button type="primary" onClick={() => setNew(true)}>
              {t('forms.new')}
            </Button>
          ) : undefined
        }
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab({ tab: TABS.find((one) => one === key) ?? 'forms' })}
        items={[
          { key: 'forms', label: t('tabs.forms'), children: <FormList list={forms} /> },
          { key: 'units', label: t('tabs.units'), children: <Units list={units} /> },
          ...(can('burden.complain')
            ? [{ key: 'complaints', label: t('tabs.complaints'), children: <Complaints list={complaints} /> }]
            : []),
        ]}
      />
      {isNew ? <NewFormDrawer onClose={() => setNew(false)} /> : null}
    </>
  );
}
