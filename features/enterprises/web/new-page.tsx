import './enterprises.css';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ENTERPRISES, type FirmView, useFirmWords } from './parts/api.ts';
import { bodyOf, EMPTY_FIRM, FirmForm } from './parts/firm-form.tsx';

/** Enters a firm in the register. */
export default function NewPage() {
  const t = useFirmWords();
  const go = useGo();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_FIRM);
  const create = useMutation<FirmView, ProblemError>({
    mutationFn: () => api('POST /enterprises', { body: bodyOf(draft) }),
    onSuccess: (firm) => {
      void queries.invalidateQueries({ queryKey: [ENTERPRISES] });
      toast.done(t('saved'));
      go(`/enterprises/${firm.id}`, 'replace');
    },
  });
  return (
    <>
      <PageHead
        title={t('form.title_new')}
        crumbs={[{ label: t('list.title'), to: '/enterprises' }]}
        sentence={t('form.sentence')}
      />
      <FirmForm
        draft={draft}
        onDraft={setDraft}
        error={create.error}
        isSaving={create.isPending}
        onSave={() => create.mutate()}
        cancel={
          <Link to="/enterprises" className="ls-button">
            {t('cancel')}
          </Link>
        }
      />
    </>
  );
}
