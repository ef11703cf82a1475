import type { ChannelKind, Choice } from '../contract.ts';
import { isRobot } from './channel.ts';

/** What a channel carries to a person who chose nothing: mail everything, other doors only what is urgent. */
export const usualChoice = (kind: ChannelKind): Choice => (kind === 'email' ? 'all' : 'urgent');

/** Whether a channel that carries `all` or only `urgent` brings this to somebody who chose so. */
export const brings = (
  channel: { readonly carries: 'all' | 'urgent' },
  choice: Choice,
  what: 'urgent' | 'digest',
): boolean => choice !== 'none' && (what === 'urgent' || (choice === 'all' && channel.carries === 'all'));

type Door = { readonly id: string; readonly kind: ChannelKind; readonly carries: 'all' | 'urgent' };

/** The channels by which a person is to be told: not a group's robot, and mail only to somebody who gave an address. */
export const channelsTo = <Channel extends Door>(
  channels: readonly Channel[],
  person: { readonly email: string | null; readonly choices: Readonly<Record<string, Choice>> },
  what: 'urgent' | 'digest',
): Channel[] =>
  channels.filter(
    (channel) =>
      !isRobot(channel.kind) &&
      (channel.kind !== 'email' || person.email !== null) &&
      brings(channel, person.choices[channel.id] ?? usualChoice(channel.kind), what),
  );
