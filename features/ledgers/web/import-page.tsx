import './ledgers.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Link, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ImportView, LEDGERS, saidBy, useLedgerWords } from './parts/api.ts';
import { Busy } from './parts/busy.tsx';
import { MapColumns } from './parts/map-columns.tsx';
import { Preview } from './parts/preview.tsx';
import { Result } from './parts/result.tsx';
import { Steps, stepOf } from './parts/steps.tsx';

const BUSY = ['reading', 'checking', 'importing'];

/** An import from its file to its result; the state of the import says which step is shown. */
export default function ImportPage() {
  const t = useLedgerWords();
  const id = usePathParam('id');
  const [isRemapping, setRemapping] = useState(false);
  const found = useQuery({
    queryKey: [LEDGERS, 'one', id],
    queryFn: ({ signal }) => api('GET /ledgers/imports/:id', { params: { id }, signal }),
    // Live news brings progress; the clock is for a line that is lost in the middle of it.
    refetchInterval: ({ state }) => (state.data && BUSY.includes(state.data.state) ? 1_500 : false),
  });
  const it = found.data;
  if (!it)
    return found.error ? (
      <Empty
        title={saidBy(found.error) ?? ''}
        action={
          <Link to="/ledgers/new" className="ls-button">
            {t('title')}
          </Link>
        }
      />
    ) : (
      <Loading />
    );
  const step = isRemapping && it.state === 'ready' ? 'map' : stepOf(it.state);
  return (
    <>
      <PageHead
        title={it.fileName}
        crumbs={[
          { label: it.kind.label, to: it.kind.list },
          { label: t('title'), to: `/ledgers/new?kind=${it.kind.name}` },
        ]}
      />
      <Steps at={step} />
      <Body it={it} step={step} onRemap={setRemapping} />
    </>
  );
}

const Body = ({ it, step, onRemap }: { it: ImportView; step: string; onRemap: (is: boolean) => void }) => {
  const t = useLedgerWords();
  if (it.state === 'failed')
    return (
      <Empty
        title={t('state.failed')}
        hint={it.failure ?? ''}
        action={
          <Link to={`/ledgers/new?kind=${it.kind.name}`} className="ls-button ls-button-primary">
            {t('result.again')}
          </Link>
        }
      />
    );
  if (BUSY.includes(it.state)) return <Busy it={it} />;
  if (step === 'map') return <MapColumns it={it} onDone={() => onRemap(false)} />;
  if (it.state === 'ready') return <Preview it={it} onRemap={() => onRemap(true)} />;
  return <Result it={it} />;
};
