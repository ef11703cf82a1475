import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { addressFor, InsideAddress } from '@luoshi/server-kit/outward/addresses.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { Attempt, ChannelPatch, ChannelView, NewChannel } from '../contract.ts';
import { moreIn, openSecret, sealSecret } from '../delivering/service.ts';
import { send } from '../formats/send.ts';
import { checkChannel, isRobot } from '../rules/channel.ts';
import {
  type ChannelListed,
  type ChannelRow,
  type ChannelWrite,
  channelById,
  deleteChannel,
  insertChannel,
  isNameTaken,
  listChannels,
  unitById,
  updateChannel,
} from '../store/channels.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { governmentOf } from '../store/digests.ts';

const FEATURE = 'notices';
const WEEK_MS = 7 * 86_400_000;

const targetOf = ({ settings }: Pick<ChannelRow, 'settings'>): string =>
  settings.mail ? `${settings.mail.host}:${settings.mail.port}` : (settings.host ?? '');

const presented = (channel: ChannelListed, services: Services): ChannelView => ({
  id: channel.id,
  kind: channel.kind,
  name: channel.name,
  org: channel.orgId ? { id: channel.orgId, name: channel.orgName ?? '' } : null,
  isEnabled: channel.isEnabled,
  allowInside: channel.allowInside,
  carries: channel.carries,
  target: targetOf(channel),
  mail: channel.settings.mail ?? null,
  hasSecret: Boolean(openSecret(services, channel).secret),
  sent: channel.sent,
  failed: channel.failed,
  lastFault: channel.lastFault,
  revision: channel.revision,
});

/** Every channel with how it went in the last week; secrets never leave. */
export const showChannels = async (
  tx: Tx,
  facts: RequestFacts,
  services: Services,
): Promise<Outcome<{ items: ChannelView[] }>> => {
  const found = await listChannels(tx, new Date(facts.now.getTime() - WEEK_MS));
  return accept({ items: found.map((channel) => presented(channel, services)) });
};

const shown = async (tx: Tx, facts: RequestFacts, services: Services, id: string): Promise<Outcome<ChannelView>> => {
  const all = await showChannels(tx, facts, services);
  const channel = all.ok ? all.value.items.find((one) => one.id === id) : undefined;
  return channel ? accept(channel) : refuse('notices.not_found');
};

// A name that cannot be looked up now may be known later: only a name that leads inside is refused.
const leadsInside = async (address: string): Promise<boolean> => {
  const host = address.includes('://') ? new URL(address).hostname : address;
  try {
    await addressFor(host, false);
    return false;
  } catch (fault) {
    return fault instanceof InsideAddress;
  }
};

/** The row of a channel as it would be, or why it cannot be. */
const drafted = async (
  tx: Tx,
  services: Services,
  before: ChannelRow | null,
  id: string,
  input: ChannelPatch & Pick<NewChannel, 'kind'>,
): Promise<Outcome<ChannelWrite>> => {
  const kept = before ? openSecret(services, before) : { address: null, secret: null };
  const address = input.address === undefined ? kept.address : input.address;
  const secret = input.secret === undefined ? kept.secret : input.secret || null;
  const mail = input.kind === 'email' ? (input.mail ?? before?.settings.mail ?? null) : null;
  const orgId = isRobot(input.kind) ? (input.orgId === undefined ? (before?.orgId ?? null) : input.orgId) : null;
  const allowInside = input.allowInside ?? before?.allowInside ?? false;
  const name = input.name ?? before?.name ?? '';
  const checked = checkChannel({
    kind: input.kind,
    orgId,
    hasMail: mail !== null,
    hasAddress: Boolean(address),
    hasSecret: Boolean(secret),
  });
  if (!checked.ok) return checked;
  if (orgId && !(await unitById(tx, orgId))) return refuse('notices.unit_not_found');
  if (await isNameTaken(tx, name, before?.id ?? null)) return refuse('notices.name_taken', { name });
  const host = mail?.host ?? address ?? '';
  if (!allowInside && (await leadsInside(host))) return refuse('notices.inside');
  return accept({
    id,
    kind: input.kind,
    name,
    orgId,
    isEnabled: input.isEnabled ?? before?.isEnabled ?? true,
    allowInside,
    carries: input.carries ?? before?.carries ?? 'all',
    settings: mail ? { mail } : { host: new URL(address ?? '').host },
    secret: sealSecret(services, id, { address: mail ? null : (address ?? null), secret }),
  });
};

const audited = (actor: Actor, facts: RequestFacts, action: string, channel: Pick<ChannelRow, 'id' | 'name'>) => ({
  audit: {
    actor: auditActor(actor, facts),
    action: `notices.${action}`,
    feature: FEATURE,
    subjectId: channel.id,
    params: { name: channel.name },
  },
  events: [{ feature: FEATURE, id: channel.id }],
});

/** Sets up a door to the outside. */
export const addChannel = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  services: Services,
  input: NewChannel,
): Promise<Outcome<ChannelView>> => {
  const draft = await drafted(tx, services, null, newId(), input);
  if (!draft.ok) return draft;
  await commit(tx, {
    rows: [insertChannel(tx.tenantId, draft.value)],
    ...audited(actor, facts, 'add_channel', draft.value),
  });
  return shown(tx, facts, services, draft.value.id);
};

/** Changes a channel; a secret or address that is not named stays as it is. */
export const changeChannel = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  services: Services,
  id: string,
  { revision, ...patch }: ChannelPatch,
): Promise<Outcome<ChannelView>> => {
  const before = await channelById(tx, id, { lock: true });
  if (!before) return refuse('notices.not_found');
  if (revision !== undefined && revision !== before.revision) return refuse('notices.changed_meanwhile');
  const draft = await drafted(tx, services, before, id, { ...patch, kind: before.kind });
  if (!draft.ok) return draft;
  await commit(tx, {
    rows: [updateChannel(tx.tenantId, draft.value)],
    ...audited(actor, facts, 'change_channel', draft.value),
  });
  return shown(tx, facts, services, id);
};

export const removeChannel = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const channel = await channelById(tx, id, { lock: true });
  if (!channel) return refuse('notices.not_found');
  await commit(tx, {
    rows: deleteChannel(tx.tenantId, id, facts.now),
    ...audited(actor, facts, 'remove_channel', channel),
  });
  return accept(undefined);
};

/** Sends a trial by a channel at once, whatever the hour, and writes down what came of it. */
export const tryChannel = async (
  { db, ...services }: Services,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  to: string | undefined,
): Promise<Outcome<Attempt>> => {
  const found = await db.transact(actor.tenantId, async (tx) => ({
    channel: await channelById(tx, id),
    government: await governmentOf(tx),
  }));
  const { channel, government } = found;
  if (!channel) return refuse('notices.not_found');
  if (channel.kind === 'email' && !to) return refuse('notices.recipient_needed');
  const say = (key: string, params: Record<string, string>) =>
    services.words(facts.language, `notices.letter.${key}`, params);
  const deliveryId = newId();
  const result = await send({
    channel: { ...channel, ...openSecret({ db, ...services }, channel) },
    letter: {
      title: say('trial', { government: government.name }),
      lines: [{ sentence: say('trial_line', { name: channel.name }), url: null, isUrgent: false }],
      foot: null,
    },
    what: 'trial',
    to: to ?? null,
    recipient: { username: actor.username, name: actor.name, orgName: actor.org.name, phone: null },
    deliveryId,
    now: facts.now,
    more: moreIn(services, facts.language),
  });
  const attempt: Attempt = { at: services.now().toISOString(), ...result };
  await db.transact(actor.tenantId, (tx) =>
    commit(tx, {
      rows: insertDeliveries(tx.tenantId, facts.now, [
        {
          id: deliveryId,
          channelId: channel.id,
          channelKind: channel.kind,
          channelName: channel.name,
          accountId: actor.accountId,
          orgId: channel.orgId ?? actor.org.id,
          orgPath: channel.orgPath ?? actor.org.path,
          what: 'trial',
          state: result.outcome === 'acknowledged' ? 'sent' : result.outcome === 'bounced' ? 'bounced' : 'failed',
          notBefore: facts.now,
          attempts: [attempt],
          messageIds: [],
        },
      ]),
      ...audited(actor, facts, 'try_channel', channel),
    }),
  );
  return accept(attempt);
};
