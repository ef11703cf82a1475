import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

export const PERMISSIONS = ['notices.channels', 'notices.log'] as const;

/** `email` and `webhook` reach persons; a robot speaks in the group of one unit. */
export const CHANNEL_KINDS = ['email', 'dingtalk', 'wecom', 'feishu', 'webhook'] as const;
export const CHOICES = ['all', 'urgent', 'none'] as const;
export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'bounced', 'withdrawn'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
export type Choice = (typeof CHOICES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const id = z.uuid();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'notices.fields.clock');
const channelKind = z.enum(CHANNEL_KINDS);
const email = z.email().max(200);

export const noticeView = z.object({
  id,
  at: z.string(),
  sentence: z.string(),
  kind: z.string(),
  /** The kind in words. */
  label: z.string(),
  link: z.string(),
  isUrgent: z.boolean(),
  readAt: z.string().nullable(),
});

const mailSettings = z.object({
  host: z.string().trim().min(1).max(200),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (465); otherwise STARTTLS where the server offers it. */
  isSecure: z.boolean().default(false),
  user: z.string().trim().max(200).default(''),
  from: email,
});

export const channelView = z.object({
  id,
  kind: channelKind,
  name: z.string(),
  org: z.object({ id, name: z.string() }).nullable(),
  isEnabled: z.boolean(),
  allowInside: z.boolean(),
  carries: z.enum(['all', 'urgent']),
  /** Where it leads, without what must stay secret: `oapi.dingtalk.com`, `smtp.example.cn:465`. */
  target: z.string(),
  mail: mailSettings.nullable(),
  hasSecret: z.boolean(),
  /** Of the last seven days. */
  sent: z.int(),
  failed: z.int(),
  lastFault: z.string().nullable(),
  revision: z.int(),
});

const channelFields = z.object({
  name: z.string().trim().min(1).max(60),
  orgId: id.nullish(),
  isEnabled: z.boolean(),
  allowInside: z.boolean(),
  carries: z.enum(['all', 'urgent']),
  mail: mailSettings.nullish(),
  /** Robots and webhooks: the address they were given; it holds a token and is kept sealed. */
  address: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish(),
  /** The signing key or the mailbox's password; left out in a change, it stays as it is. */
  secret: z.string().max(500).nullish(),
});
export const newChannel = channelFields.extend({
  kind: channelKind,
  isEnabled: channelFields.shape.isEnabled.default(true),
  allowInside: channelFields.shape.allowInside.default(false),
  carries: channelFields.shape.carries.default('all'),
});
export const channelPatch = channelFields.partial().extend({ revision: z.int().optional() });

export const settingsView = z.object({
  digestAt: clock,
  quietFrom: clock,
  quietUntil: clock,
  isQuietAtWeekends: z.boolean(),
  /** What links in mails and groups begin with; without it they carry none. */
  publicAddress: z.string().nullable(),
  revision: z.int(),
});
export const settingsInput = settingsView.omit({ revision: true, publicAddress: true }).extend({
  publicAddress: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .nullish(),
  revision: z.int().optional(),
});

export const preferenceView = z.object({
  email: z.string().nullable(),
  language: z.enum(['zh-CN', 'en']),
  /** Null follows the government's habit, which is told beside it. */
  digestAt: clock.nullable(),
  quietFrom: clock.nullable(),
  quietUntil: clock.nullable(),
  usual: z.object({ digestAt: clock, quietFrom: clock, quietUntil: clock, isQuietAtWeekends: z.boolean() }),
  /** The channels that reach persons, with what this one carries to the caller. */
  channels: z.array(z.object({ id, kind: channelKind, name: z.string(), choice: z.enum(CHOICES) })),
  /** Robots in the groups of the caller's unit; nobody chooses these alone. */
  groups: z.array(z.object({ kind: channelKind, name: z.string() })),
});
export const preferenceInput = z.object({
  email: email.nullable(),
  language: z.enum(['zh-CN', 'en']),
  digestAt: clock.nullable(),
  quietFrom: clock.nullable(),
  quietUntil: clock.nullable(),
  choices: z.record(id, z.enum(CHOICES)),
});

export const attemptView = z.object({
  at: z.string(),
  outcome: z.enum(['acknowledged', 'refused', 'unreachable', 'bounced', 'unknown']),
  detail: z.string(),
});
export const deliveryView = z.object({
  id,
  at: z.string(),
  what: z.enum(['urgent', 'digest', 'trial']),
  state: z.enum(DELIVERY_STATES),
  channel: z.object({ id, kind: channelKind, name: z.string() }),
  /** The person, or the unit whose group it is. */
  recipient: z.string(),
  orgName: z.string(),
  /** The kinds of what it tells, in words. */
  about: z.array(z.string()),
  /** What it tells; absent for those who hold no business permission. */
  sentences: z.array(z.string()).nullable(),
  attempts: z.array(attemptView),
  nextAt: z.string().nullable(),
  doneAt: z.string().nullable(),
});

const cursor = z.string().max(400).optional();
const pageOf = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

export type NoticeView = z.output<typeof noticeView>;
export type MailSettings = z.output<typeof mailSettings>;
export type ChannelView = z.output<typeof channelView>;
export type NewChannel = z.output<typeof newChannel>;
export type ChannelPatch = z.output<typeof channelPatch>;
export type SettingsView = z.output<typeof settingsView>;
export type SettingsInput = z.output<typeof settingsInput>;
export type PreferenceView = z.output<typeof preferenceView>;
export type PreferenceInput = z.output<typeof preferenceInput>;
export type Attempt = z.output<typeof attemptView>;
export type DeliveryView = z.output<typeof deliveryView>;

export const endpoints = {
  'GET /notices': {
    summary: 'The caller’s inbox, the latest first; what became void is left out',
    permission: 'signed-in',
    query: z.object({
      unread: z.enum(['true', 'false']).optional(),
      feature: z.string().max(40).optional(),
      limit: pageOf(200, 50),
      cursor,
    }),
    answer: z.object({ items: z.array(noticeView), nextCursor: z.string().nullable() }),
    refusals: ['notices.bad_cursor'],
  },
  'GET /notices/count': {
    summary: 'How many unread messages the caller has, and how many of them are urgent',
    permission: 'signed-in',
    answer: z.object({ unread: z.int(), urgent: z.int() }),
  },
  'POST /notices/read': {
    summary: 'Marks messages of the caller as read: those named, or all',
    permission: 'signed-in',
    body: z.object({ ids: z.array(id).max(200).optional() }),
    answer: z.object({ unread: z.int(), urgent: z.int() }),
  },
  'GET /notices/preferences': {
    summary: 'How the caller wants to be told',
    permission: 'signed-in',
    answer: preferenceView,
  },
  'PUT /notices/preferences': {
    summary: 'Chooses how the caller wants to be told',
    permission: 'signed-in',
    body: preferenceInput,
    answer: preferenceView,
    refusals: ['notices.channel_not_found', 'notices.half_quiet'],
  },
  'GET /notices/settings': {
    summary: 'When this government’s digests go out and when it is quiet',
    permission: 'notices.channels',
    answer: settingsView,
  },
  'PUT /notices/settings': {
    summary: 'Sets when digests go out and when it is quiet',
    permission: 'notices.channels',
    body: settingsInput,
    answer: settingsView,
    refusals: ['notices.changed_meanwhile'],
  },
  'GET /notices/channels': {
    summary: 'Doors to the outside, without their secrets',
    permission: 'notices.channels',
    answer: z.object({ items: z.array(channelView) }),
  },
  'POST /notices/channels': {
    summary: 'Sets up a mail server, a group’s robot or a signed webhook',
    permission: 'notices.channels',
    body: newChannel,
    answer: channelView,
    status: 201,
    refusals: [
      'notices.name_taken',
      'notices.unit_not_found',
      'notices.unit_needed',
      'notices.address_needed',
      'notices.secret_needed',
      'notices.mail_needed',
      'notices.inside',
    ],
  },
  'PATCH /notices/channels/:id': {
    summary: 'Changes a channel; a secret that is not named stays',
    permission: 'notices.channels',
    params: z.object({ id }),
    body: channelPatch,
    answer: channelView,
    refusals: [
      'notices.not_found',
      'notices.name_taken',
      'notices.unit_not_found',
      'notices.unit_needed',
      'notices.address_needed',
      'notices.secret_needed',
      'notices.mail_needed',
      'notices.inside',
      'notices.changed_meanwhile',
    ],
  },
  'DELETE /notices/channels/:id': {
    summary: 'Removes a channel; what was still on its way by it is withdrawn, its log stays',
    permission: 'notices.channels',
    params: z.object({ id }),
    answer: null,
    refusals: ['notices.not_found'],
  },
  'POST /notices/channels/:id/trial': {
    summary: 'Sends a trial message at once and answers what became of it',
    permission: 'notices.channels',
    params: z.object({ id }),
    body: z.object({ to: email.optional() }),
    answer: attemptView,
    perMinute: 20,
    refusals: ['notices.not_found', 'notices.recipient_needed'],
  },
  'GET /notices/deliveries': {
    summary: 'What went out to whom by which channel with every attempt, in the caller’s part of the tree',
    permission: 'notices.log',
    query: z.object({
      state: z.enum(DELIVERY_STATES).optional(),
      channel: id.optional(),
      limit: pageOf(200, 50),
      cursor,
    }),
    answer: z.object({ items: z.array(deliveryView), nextCursor: z.string().nullable() }),
    refusals: ['notices.bad_cursor'],
  },
  'POST /notices/deliveries/:id/again': {
    summary: 'Tries a failed or bounced delivery once more',
    permission: 'notices.log',
    params: z.object({ id }),
    answer: null,
    refusals: ['notices.not_found', 'notices.not_failed'],
  },
} as const satisfies Endpoints;
