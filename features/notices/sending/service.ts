import { commit, type LiveEvent } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import { channelsTo } from '../rules/choice.ts';
import { firstLoudInstant, hoursFor } from '../rules/hours.ts';
import { holdersFor, pathsUpward } from '../rules/recipient.ts';
import { DISTRIBUTE } from '../service.ts';
import { type ChannelRow, enabledChannels } from '../store/channels.ts';
import { type DeliveryInsert, insertDeliveries } from '../store/deliveries.ts';
import { governmentOf } from '../store/digests.ts';
import { insertNotices } from '../store/inbox.ts';
import { accountUnits, holdersAt, lockWaiting, settleMessages, type WaitingMessage } from '../store/messages.ts';
import { noPreference, type Preference, preferencesOf, settingsOf } from '../store/preferences.ts';

/** The job of one attempt. */
export const DELIVER = 'notices:deliver';
const FEATURE = 'notices';
const BATCH = 500;

/** Beyond this many readers one piece of news for all is cheaper than one for each. */
const NEWS_AT_MOST = 200;

/** What inboxes are called in live news, so that a browser fetches its own only: `notices:<account>`. */
export const newsFor = (accountIds: readonly string[]): LiveEvent[] =>
  accountIds.length > NEWS_AT_MOST
    ? [{ feature: FEATURE, id: 'all' }]
    : accountIds.map((id) => ({ feature: `${FEATURE}:${id}`, id }));

/** What these accounts chose, or nothing. */
export const preferenceMap = async (tx: Tx, accountIds: readonly string[]) => {
  const chosen = new Map((await preferencesOf(tx, accountIds)).map((one) => [one.accountId, one]));
  return (accountId: string): Preference => chosen.get(accountId) ?? noPreference(accountId);
};

type Draft = Pick<DeliveryInsert, 'accountId' | 'orgId' | 'orgPath' | 'what' | 'notBefore' | 'messageIds'>;

/** A delivery to one recipient by one channel. */
export const deliveryBy = (channel: ChannelRow, draft: Draft): DeliveryInsert => ({
  id: newId(),
  channelId: channel.id,
  channelKind: channel.kind,
  channelName: channel.name,
  state: 'waiting',
  attempts: [],
  ...draft,
});

/** The deliveries' rows and a job for each, not before its time. */
export const sendOff = (tenantId: string, at: Date, deliveries: readonly DeliveryInsert[]): Write[] => [
  ...insertDeliveries(tenantId, at, deliveries),
  ...deliveries.map(({ id, notBefore }) =>
    queued(DELIVER, { tenantId, at: at.toISOString(), id }, { at: notBefore, key: `${DELIVER}/${id}` }),
  ),
];

const reached = async (tx: Tx, messages: readonly WaitingMessage[]): Promise<ReadonlyMap<string, string[]>> => {
  const holders = await holdersAt(tx, {
    posts: [...new Set(messages.flatMap(({ toPost }) => toPost ?? []))],
    paths: [...new Set(messages.flatMap(({ toOrgPath }) => (toOrgPath ? pathsUpward(toOrgPath) : [])))],
    personIds: [...new Set(messages.flatMap(({ toPerson }) => toPerson ?? []))],
  });
  return new Map(messages.map((message) => [message.id, holdersFor(message, message.toOrgPath, holders)]));
};

/**
 * Brings a batch of handed-over messages into the inboxes of those who hold their posts now; urgent ones also go out
 * by every channel that carries them, as soon as nobody is disturbed. One without a holder is kept and tried again each
 * day. Answers the last message's id, null when none was left. Safe to run twice and on several servers.
 */
export const distributeBatch = async (
  tx: Tx,
  now: Date,
  states: readonly ('waiting' | 'unheld')[] = ['waiting'],
  after: string | null = null,
): Promise<string | null> => {
  const messages = await lockWaiting(tx, states, after, BATCH);
  const last = messages.at(-1);
  if (!last) return null;
  const accountsOf = await reached(tx, messages);
  const readers = [...new Set([...accountsOf.values()].flat())];
  const urgent = messages.filter(({ isUrgent }) => isUrgent);
  const rows: Write[] = [
    insertNotices(
      tx.tenantId,
      now,
      messages.flatMap(({ id, isUrgent }) =>
        (accountsOf.get(id) ?? []).map((accountId) => ({
          id: newId(),
          accountId,
          messageId: id,
          digest: isUrgent ? ('none' as const) : ('due' as const),
        })),
      ),
    ),
    settleMessages(
      tx.tenantId,
      new Map(messages.map(({ id }) => [id, accountsOf.get(id)?.length ? 'sent' : 'unheld'])),
    ),
    ...(urgent.length ? sendOff(tx.tenantId, now, await urgentDeliveries(tx, now, urgent, accountsOf)) : []),
  ];
  await commit(tx, {
    rows,
    audit: {
      actor: { accountId: null, name: DISTRIBUTE },
      action: 'notices.distribute',
      feature: FEATURE,
      subjectId: null,
      params: { count: messages.length, readers: readers.length },
    },
    events: newsFor(readers),
  });
  return last.id;
};

const urgentDeliveries = async (
  tx: Tx,
  now: Date,
  messages: readonly WaitingMessage[],
  accountsOf: ReadonlyMap<string, string[]>,
): Promise<DeliveryInsert[]> => {
  const channels = await enabledChannels(tx);
  if (channels.length === 0) return [];
  const settings = await settingsOf(tx);
  const { timeZone } = await governmentOf(tx);
  const accountIds = [...new Set(messages.flatMap(({ id }) => accountsOf.get(id) ?? []))];
  const preferenceOf = await preferenceMap(tx, accountIds);
  const units = new Map((await accountUnits(tx, accountIds)).map((unit) => [unit.accountId, unit]));
  const toPersons = messages.flatMap((message) =>
    (accountsOf.get(message.id) ?? []).flatMap((accountId) => {
      const unit = units.get(accountId);
      const preference = preferenceOf(accountId);
      if (!unit) return [];
      const notBefore = firstLoudInstant(now, timeZone, hoursFor(settings, preference));
      return channelsTo(channels, preference, 'urgent').map((channel) =>
        deliveryBy(channel, { ...unit, what: 'urgent', notBefore, messageIds: [message.id] }),
      );
    }),
  );
  const notBefore = firstLoudInstant(now, timeZone, settings);
  const toGroups = messages.flatMap((message) =>
    channels
      .filter(({ orgId, orgPath }) => orgId !== null && orgPath !== null && orgId === message.toOrg)
      .map((channel) =>
        deliveryBy(channel, {
          accountId: null,
          orgId: channel.orgId ?? '',
          orgPath: channel.orgPath ?? '',
          what: 'urgent',
          notBefore,
          messageIds: [message.id],
        }),
      ),
  );
  return [...toPersons, ...toGroups];
};
