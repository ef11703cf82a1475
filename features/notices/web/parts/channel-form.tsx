import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { isRobot } from '../../rules/channel.ts';
import { api, type Channel, NOTICES, useNoticeWords } from './api.ts';
import { type ChannelDraft, draftOf, KINDS, writtenOf } from './channel-draft.ts';
import { UnitSelect } from './unit-select.tsx';

/** Sets up a channel or changes one; what is secret is written, never shown. */
export const ChannelForm = ({ channel, onClose }: { channel: Channel | null; onClose: () => void }) => {
  const t = useNoticeWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<ChannelDraft>(() => draftOf(channel));
  const set = (part: Partial<ChannelDraft>) => setDraft({ ...draft, ...part });
  const save = useMutation<Channel, ProblemError>({
    mutationFn: () =>
      channel
        ? api('PATCH /notices/channels/:id', {
            params: { id: channel.id },
            body: { ...writtenOf(draft), revision: channel.revision },
          })
        : api('POST /notices/channels', { body: { kind: draft.kind, ...writtenOf(draft) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [NOTICES] });
      toast.done(t('saved'));
      onClose();
    },
  });
  const keep = channel ? t('channels.keep') : undefined;
  return (
    <Modal
      open
      title={t(channel ? 'channels.edit' : 'channels.add')}
      onCancel={onClose}
      onOk={() => save.mutate()}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: save.isPending, disabled: draft.name.trim() === '' }}
    >
      <div className="nt-form-plain">
        <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
        <FieldErrors fields={save.error?.fields}>
          <Field label={t('channels.kind')} name="kind">
            {(wire) => (
              <Select
                {...wire}
                disabled={channel !== null}
                value={draft.kind}
                options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
                onChange={(kind) => set({ kind })}
              />
            )}
          </Field>
          <Field label={t('channels.name')} name="name">
            {(wire) => (
              <Input
                {...wire}
                maxLength={60}
                value={draft.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          {isRobot(draft.kind) ? (
            <Field label={t('channels.org')} name="orgId" hint={t('channels.org_hint')}>
              {(wire) => <UnitSelect wire={wire} value={draft.orgId} onChange={(orgId) => set({ orgId })} />}
            </Field>
          ) : null}
          {draft.kind === 'email' ? (
            <MailFields draft={draft} set={set} keep={keep} />
          ) : (
            <>
              <Field label={t('channels.address')} name="address" hint={t('channels.address_hint')}>
                {(wire) => (
                  <Input
                    {...wire}
                    autoComplete="off"
                    placeholder={keep ?? 'https://'}
                    value={draft.address}
                    onChange={({ target }) => set({ address: target.value })}
                  />
                )}
              </Field>
              {draft.kind === 'wecom' ? null : (
                <Field label={t('channels.secret')} name="secret" hint={t('channels.secret_hint')}>
                  {(wire) => (
                    <Input.Password
                      {...wire}
                      autoComplete="new-password"
                      placeholder={keep}
                      value={draft.secret}
                      onChange={({ target }) => set({ secret: target.value })}
                    />
                  )}
                </Field>
              )}
            </>
          )}
          <Field label={t('channels.carries')} name="carries">
            {(wire) => (
              <Select
                {...wire}
                value={draft.carries}
                options={(['all', 'urgent'] as const).map((value) => ({ value, label: t(`channels.carry.${value}`) }))}
                onChange={(carries) => set({ carries })}
              />
            )}
          </Field>
          <Checkbox checked={draft.isEnabled} onChange={({ target }) => set({ isEnabled: target.checked })}>
            {t('channels.enabled')}
          </Checkbox>
          <div>
            <Checkbox checked={draft.allowInside} onChange={({ target }) => set({ allowInside: target.checked })}>
              {t('channels.inside')}
            </Checkbox>
            <p className="ls-field-hint">{t('channels.inside_hint')}</p>
          </div>
        </FieldErrors>
      </div>
    </Modal>
  );
};

const MailFields = (props: {
  draft: ChannelDraft;
  set: (part: Partial<ChannelDraft>) => void;
  keep: string | undefined;
}) => {
  const t = useNoticeWords();
  const { draft, set, keep } = props;
  const text = (key: 'host' | 'user' | 'from') => (
    <Field label={t(`channels.${key}`)} name={`mail.${key}`}>
      {(wire) => (
        <Input
          {...wire}
          autoComplete="off"
          value={draft[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="nt-row">
        {text('host')}
        <Field label={t('channels.port')} name="mail.port">
          {(wire) => (
            <InputNumber
              {...wire}
              min={1}
              max={65_535}
              value={draft.port}
              onChange={(port) => set({ port: port ?? 25 })}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={draft.isSecure} onChange={({ target }) => set({ isSecure: target.checked })}>
        {t('channels.secure')}
      </Checkbox>
      <div className="nt-row">
        {text('from')}
        {text('user')}
      </div>
      <Field label={t('channels.password')} name="secret">
        {(wire) => (
          <Input.Password
            {...wire}
            autoComplete="new-password"
            placeholder={keep}
            value={draft.secret}
            onChange={({ target }) => set({ secret: target.value })}
          />
        )}
      </Field>
    </>
  );
};
