import type { Message } from './service.ts';

/** A first message for everybody who can sign in to the demonstration: where one is told, and where to change how. */
export const demoWelcome = (personIds: readonly string[]): Message[] =>
  personIds.map((personId) => ({
    kind: 'notices.welcome',
    to: { personId },
    subject: { feature: 'notices', id: personId },
    link: '/settings/notices',
    words: 'notices.notices.welcome',
    dedupe: `notices.welcome/${personId}`,
  }));
