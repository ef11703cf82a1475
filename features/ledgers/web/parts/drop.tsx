import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { api, LEDGERS, saidBy, useLedgerWords } from './api.ts';

/** The place to drop a ledger on; a click chooses a file. Goes on to the import's page. */
export const Drop = ({ kind }: { kind: string }) => {
  const t = useLedgerWords();
  const go = useGo();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return api.upload('POST /ledgers/imports', { query: { kind }, form });
    },
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [LEDGERS] });
      go(`/ledgers/${id}`);
    },
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) upload.mutate(file);
  };
  const over = (isNow: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isNow);
  };
  return (
    <section
      className={isOver ? 'lg-drop is-over' : 'lg-drop'}
      aria-label={t('steps.file')}
      onDragEnter={over(true)}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        className="ls-hidden"
        accept=".xlsx,.csv"
        tabIndex={-1}
        aria-label={t('drop')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <button type="button" disabled={upload.isPending} onClick={() => input.current?.click()}>
        <strong>{upload.isPending ? t('uploading') : t('drop')}</strong>
        <span className="ls-quiet">{t('drop_hint')}</span>
      </button>
      {upload.error ? (
        <p className="lg-no" role="alert">
          {saidBy(upload.error)}
        </p>
      ) : null}
    </section>
  );
};
