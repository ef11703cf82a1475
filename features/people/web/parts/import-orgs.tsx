import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { api, type ImportPreview, PEOPLE } from './api.ts';
import { FilePick } from './file-pick.tsx';
import { downloadTemplate, ImportTable } from './import-preview.tsx';
import { usePeopleWords } from './words.ts';

/** Units from a spreadsheet: choose, look at what would happen, then do it. */
export const ImportOrgs = ({ onClose }: { onClose: () => void }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File, apply: 'true' | 'false') => {
    const form = new FormData();
    form.append('file', chosen);
    return api.upload('POST /orgs/import', { query: { apply }, form });
  };
  const preview = useMutation<ImportPreview, ProblemError, File>({ mutationFn: (chosen) => send(chosen, 'false') });
  const apply = useMutation<ImportPreview, ProblemError, File>({
    mutationFn: (chosen) => send(chosen, 'true'),
    onSuccess: async ({ applied }) => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('import.done', { count: applied }));
      onClose();
    },
  });
  const counts = preview.data?.rows ?? [];
  const errors = preview.data?.errors.length ?? 0;
  const count = (action: string) => counts.filter((row) => row.action === action).length;
  const isReady = preview.data !== undefined && errors === 0 && count('new') + count('changed') > 0;
  return (
    <Modal
      open
      width={1080}
      title={t('import.title')}
      okText={t('import.apply')}
      okButtonProps={{ disabled: !isReady, loading: apply.isPending }}
      onOk={() => file && apply.mutate(file)}
      onCancel={onClose}
    >
      <p className="pp-gap">{t('import.hint')}</p>
      <div className="pp-actions pp-gap">
        <FilePick
          onPick={(chosen) => {
            setFile(chosen);
            apply.reset();
            preview.mutate(chosen);
          }}
        />
        <Button
          onClick={() =>
            downloadTemplate(t('import.template_head'), t('import.template_row'), t('import.template_name'))
          }
        >
          {t('import.template')}
        </Button>
      </div>
      <ErrorSummary detail={preview.error?.detail ?? apply.error?.detail} />
      {preview.data ? (
        <>
          <p className={errors ? 'pp-gap pp-wrong' : 'pp-gap'} role="status">
            {t(errors ? 'import.sentence_wrong' : 'import.sentence', {
              added: count('new'),
              changed: count('changed'),
              same: count('same'),
              errors,
            })}
          </p>
          <ImportTable preview={preview.data} />
        </>
      ) : null}
    </Modal>
  );
};
