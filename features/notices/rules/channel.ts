import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { ChannelKind } from '../contract.ts';

/** A channel as it would be after a change. */
export type ChannelDraft = {
  readonly kind: ChannelKind;
  readonly orgId: string | null;
  readonly hasMail: boolean;
  readonly hasAddress: boolean;
  readonly hasSecret: boolean;
};

const SPEAKS_IN_A_GROUP: Readonly<Record<ChannelKind, boolean>> = {
  email: false,
  webhook: false,
  dingtalk: true,
  wecom: true,
  feishu: true,
};

/** A robot speaks in the group of one unit; the others reach persons. */
export const isRobot = (kind: ChannelKind): boolean => SPEAKS_IN_A_GROUP[kind];

/**
 * Whether a channel has what it needs: a robot its unit and address, a webhook its address and signing key, a mail
 * server its host. A DingTalk or Feishu robot may be guarded by key words or addresses instead of a key (their own
 * documents), a WeCom robot carries its key in the address.
 */
export const checkChannel = (draft: ChannelDraft): Outcome<null> => {
  if (draft.kind === 'email') return draft.hasMail ? accept(null) : refuse('notices.mail_needed');
  if (isRobot(draft.kind) && !draft.orgId) return refuse('notices.unit_needed');
  if (!draft.hasAddress) return refuse('notices.address_needed');
  if (draft.kind === 'webhook' && !draft.hasSecret) return refuse('notices.secret_needed');
  return accept(null);
};
