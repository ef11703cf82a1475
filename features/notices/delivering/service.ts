import { dayAt } from '@luoshi/kernel/day.ts';
import { formatDay, type Language } from '@luoshi/kernel/format.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { enqueue, queued } from '@luoshi/server-kit/jobs.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { Attempt } from '../contract.ts';
import { type Shipment, send } from '../formats/send.ts';
import type { Letter } from '../rules/letter.ts';
import { afterAttempt } from '../rules/retry.ts';
import { DELIVER } from '../sending/service.ts';
import { sayMessage } from '../service.ts';
import { type ChannelRow, channelById } from '../store/channels.ts';
import {
  claimDelivery,
  type DeliveryFacts,
  type DeliveryName,
  deliveryFacts,
  endAttempt,
  strandedDeliveries,
} from '../store/deliveries.ts';
import { governmentOf } from '../store/digests.ts';
import { noPreference, preferencesOf, settingsOf } from '../store/preferences.ts';

/** What only the sealed part of a channel knows. */
export type ChannelSecret = { address: string | null; secret: string | null };

const contextOf = (channelId: string): string => `notices/channel/${channelId}`;

export const sealSecret = ({ secrets }: Services, channelId: string, secret: ChannelSecret): string =>
  secrets.seal(JSON.stringify(secret), contextOf(channelId));

export const openSecret = ({ secrets }: Services, channel: Pick<ChannelRow, 'id' | 'secret'>): ChannelSecret =>
  channel.secret
    ? (JSON.parse(secrets.open(channel.secret, contextOf(channel.id))) as ChannelSecret)
    : { address: null, secret: null };

/** A receiver that knows our ids drops a repetition: a mail by its Message-ID, a webhook by the delivery's id. */
const canRepeat = ({ kind }: Pick<ChannelRow, 'kind'>): boolean => kind === 'email' || kind === 'webhook';

type Step =
  | { go: 'nowhere' }
  | { go: 'stop'; state: 'withdrawn' | 'failed'; attempt: Attempt | null }
  | { go: 'send'; shipment: Shipment; attempts: Attempt[]; canRepeat: boolean };

/**
 * One attempt at a delivery, in three steps of which the middle one holds no transaction: claim it, send it, write
 * down what came of it. An acknowledged delivery is never claimed again. Payload `{tenantId, at, id}`.
 */
export const attemptDelivery = async (services: Services, tenantId: string, name: DeliveryName): Promise<void> => {
  const step = await services.db.transact(tenantId, (tx) => prepare(tx, services, name));
  if (step.go === 'nowhere') return;
  if (step.go === 'stop') {
    const { attempt, state } = step;
    await services.db.transact(tenantId, (tx) =>
      endAttempt(tx, name, { attempt, state, nextAt: null, now: services.now() }),
    );
    return;
  }
  const result = await send(step.shipment);
  const now = services.now();
  const attempt: Attempt = { at: now.toISOString(), ...result };
  const { state, nextAt } = afterAttempt(result.outcome, {
    attempts: step.attempts.length + 1,
    firstAt: new Date(step.attempts[0]?.at ?? now),
    now,
    canRepeat: step.canRepeat,
  });
  await services.db.transact(tenantId, async (tx) => {
    await endAttempt(tx, name, { attempt, state, nextAt, now });
    if (nextAt) await enqueueAttempt(tx, name, nextAt);
  });
};

const enqueueAttempt = (tx: Tx, { at, id }: DeliveryName, notBefore: Date): Promise<void> =>
  enqueue(tx, DELIVER, { tenantId: tx.tenantId, at: at.toISOString(), id }, { at: notBefore, key: `${DELIVER}/${id}` });

const prepare = async (tx: Tx, services: Services, name: DeliveryName): Promise<Step> => {
  const now = services.now();
  const claim = await claimDelivery(tx, name, now);
  if (!claim) return { go: 'nowhere' };
  const facts = await deliveryFacts(tx, name);
  const channel = facts && (await channelById(tx, facts.channelId));
  if (!facts || !channel?.isEnabled || facts.said.length === 0)
    return { go: 'stop', state: 'withdrawn', attempt: null };
  if (claim.wasClaimed && !canRepeat(channel)) {
    const attempt: Attempt = { at: now.toISOString(), outcome: 'unknown', detail: '' };
    return { go: 'stop', state: 'failed', attempt };
  }
  const shipment = await shipmentOf(tx, services, { channel, facts, now, deliveryId: name.id });
  return { go: 'send', shipment, attempts: claim.attempts, canRepeat: canRepeat(channel) };
};

const shipmentOf = async (
  tx: Tx,
  services: Services,
  about: { channel: ChannelRow; facts: DeliveryFacts; now: Date; deliveryId: string },
): Promise<Shipment> => {
  const { channel, facts, now, deliveryId } = about;
  const government = await governmentOf(tx);
  const { publicAddress } = await settingsOf(tx);
  const [chosen] = facts.accountId ? await preferencesOf(tx, [facts.accountId]) : [];
  const preference = chosen ?? noPreference(facts.accountId ?? '');
  const { language } = preference;
  const url = (link: string) => (publicAddress ? `${publicAddress.replace(/\/+$/, '')}${link}` : null);
  const say = (key: string, params?: Record<string, string | number>) =>
    services.words(language, `notices.letter.${key}`, params);
  const today = dayAt(now, government.timeZone);
  const title = say(facts.what === 'digest' ? 'digest' : 'urgent', {
    count: facts.said.length,
    day: formatDay(today, today, language),
    name: facts.name ?? facts.orgName,
    government: government.name,
  });
  const letter: Letter = {
    title,
    lines: facts.said.map((said) => ({
      sentence: sayMessage(services.words, government, { language, now }, said).sentence,
      url: url(said.link),
      isUrgent: said.isUrgent,
    })),
    foot: facts.accountId ? say('foot', { government: government.name }) : null,
  };
  return {
    channel: { ...channel, ...openSecret(services, channel) },
    letter,
    what: facts.what,
    to: preference.email,
    recipient: facts.username
      ? { username: facts.username, name: facts.name ?? '', orgName: facts.orgName, phone: facts.phone }
      : null,
    deliveryId,
    now,
    more: moreIn(services, language),
  };
};

/** How a letter that is too long for a channel says that there is more. */
export const moreIn =
  ({ words }: Pick<Services, 'words'>, language: Language) =>
  (count: number): string =>
    words(language, 'notices.letter.more', { count });

/** Puts deliveries whose job was lost or whose server died in the middle back into the queue. */
export const recover = async (tx: Tx, now: Date): Promise<void> => {
  const stranded = await strandedDeliveries(tx, now);
  if (stranded.length === 0) return;
  await commit(tx, {
    rows: stranded.map(({ at, id }) =>
      queued(DELIVER, { tenantId: tx.tenantId, at: at.toISOString(), id }, { key: `${DELIVER}/${id}` }),
    ),
    audit: {
      actor: { accountId: null, name: 'notices:tick' },
      action: 'notices.recover',
      feature: 'notices',
      subjectId: null,
      params: { count: stranded.length },
    },
  });
};
