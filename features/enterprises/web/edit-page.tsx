import './enterprises.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ENTERPRISES, type FirmView, useFirmWords } from './parts/api.ts';
import { bodyOf, type FirmDraft, FirmForm } from './parts/firm-form.tsx';

const draftOf = (firm: FirmView): FirmDraft => ({
  name: firm.name,
  creditCode: firm.creditCode ?? '',
  orgId: firm.org.id,
  industry: firm.industry ?? '',
  address: firm.address ?? '',
  contactName: firm.contactName ?? '',
  contactPhone: firm.contactPhone ?? '',
  staff: firm.staff,
  isAboveScale: firm.isAboveScale,
  tags: firm.tags,
  note: firm.note ?? '',
  isClosed: firm.isClosed,
});

/** Changes a firm. */
export default function EditPage() {
  const t = useFirmWords();
  const id = usePathParam('id');
  const found = useQuery({
    queryKey: [ENTERPRISES, 'one', id],
    queryFn: ({ signal }) => api('GET /enterprises/:id', { params: { id }, signal }),
  });
  if (found.data) return <Form firm={found.data} />;
  return found.error ? <Empty title={t('firm.missing')} hint={t('firm.missing_hint')} /> : <Loading />;
}

const Form = ({ firm }: { firm: FirmView }) => {
  const t = useFirmWords();
  const go = useGo();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(firm));
  const page = `/enterprises/${firm.id}`;
  const save = useMutation<FirmView, ProblemError>({
    mutationFn: () =>
      api('PATCH /enterprises/:id', { params: { id: firm.id }, body: { ...bodyOf(draft), revision: firm.revision } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [ENTERPRISES] });
      toast.done(t('saved'));
      go(page, 'replace');
    },
  });
  return (
    <>
      <PageHead
        title={t('form.title_edit')}
        crumbs={[
          { label: t('list.title'), to: '/enterprises' },
          { label: firm.name, to: page },
        ]}
      />
      <FirmForm
        draft={draft}
        onDraft={setDraft}
        error={save.error}
        isSaving={save.isPending}
        onSave={() => save.mutate()}
        mayClose
        cancel={
          <Link to={page} className="ls-button">
            {t('cancel')}
          </Link>
        }
      />
    </>
  );
};
