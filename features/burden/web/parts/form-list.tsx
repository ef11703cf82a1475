import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { api, BURDEN, type Form, useBurdenWords } from './api.ts';
import { Complain } from './complain.tsx';

/** The register, a card a form: who asks whom for what, how often, on what basis, and what that costs. */
export const FormList = ({ list }: { list: UseQueryResult<{ items: Form[] }> }) => {
  const t = useBurdenWords();
  const names = useWords('burden');
  const { can } = useSession();
  const [ending, setEnding] = useState<Form | null>(null);
  if (list.error) return <Fault error={list.error} again={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  if (list.data.items.length === 0) return <Empty title={t('forms.empty')} hint={t('forms.empty_hint')} />;
  const askedOf = ({ units: [first = '', ...others] }: Form): string =>
    others.length > 0 ? t('forms.etc', { first, count: others.length + 1 }) : first;
  return (
    <>
      <ul className="bd-forms">
        {list.data.items.map((form) => (
          <li key={form.id} className={form.endedAt ? 'ls-card bd-form is-ended' : 'ls-card bd-form'}>
            <h2>{form.title}</h2>
            <dl>
              <dt>{t('forms.by')}</dt>
              <dd>{form.orgName}</dd>
              <dt>{t('forms.col_units')}</dt>
              <dd>{askedOf(form)}</dd>
              <dt>{t('forms.frequency')}</dt>
              <dd>{names(`frequency.${form.frequency}`)}</dd>
              <dt>{t('forms.basis')}</dt>
              <dd>{form.basis}</dd>
              <dt>{t('forms.fields')}</dt>
              <dd>{form.fields.map(({ name }) => name).join('、')}</dd>
              <dt>{t('forms.col_minutes')}</dt>
              <dd>{t('forms.minutes', { n: form.minutesPerMonth })}</dd>
            </dl>
            {form.endedAt ? (
              <p className="ls-quiet">{t('forms.ended', { reason: form.endedReason ?? '' })}</p>
            ) : (
              <div className="bd-actions">
                {can('burden.complain') ? (
                  <Complain subject={{ feature: 'burden', id: form.id }} title={form.title} />
                ) : null}
                {can('burden.register') ? (
                  <button type="button" className="ls-button" onClick={() => setEnding(form)}>
                    {t('forms.end')}
                  </button>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      {ending ? <EndDialog form={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
};

const EndDialog = ({ form, onClose }: { form: Form; onClose: () => void }) => {
  const t = useBurdenWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () => api('POST /burden/forms/:id/end', { params: { id: form.id }, body: { reason } }),
    onSuccess: () => {
      toast.done(t('forms.ended_done'));
      void queries.invalidateQueries({ queryKey: [BURDEN] });
      onClose();
    },
    onError: (error) => toast.failed(error.message),
  });
  return (
    <Modal
      open
      title={form.title}
      okText={t('forms.end')}
      cancelText={t('forms.cancel')}
      okButtonProps={{ disabled: !reason.trim() }}
      confirmLoading={end.isPending}
      onOk={() => end.mutate()}
      onCancel={onClose}
    >
      <Input
        aria-label={t('forms.end_reason')}
        placeholder={t('forms.end_reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
};
