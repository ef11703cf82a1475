import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { PreferenceInput, PreferenceView, SettingsInput, SettingsView } from '../contract.ts';
import { isRobot } from '../rules/channel.ts';
import { usualChoice } from '../rules/choice.ts';
import { enabledChannels } from '../store/channels.ts';
import { noPreference, preferencesOf, savePreference, saveSettings, settingsOf } from '../store/preferences.ts';

/** How the caller is told now, and what they may choose. */
export const showPreference = async (tx: Tx, actor: Actor): Promise<Outcome<PreferenceView>> => {
  const [chosen] = await preferencesOf(tx, [actor.accountId]);
  const { accountId: _, choices, ...own } = chosen ?? noPreference(actor.accountId);
  const { digestAt, quietFrom, quietUntil, isQuietAtWeekends } = await settingsOf(tx);
  const channels = await enabledChannels(tx);
  return accept({
    ...own,
    usual: { digestAt, quietFrom, quietUntil, isQuietAtWeekends },
    channels: channels
      .filter(({ kind }) => !isRobot(kind))
      .map(({ id, kind, name }) => ({ id, kind, name, choice: choices[id] ?? usualChoice(kind) })),
    groups: channels
      .filter(({ kind, orgId }) => isRobot(kind) && orgId === actor.org.id)
      .map(({ kind, name }) => ({ kind, name })),
  });
};

/** Keeps what the caller chose; quiet hours have a beginning and an end or neither. */
export const choosePreference = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: PreferenceInput,
): Promise<Outcome<PreferenceView>> => {
  if ((input.quietFrom === null) !== (input.quietUntil === null)) return refuse('notices.half_quiet');
  const personal = (await enabledChannels(tx)).filter(({ kind }) => !isRobot(kind)).map(({ id }) => id);
  if (Object.keys(input.choices).some((id) => !personal.includes(id))) return refuse('notices.channel_not_found');
  await commit(tx, {
    rows: [savePreference(tx.tenantId, { accountId: actor.accountId, ...input })],
    audit: {
      actor: auditActor(actor, facts),
      action: 'notices.choose',
      feature: 'notices',
      subjectId: actor.accountId,
    },
    events: [{ feature: `notices:${actor.accountId}`, id: actor.accountId }],
  });
  return showPreference(tx, actor);
};

export const showSettings = async (tx: Tx): Promise<Outcome<SettingsView>> => accept(await settingsOf(tx));

/** Keeps the government's habits; refuses `notices.changed_meanwhile` on an older revision. */
export const changeSettings = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { revision, publicAddress, ...hours }: SettingsInput,
): Promise<Outcome<SettingsView>> => {
  const before = await settingsOf(tx);
  if (revision !== undefined && revision !== before.revision) return refuse('notices.changed_meanwhile');
  await commit(tx, {
    rows: [saveSettings(tx.tenantId, { ...hours, publicAddress: publicAddress ?? null })],
    audit: {
      actor: auditActor(actor, facts),
      action: 'notices.settings',
      feature: 'notices',
      subjectId: tx.tenantId,
      params: { digestAt: hours.digestAt, quietFrom: hours.quietFrom, quietUntil: hours.quietUntil },
    },
    events: [{ feature: 'notices', id: 'settings' }],
  });
  return showSettings(tx);
};
