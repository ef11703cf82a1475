import { type Day, dayAt } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import { isRobot } from '../rules/channel.ts';
import { channelsTo } from '../rules/choice.ts';
import { hoursFor, isDigestTime } from '../rules/hours.ts';
import { deliveryBy, newsFor, preferenceMap, sendOff } from '../sending/service.ts';
import { DISTRIBUTE } from '../service.ts';
import { enabledChannels } from '../store/channels.ts';
import type { DeliveryInsert } from '../store/deliveries.ts';
import {
  closeDigest,
  type DueAccount,
  dueAccounts,
  dueNotices,
  governmentOf,
  groupDigest,
  handOn,
  rememberDigest,
} from '../store/digests.ts';
import { type Preference, settingsOf } from '../store/preferences.ts';

const FEATURE = 'notices';
const BATCH = 500;
/** The clock's job, as the audit trail names it. */
const CLOCK = { accountId: null, name: 'notices:tick' };

/**
 * Sends the digests whose time has come to a batch of persons: what is unread and still theirs, in one letter by each
 * channel they chose, once a day. What somebody read meanwhile is not told again; what is for a post they no longer
 * hold is taken from them and distributed anew. Answers the last account looked at, null when none was left.
 */
export const digestBatch = async (tx: Tx, now: Date, after: string | null): Promise<string | null> => {
  const waiting = await dueAccounts(tx, after, BATCH);
  const last = waiting.at(-1);
  if (!last) return null;
  const settings = await settingsOf(tx);
  const { timeZone } = await governmentOf(tx);
  const preferenceOf = await preferenceMap(
    tx,
    waiting.map(({ accountId }) => accountId),
  );
  const due = waiting.filter(({ accountId, lastDay }) =>
    isDigestTime(now, timeZone, hoursFor(settings, preferenceOf(accountId)), lastDay as Day | null),
  );
  if (due.length) await sendDigests(tx, now, dayAt(now, timeZone), due, preferenceOf);
  return last.accountId;
};

const sendDigests = async (
  tx: Tx,
  now: Date,
  today: Day,
  due: readonly DueAccount[],
  preferenceOf: (accountId: string) => Preference,
): Promise<void> => {
  const channels = await enabledChannels(tx);
  const notices = await dueNotices(
    tx,
    due.map(({ accountId }) => accountId),
  );
  const lost = notices.filter(({ isHeld, isRead }) => !isHeld && !isRead);
  const kept = notices.filter((notice) => !lost.includes(notice));
  const deliveries = due.flatMap(({ accountId, orgId, orgPath }) => {
    const messageIds = kept
      .filter((notice) => notice.accountId === accountId && !notice.isRead)
      .map(({ messageId }) => messageId);
    if (messageIds.length === 0) return [];
    return channelsTo(channels, preferenceOf(accountId), 'digest').map((channel) =>
      deliveryBy(channel, { accountId, orgId, orgPath, what: 'digest', notBefore: now, messageIds }),
    );
  });
  await commit(tx, {
    rows: [
      closeDigest(tx.tenantId, kept),
      rememberDigest(
        tx.tenantId,
        due.map(({ accountId }) => accountId),
        today,
      ),
      ...sendOff(tx.tenantId, now, deliveries),
      ...(lost.length ? [...handOn(tx.tenantId, lost), queued(DISTRIBUTE, { tenantId: tx.tenantId })] : []),
    ],
    audit: {
      actor: CLOCK,
      action: 'notices.digest',
      feature: FEATURE,
      subjectId: null,
      params: { count: due.length },
    },
    events: newsFor([...new Set(lost.map(({ accountId }) => accountId))]),
  });
};

const WEEK_MS = 7 * 86_400_000;

/** Sends each group's digest whose time has come: what was said to its unit since the last one, once a day. */
export const digestGroups = async (tx: Tx, now: Date): Promise<void> => {
  const robots = (await enabledChannels(tx)).filter(
    (channel) => isRobot(channel.kind) && channel.carries === 'all' && channel.orgId && channel.orgPath,
  );
  if (robots.length === 0) return;
  const settings = await settingsOf(tx);
  const { timeZone } = await governmentOf(tx);
  const deliveries: DeliveryInsert[] = [];
  for (const robot of robots) {
    const { orgId, orgPath } = robot;
    if (!orgId || !orgPath) continue;
    const digest = await groupDigest(tx, { id: robot.id, orgId }, new Date(now.getTime() - WEEK_MS));
    if (digest.messageIds.length === 0) continue;
    if (!isDigestTime(now, timeZone, settings, digest.lastDay as Day | null)) continue;
    const { messageIds } = digest;
    deliveries.push(deliveryBy(robot, { accountId: null, orgId, orgPath, what: 'digest', notBefore: now, messageIds }));
  }
  if (deliveries.length === 0) return;
  await commit(tx, {
    rows: [
      rememberDigest(
        tx.tenantId,
        deliveries.map(({ channelId }) => channelId),
        dayAt(now, timeZone),
      ),
      ...sendOff(tx.tenantId, now, deliveries),
    ],
    audit: {
      actor: CLOCK,
      action: 'notices.digest',
      feature: FEATURE,
      subjectId: null,
      params: { count: deliveries.length },
    },
  });
};
