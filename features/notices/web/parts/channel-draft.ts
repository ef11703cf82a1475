import type { ChannelKind } from '../../contract.ts';
import { isRobot } from '../../rules/channel.ts';
import type { Channel } from './api.ts';

const KIND_KNOWN: Readonly<Record<ChannelKind, true>> = {
  email: true,
  dingtalk: true,
  wecom: true,
  feishu: true,
  webhook: true,
};
export const KINDS = Object.keys(KIND_KNOWN) as ChannelKind[];

/** What stands in the form; secrets are empty until somebody writes a new one. */
export type ChannelDraft = {
  kind: ChannelKind;
  name: string;
  orgId: string | null;
  isEnabled: boolean;
  allowInside: boolean;
  carries: 'all' | 'urgent';
  address: string;
  secret: string;
  host: string;
  port: number;
  isSecure: boolean;
  user: string;
  from: string;
};

export const draftOf = (channel: Channel | null): ChannelDraft => ({
  kind: channel?.kind ?? 'dingtalk',
  name: channel?.name ?? '',
  orgId: channel?.org?.id ?? null,
  isEnabled: channel?.isEnabled ?? true,
  allowInside: channel?.allowInside ?? false,
  carries: channel?.carries ?? 'all',
  address: '',
  secret: '',
  host: channel?.mail?.host ?? '',
  port: channel?.mail?.port ?? 465,
  isSecure: channel?.mail?.isSecure ?? true,
  user: channel?.mail?.user ?? '',
  from: channel?.mail?.from ?? '',
});

/** What is sent: only what belongs to the kind; secrets that were not written are left out and so stay. */
export const writtenOf = (draft: ChannelDraft) => {
  const { name, isEnabled, allowInside, carries, host, port, isSecure, user, from } = draft;
  return {
    name: name.trim(),
    isEnabled,
    allowInside,
    carries,
    ...(isRobot(draft.kind) ? { orgId: draft.orgId } : {}),
    ...(draft.kind === 'email'
      ? { mail: { host: host.trim(), port, isSecure, user: user.trim(), from: from.trim() } }
      : {}),
    ...(draft.kind !== 'email' && draft.address ? { address: draft.address.trim() } : {}),
    ...(draft.secret ? { secret: draft.secret } : {}),
  };
};
