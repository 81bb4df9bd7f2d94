import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { type PersonId, personWithEmail } from '../../people/index.ts';
import type { Topics } from '../../../platform/live/topics.ts';
import type { EventHub } from '../events.ts';
import { joined } from '../joining/joined.ts';
import { readersTopic, spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import {
  deleteMember,
  findSpace,
  findSpaceOf,
  insertSpace,
  listMembers,
  putMember,
  type SpaceChange,
  updateSpace,
} from './spaces.repository.ts';

export type NewSpace = Pick<Space, 'name' | 'purpose'> & {
  readonly kind: 'public' | 'private';
  readonly openToWorld?: boolean;
};

/** Making spaces and deciding who belongs. Each is on the record of the space. */
export interface Spaces {
  /** Whoever makes a space moderates it. */
  create(by: PersonId, space: NewSpace): Promise<SpaceId>;
  /** The space of a live session or of a context, made when it is missing; in the caller's transaction. */
  ensure(
    tx: Transaction,
    owner: { readonly sessionId: string } | { readonly context: string },
    named: { readonly name: string; readonly purpose: string },
  ): Promise<SpaceId>;
  change(by: PersonId, id: SpaceId, set: SpaceChange): Promise<void>;
  /** They are told, and so are the others of a private space (FOR-55). */
  addMember(by: PersonId, id: SpaceId, email: string, role: 'member' | 'moderator'): Promise<void>;
  removeMember(by: PersonId, id: SpaceId, member: PersonId): Promise<void>;
}

interface Added {
  readonly who: PersonId;
  readonly role: 'member' | 'moderator';
  /** What they were in the space already. */
  readonly before: 'member' | 'moderator' | undefined;
}

export function createSpaces({
  db,
  clock,
  topics,
  events,
}: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly events: EventHub;
}): Spaces {
  async function tellOfAdded(tx: Transaction, by: PersonId, id: SpaceId, added: Added): Promise<void> {
    const { who, role, before } = added;
    const found = await findSpace(tx, id, null);
    if (found === undefined || before === role || before === 'moderator') return;
    const { space } = found;
    const now = clock.now();
    const kind = role === 'moderator' ? 'keeps order' : 'accepted';
    await events.joining(tx, { kind, space, request: newId(), by, words: '', tell: [who] }, now);
    if (space.kind !== 'private' || before !== undefined) return;
    const others = await joined(tx, space, who);
    await events.joining(tx, { ...others, tell: others.tell.filter((each) => each !== by) }, now);
  }

  return {
    async create(by, { name, purpose, kind, openToWorld = false }) {
      const id = newId<'space'>();
      const now = clock.now();
      await inTransaction(db, async (tx) => {
        const space = { id, kind, name, purpose, sessionId: null, context: null, openToWorld };
        await insertSpace(tx, space, by, now);
        await putMember(tx, { spaceId: id, personId: by, role: 'moderator', addedBy: by, addedAt: now });
        await writeRecord(tx, now, {
          scope: spaceScope(id),
          kind: 'space-made',
          personId: by,
          data: { kind },
        });
      });
      return id;
    },

    async ensure(tx, owner, { name, purpose }) {
      const known = await findSpaceOf(tx, owner);
      if (known !== undefined) return known.id;
      const id = newId<'space'>();
      const sessionId = 'sessionId' in owner ? owner.sessionId : null;
      const context = 'context' in owner ? owner.context : null;
      const kind = sessionId === null ? 'context' : 'session';
      const space = { id, kind, name, purpose, sessionId, context, openToWorld: false } as const;
      await insertSpace(tx, space, null, clock.now());
      return id;
    },

    change: (by, id, set) =>
      inTransaction(db, async (tx) => {
        await updateSpace(tx, id, set);
        await writeRecord(tx, clock.now(), {
          scope: spaceScope(id),
          kind: 'space-changed',
          personId: by,
          data: { what: Object.keys(set).join(', ') },
        });
      }),

    addMember: (by, id, email, role) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const person = await personWithEmail(tx, email, now);
        const before = (await listMembers(tx, id)).find((member) => member.id === person.id)?.role;
        await putMember(tx, { spaceId: id, personId: person.id, role, addedBy: by, addedAt: now });
        await writeRecord(tx, now, {
          scope: spaceScope(id),
          kind: 'member-added',
          personId: by,
          subject: person.id,
          data: { role },
        });
        await tellOfAdded(tx, by, id, { who: person.id, role, before });
      }),

    async removeMember(by, id, member) {
      await inTransaction(db, async (tx) => {
        await deleteMember(tx, id, member);
        await writeRecord(tx, clock.now(), {
          scope: spaceScope(id),
          kind: 'member-removed',
          personId: by,
          subject: member,
        });
      });
      topics.publish(readersTopic(id));
    },
  };
}
