import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { api, DOCUMENTS, useDocumentWords } from './api.ts';
import { DayInput } from './day-input.tsx';

type Pasted = { title?: string; text: string; issuedOn?: string };

/** Takes a file or pasted text in and goes on to its review. */
const useTakeIn = (editionOf?: string) => {
  const go = useGo();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (paper: File | Pasted) => {
      if (!(paper instanceof File))
        return api('POST /documents', { body: { ...paper, ...(editionOf ? { editionOf } : {}) } });
      const form = new FormData();
      if (editionOf) form.append('editionOf', editionOf);
      form.append('file', paper);
      return api.upload('POST /documents', { form });
    },
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [DOCUMENTS] });
      go(`/documents/${id}`);
    },
  });
};

const KINDS = '.docx,.pdf,.xlsx,.csv,.txt,.md';

/** The place to drop a file on; a click chooses one, a button pastes text instead. */
export const TakeIn = ({ onPaste }: { onPaste: () => void }) => {
  const t = useDocumentWords();
  const takeIn = useTakeIn();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) takeIn.mutate(file);
  };
  const over = (isNow: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isNow);
  };
  return (
    <section
      className={isOver ? 'dc-drop is-over' : 'dc-drop'}
      aria-label={t('list.new')}
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
        accept={KINDS}
        tabIndex={-1}
        aria-label={t('list.upload')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <button type="button" className="dc-drop-door" disabled={takeIn.isPending} onClick={() => input.current?.click()}>
        <strong>{takeIn.isPending ? t('list.reading') : t('list.drop')}</strong>
        <span className="ls-quiet">{t('list.drop_hint')}</span>
      </button>
      <button type="button" className="ls-button" onClick={onPaste}>
        {t('list.paste')}
      </button>
      {takeIn.error ? (
        <p className="dc-drop-no" role="alert">
          {takeIn.error instanceof ProblemError ? takeIn.error.detail : takeIn.error.message}
        </p>
      ) : null}
    </section>
  );
};

/** Text pasted from anywhere, with the two things that help to read it; the next edition of a paper may be a file too. */
export const PasteDialog = ({ onClose, editionOf }: { onClose: () => void; editionOf?: string }) => {
  const t = useDocumentWords();
  const takeIn = useTakeIn(editionOf);
  const [paper, setPaper] = useState({ title: '', text: '', issuedOn: '' });
  const set = (change: Partial<typeof paper>) => setPaper((before) => ({ ...before, ...change }));
  const problem = takeIn.error instanceof ProblemError ? takeIn.error : null;
  return (
    <Modal
      open
      width={760}
      title={t(editionOf ? 'edition.follow' : 'paste.title')}
      okText={t('paste.save')}
      cancelText={t('paste.cancel')}
      confirmLoading={takeIn.isPending}
      okButtonProps={{ disabled: !paper.text.trim() }}
      onOk={() =>
        takeIn.mutate(
          {
            text: paper.text,
            ...(paper.title.trim() ? { title: paper.title.trim() } : {}),
            ...(paper.issuedOn ? { issuedOn: paper.issuedOn } : {}),
          },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <FieldErrors fields={problem?.fields}>
        <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
        {editionOf ? (
          <Field label={t('edition.file')} name="file" hint={t('edition.follow_hint')}>
            {({ status: _, ...wire }) => (
              <input
                {...wire}
                type="file"
                accept={KINDS}
                disabled={takeIn.isPending}
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (file) takeIn.mutate(file, { onSuccess: onClose });
                }}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('paste.text')} name="text" hint={t('paste.text_hint')} required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              autoFocus
              rows={12}
              value={paper.text}
              onChange={(event) => set({ text: event.target.value })}
            />
          )}
        </Field>
        <div className="dc-form-row">
          <Field label={t('paste.name')} name="title" hint={t('paste.name_hint')}>
            {(wire) => (
              <Input
                {...wire}
                maxLength={300}
                value={paper.title}
                onChange={(event) => set({ title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('paste.issued')} name="issuedOn" hint={t('paste.issued_hint')}>
            {(wire) => <DayInput wire={wire} value={paper.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />}
          </Field>
        </div>
      </FieldErrors>
    </Modal>
  );
};
