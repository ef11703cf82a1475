import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { change as changeTask } from '../../tasks/service.ts';
import type { CarriedView } from '../contract.ts';
import { viewerOf } from '../service.ts';
import { addHandover, carriedBy, handoverNotes, moveCarriers, personNamed } from '../store/handovers.ts';

type Carried = { personId: string; name: string; items: CarriedView[] };
type Note = {
  id: string;
  at: string;
  fromName: string;
  toName: string;
  note: string;
  signedBy: string;
  items: CarriedView[];
};

/** What persons who have moved on still carry (or what `person` carries), and the notes signed so far. */
export const showHandovers = async (
  tx: Tx,
  actor: Actor,
  person: string | undefined,
): Promise<Outcome<{ orphaned: Carried[]; notes: Note[] }>> => {
  const byPerson = new Map<string, Carried>();
  for (const { personId, name, ...item } of await carriedBy(tx, viewerOf(actor), person ?? null)) {
    const known = byPerson.get(personId) ?? { personId, name, items: [] };
    known.items.push(item);
    byPerson.set(personId, known);
  }
  const notes = await handoverNotes(tx, viewerOf(actor));
  return accept({
    orphaned: [...byPerson.values()],
    notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
  });
};

/**
 * Hands what one person carries to another with a signed note (交接). The signature is the caller's own name, typed; the
 * receiver must hold a post. Refuses what the giver does not carry in the caller's sight (`projects.not_carried`).
 */
export const handOver = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: {
    fromPersonId: string;
    toPersonId: string;
    items: readonly { feature: 'projects' | 'tasks'; id: string; role: string }[];
    note: string;
    signature: string;
  },
): Promise<Outcome<{ id: string; count: number }>> => {
  if (input.fromPersonId === input.toPersonId) return refuse('projects.same_person');
  if (input.signature !== actor.name) return refuse('projects.signature_differs');
  const from = await personNamed(tx, input.fromPersonId);
  const to = await personNamed(tx, input.toPersonId);
  if (!from || !to) return refuse('projects.person_not_found');
  if (!to.hasPost) return refuse('projects.receiver_without_post', { name: to.name });
  const carried = await carriedBy(tx, viewerOf(actor), input.fromPersonId);
  const items = input.items.flatMap((wanted) => {
    const found = carried.find(
      ({ feature, id, role }) => feature === wanted.feature && id === wanted.id && role === wanted.role,
    );
    return found ? [{ feature: found.feature, id: found.id, title: found.title, role: found.role }] : [];
  });
  if (items.length < input.items.length) return refuse('projects.not_carried', { name: from.name });

  for (const { id, role } of items.filter(({ feature }) => feature === 'tasks')) {
    const field = role === 'leader' ? 'leaderId' : 'personId';
    const changed = await changeTask(tx, actor, facts, id, { [field]: input.toPersonId });
    if (!changed.ok) return changed;
  }
  const id = newId(facts.now.getTime());
  const projects = items.filter(({ feature }) => feature === 'projects');
  await commit(tx, {
    rows: [
      ...(projects.length > 0 ? moveCarriers(tx.tenantId, input.fromPersonId, input.toPersonId, projects) : []),
      addHandover(tx.tenantId, {
        id,
        at: facts.now,
        fromId: input.fromPersonId,
        fromName: from.name,
        toId: input.toPersonId,
        toName: to.name,
        note: input.note,
        signedBy: actor.name,
        accountId: actor.accountId,
        orgPath: actor.org.path,
        items,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.hand_over',
      feature: 'projects',
      subjectId: id,
      params: { from: from.name, to: to.name, count: items.length },
    },
    events: [{ feature: 'projects', id }],
  });
  return accept({ id, count: items.length });
};
