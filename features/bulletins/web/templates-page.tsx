import './bulletins.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { apiUrl, ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, Upload } from 'antd';
import { useState } from 'react';
import { api, BULLETINS, type Letterhead, useBulletinWords } from './parts/api.ts';

/** What stands on every paper of the office, and the Word files its papers may be written in. */
export default function TemplatesPage() {
  const t = useBulletinWords();
  const head = useQuery({
    queryKey: [BULLETINS, 'letterhead'],
    queryFn: ({ signal }) => api('GET /bulletins/letterhead', { signal }),
  });
  return (
    <>
      <PageHead
        title={t('templates.title')}
        sentence={t('templates.sentence')}
        crumbs={[{ label: t('list.title'), to: '/bulletins' }]}
      />
      <div className="bl-two">
        <section className="ls-card" aria-labelledby="bl-letterhead">
          <h2 id="bl-letterhead">{t('templates.letterhead')}</h2>
          {head.data ? <LetterheadForm head={head.data} /> : <Loading />}
        </section>
        <Templates />
      </div>
    </>
  );
}

const LetterheadForm = ({ head }: { head: Letterhead }) => {
  const t = useBulletinWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(head);
  const save = useMutation({
    mutationFn: () => api('PUT /bulletins/letterhead', { body: draft }),
    onSuccess: () => {
      toast.done(t('templates.saved'));
      void queries.invalidateQueries({ queryKey: [BULLETINS] });
    },
  });
  const problem = save.error instanceof ProblemError ? save.error : null;
  const texts = [
    ['issuer', 'templates.issuer', null],
    ['code', 'templates.code', 'templates.code_hint'],
    ['printer', 'templates.printer', 'templates.printer_hint'],
    ['copyTo', 'templates.copy_to', null],
  ] as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
      <FieldErrors fields={problem?.fields}>
        {texts.map(([name, label, hint]) => (
          <Field key={name} name={name} label={t(label)} hint={hint ? t(hint) : undefined}>
            {(wire) => (
              <Input
                {...wire}
                value={draft[name]}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field name="answerWorkdays" label={t('templates.answer')}>
          {(wire) => (
            <InputNumber
              {...wire}
              min={1}
              max={60}
              value={draft.answerWorkdays}
              onChange={(days) => setDraft({ ...draft, answerWorkdays: days ?? draft.answerWorkdays })}
            />
          )}
        </Field>
        <p>
          <Checkbox
            checked={draft.fourEyes}
            onChange={(event) => setDraft({ ...draft, fourEyes: event.target.checked })}
          >
            {t('templates.four_eyes')}
          </Checkbox>
        </p>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('templates.save')}
        </Button>
      </FieldErrors>
    </form>
  );
};

const Templates = () => {
  const t = useBulletinWords();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: [BULLETINS, 'templates'],
    queryFn: ({ signal }) => api('GET /bulletins/templates', { signal }),
  });
  const again = () => queries.invalidateQueries({ queryKey: [BULLETINS, 'templates'] });
  const take = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return api.upload('POST /bulletins/templates', { form });
    },
    onSuccess: ({ name }) => {
      toast.done(t('templates.taken', { name }));
      void again();
    },
  });
  const drop = useMutation({
    mutationFn: (id: string) => api('DELETE /bulletins/templates/:id', { params: { id } }),
    onSuccess: () => {
      toast.done(t('templates.removed'));
      void again();
    },
    onError: (error) => toast.failed(error.message),
  });
  return (
    <section className="ls-card" aria-labelledby="bl-templates">
      <h2 id="bl-templates">{t('templates.list')}</h2>
      <ErrorSummary detail={take.error?.message} />
      <div className="bl-moves">
        <Upload
          accept=".docx"
          showUploadList={false}
          beforeUpload={(file) => {
            take.mutate(file);
            return false;
          }}
        >
          <Button type="primary" loading={take.isPending}>
            {t('templates.upload')}
          </Button>
        </Upload>
        <a className="ls-button" href={apiUrl('/bulletins/templates/sample.docx')} download>
          {t('templates.sample')}
        </a>
      </div>
      {list.data?.items.length === 0 ? <Empty title={t('templates.empty')} hint={t('templates.empty_hint')} /> : null}
      <ul className="bl-template-list">
        {list.data?.items.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.name}</strong>
              <p className="ls-quiet">{one.fields.map((field) => `{{${field}}}`).join(' ')}</p>
            </div>
            <Button size="small" onClick={() => drop.mutate(one.id)}>
              {t('templates.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <h3>{t('templates.fields')}</h3>
      <p className="bl-fields">
        {list.data?.fields.map((field) => (
          <code key={field}>{`{{${field}}}`}</code>
        ))}
      </p>
    </section>
  );
};
