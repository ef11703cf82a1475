import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { type ChannelKind, ROBOTS } from '../contract.ts';

/** A channel as it would be after a change. */
export type ChannelDraft = {
  readonly kind: ChannelKind;
  readonly orgId: string | null;
  readonly hasMail: boolean;
  readonly hasAddress: boolean;
  readonly hasSecret: boolean;
};

export const isRobot = (kind: ChannelKind): boolean => (ROBOTS as readonly ChannelKind[]).includes(kind);

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
