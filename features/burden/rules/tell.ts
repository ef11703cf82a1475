import type { Message } from '../../notices/rules/message.ts';

type Told = { readonly id: string; readonly title: string; readonly revision: number };

/** The supervision office nearest above a unit. */
const office = (orgId: string) => ({ post: 'supervisor', orgId, upward: true }) as const;

const about = (page: 'forms' | 'complaints', told: Told, step: string): Omit<Message, 'kind' | 'to' | 'words'> => ({
  subject: { feature: 'burden', id: told.id },
  link: page === 'forms' ? `/burden/${told.id}` : `/burden/complaints/${told.id}`,
  params: { title: told.title },
  dedupe: `burden/${step}/${told.id}/${told.revision}`,
});

/** A request waits: the office above the asking unit hears of it. */
export const formAsked = (told: Told & { orgId: string; isContested: boolean }): Message => ({
  ...about('forms', told, 'asked'),
  kind: 'burden.to_decide',
  to: office(told.orgId),
  words: told.isContested ? 'burden.notices.contested' : 'burden.notices.asked',
});

/** A request is decided: who asked hears of it, their unit's liaison once they have left. */
export const formDecided = (told: Told & { orgId: string; personId: string | null; isApproved: boolean }): Message => ({
  ...about('forms', told, 'decided'),
  kind: 'burden.decided',
  to: toPerson(told.personId, told.orgId),
  words: told.isApproved ? 'burden.notices.approved' : 'burden.notices.refused',
});

/** A complaint is raised or raised again: its office hears of it, without who complained. */
export const complaintRaised = (told: Told & { orgId: string; due: string }): Message => {
  const message = about('complaints', told, 'raised');
  return {
    ...message,
    params: { ...message.params, due: { day: told.due } },
    kind: 'burden.complaint',
    to: office(told.orgId),
    words: 'burden.notices.complaint',
  };
};

/** Nobody has answered in time: the office hears of it at once, once a term. */
export const complaintLate = (told: Told & { orgId: string }): Message => ({
  ...about('complaints', told, 'late'),
  kind: 'burden.complaint',
  to: office(told.orgId),
  words: 'burden.notices.late',
  urgent: true,
});

/** A complaint is answered: who complained hears of it, and nobody else of their unit while they stay unnamed. */
export const complaintAnswered = (
  told: Told & { orgId: string; personId: string | null; isUnnamed: boolean },
): Message[] => {
  if (!told.personId && told.isUnnamed) return [];
  return [
    {
      ...about('complaints', told, 'answered'),
      kind: 'burden.answered',
      to: told.isUnnamed && told.personId ? { personId: told.personId } : toPerson(told.personId, told.orgId),
      words: 'burden.notices.answered',
    },
  ];
};

const toPerson = (personId: string | null, orgId: string): Message['to'] => {
  const liaison = { post: 'liaison', orgId, upward: true } as const;
  return personId ? { personId, orElse: liaison } : liaison;
};
