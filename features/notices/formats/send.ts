import { InsideAddress } from '@luoshi/server-kit/outward/addresses.ts';
import { MailBounced, sendMail } from '@luoshi/server-kit/outward/mail.ts';
import { postJson } from '@luoshi/server-kit/outward/post.ts';
import type { ChannelKind, MailSettings } from '../contract.ts';
import type { Letter } from '../rules/letter.ts';
import { toDingTalk } from './dingtalk.ts';
import { toFeishu } from './feishu.ts';
import { toMail } from './mail.ts';
import { type Posting, type Result, readRobotAnswer, short } from './outcome.ts';
import { toWebhook, type WebhookRecipient } from './webhook.ts';
import { toWeCom } from './wecom.ts';

/** A letter, and all that is needed to bring it out by one channel. */
export type Shipment = {
  channel: {
    kind: ChannelKind;
    allowInside: boolean;
    settings: { mail?: MailSettings };
    address: string | null;
    secret: string | null;
  };
  letter: Letter;
  what: 'urgent' | 'digest' | 'trial';
  /** The mailbox, for mail. */
  to: string | null;
  /** The person, for a webhook. */
  recipient: WebhookRecipient | null;
  deliveryId: string;
  now: Date;
  /** Says how many lines a channel had no room for. */
  more: (count: number) => string;
};

const posting = (shipment: Shipment, address: string): { posting: Posting; codeNames: readonly string[] | null } => {
  const { letter, now, more, channel } = shipment;
  const { secret } = channel;
  switch (channel.kind) {
    case 'dingtalk':
      return { posting: toDingTalk(letter, { address, secret, now, more }), codeNames: ['errcode'] };
    case 'wecom':
      return { posting: toWeCom(letter, { address, more }), codeNames: ['errcode'] };
    case 'feishu':
      return { posting: toFeishu(letter, { address, secret, now, more }), codeNames: ['code', 'StatusCode'] };
    default:
      return { posting: toWebhook(letter, shipment, { address, secret: secret ?? '', now }), codeNames: null };
  }
};

const post = async (shipment: Shipment): Promise<Result> => {
  const { address, allowInside } = { ...shipment.channel };
  if (!address) return { outcome: 'refused', detail: '' };
  const { posting: written, codeNames } = posting(shipment, address);
  const answer = await postJson(written.address, written.body, { headers: written.headers, allowInside });
  if (codeNames) return readRobotAnswer(answer.status, answer.text, codeNames);
  const isTaken = answer.status >= 200 && answer.status <= 299;
  return { outcome: isTaken ? 'acknowledged' : 'refused', detail: short(`${answer.status} ${answer.text}`) };
};

const mail = async ({ channel, to, letter, deliveryId }: Shipment): Promise<Result> => {
  const server = channel.settings.mail;
  if (!server || !to) return { outcome: 'bounced', detail: '' };
  const { host, port, isSecure, user, from } = server;
  const response = await sendMail(
    { host, port, isSecure, user, password: channel.secret ?? '', allowInside: channel.allowInside },
    { from, to, ...toMail(letter), messageId: `<${deliveryId}@${from.split('@')[1]}>` },
  );
  return { outcome: 'acknowledged', detail: short(response) };
};

/**
 * Brings a letter out by its channel, once. Never throws: a connection that fails is `unreachable`, an answer that says
 * no `refused`, a mailbox that does not exist `bounced`.
 */
export const send = async (shipment: Shipment): Promise<Result> => {
  try {
    return await (shipment.channel.kind === 'email' ? mail(shipment) : post(shipment));
  } catch (fault) {
    const detail = short(fault instanceof Error ? fault.message : String(fault));
    if (fault instanceof MailBounced) return { outcome: 'bounced', detail };
    if (fault instanceof InsideAddress) return { outcome: 'refused', detail };
    const hasAnswered = fault instanceof Error && 'responseCode' in fault && fault.responseCode !== undefined;
    return { outcome: hasAnswered ? 'refused' : 'unreachable', detail };
  }
};
