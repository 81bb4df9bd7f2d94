import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Topics } from '../../../platform/live/topics.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { NewThread } from '../posts/wanted.ts';
import type { Writing, Written } from '../posts/writing.ts';
import { markReadTo } from '../reading/reading.repository.ts';
import { readersTopic, spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { deleteMember, insertSpace, putMember } from '../spaces/spaces.repository.ts';
import type { ThreadId } from '../thread.ts';
import { lockThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import { deleteSpace, listReaders, passKeepingOn, setReadsFrom } from './private.repository.ts';

/** From which post on somebody reads who is added. */
export type ReadsFrom = 'first' | 'next';

export interface PrivateThreads {
  /** A thread that these people and whoever begins it read, and nobody else (FOR-55). */
  start(
    by: Person,
    thread: Omit<NewThread, 'spaceId'> & { readonly people: readonly PersonId[] },
  ): Promise<Written>;
  /** Everybody who reads the thread is told, and from which post on. */
  add(
    by: Person,
    id: ThreadId,
    person: { readonly id: PersonId; readonly name: string },
    from: ReadsFrom,
  ): Promise<Outcome>;
  /** By whoever began it, or has read it longest since they left; or by the person themselves. */
  remove(by: Person, id: ThreadId, person: PersonId): Promise<Outcome>;
}

export const MOST_READERS = 50;

export function createPrivateThreads(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly events: EventHub;
  readonly rights: SpaceRights;
  readonly writing: Writing;
}): PrivateThreads {
  const { db, clock, topics, events, rights, writing } = deps;

  /** Everybody but whoever does it. */
  async function tell(
    tx: Transaction,
    act: { readonly kind: string; readonly space: Space; readonly by: Person; readonly threadId: ThreadId },
    whatTo: (reader: PersonId) => string | undefined,
    besides: readonly PersonId[] = [],
  ): Promise<void> {
    const { kind, space, by, threadId } = act;
    const readers = (await listReaders(tx, space.id)).map(({ id }) => id);
    const told = [...new Set([...readers, ...besides])].flatMap((to) => {
      const what = to === by.id ? undefined : whatTo(to);
      const url = readers.includes(to) ? forumUrls.threadAct(threadId, 'people') : forumUrls.home;
      return what === undefined ? [] : [{ to, what, url, as: 'belonging' as const }];
    });
    const event = { kind, subject: threadId, space, by: by.id, reason: '', tell: told };
    await events.moderated(tx, event, clock.now());
  }

  return {
    async start(by, { people, ...thread }) {
      const spaceId = newId<'space'>();
      const now = clock.now();
      await inTransaction(db, async (tx) => {
        const owner = { kind: 'private', sessionId: null, context: null, openToWorld: false } as const;
        const named = { name: 'Private thread', purpose: '', isThread: true };
        await insertSpace(tx, { id: spaceId, ...owner, ...named }, by.id, now);
        for (const personId of new Set([by.id, ...people])) {
          const role = personId === by.id ? 'moderator' : 'member';
          await putMember(tx, { spaceId, personId, role, addedBy: by.id, addedAt: now });
        }
        await writeRecord(tx, now, { scope: spaceScope(spaceId), kind: 'space-made', personId: by.id });
      });
      const written = await writing.start(by, { ...thread, spaceId });
      // Refused, or sent a second time: the first space has it.
      const isHere = written.ok && (await lives(db, written.threadId)) === spaceId;
      if (!isHere) await deleteSpace(db, spaceId);
      if (isHere) {
        await inTransaction(db, async (tx) => {
          const place = await rights.of(tx, by, spaceId);
          if (place === undefined) return;
          const { threadId } = written;
          const act = { kind: 'person-added', space: place.space, by, threadId };
          await tell(tx, act, () => `${by.name} began a private thread with you: ${thread.title}`);
        });
      }
      return written;
    },

    add: (by, id, person, from) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayWrite !== true || !place.space.isThread) {
          return refused('Only people who write in this thread can add somebody.');
        }
        const readers = await listReaders(tx, place.space.id);
        if (readers.some((each) => each.id === person.id)) {
          return refused(`${person.name} reads this thread already.`);
        }
        if (readers.length >= MOST_READERS) {
          return refused(`At most ${MOST_READERS} people share a private thread. Make a space instead.`);
        }
        const readsFrom = from === 'first' ? 1 : thread.posts + 1;
        const spaceId = place.space.id;
        await putMember(tx, { spaceId, personId: person.id, role: 'member', addedBy: by.id, addedAt: now });
        await setReadsFrom(tx, spaceId, person.id, readsFrom);
        await markReadTo(tx, person.id, id, readsFrom - 1);
        await writeRecord(tx, now, {
          scope: spaceScope(spaceId),
          kind: 'reader-added',
          personId: by.id,
          subject: person.id,
          data: { post: readsFrom },
        });
        const act = { kind: `person-added-${person.id}`, space: place.space, by, threadId: id };
        await tell(tx, act, (to) =>
          to === person.id
            ? `You were added to the private thread ${thread.title}, and read it from post ${readsFrom} on`
            : `${person.name} was added to the private thread ${thread.title}, and reads it from post ${readsFrom} on`,
        );
        return done;
      }),

    async remove(by, id, person) {
      const outcome = await inTransaction<Outcome<{ readonly spaceId: SpaceId }>>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id);
        const place = await rights.of(tx, by, thread.spaceId);
        const isOwn = person === by.id;
        if (place?.rights.mayRead !== true || !place.space.isThread)
          return refused('This thread is not private.');
        if (!isOwn && !place.rights.mayModerate) {
          return refused('Only whoever looks after the thread takes others out of it.');
        }
        const spaceId = place.space.id;
        const reader = (await listReaders(tx, spaceId)).find((each) => each.id === person);
        if (reader === undefined) return { ok: true, spaceId };
        await deleteMember(tx, spaceId, person);
        await passKeepingOn(tx, [spaceId]);
        const kind = isOwn ? 'reader-left' : 'reader-removed';
        const scope = spaceScope(spaceId);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: person });
        const act = { kind: `${kind}-${person}`, space: place.space, by, threadId: id };
        await tell(
          tx,
          act,
          (to) =>
            to === person
              ? `You no longer read the private thread ${thread.title}`
              : `${reader.name} no longer reads the private thread ${thread.title}`,
          [person],
        );
        return { ok: true, spaceId };
      });
      if (!outcome.ok) return outcome;
      topics.publish(readersTopic(outcome.spaceId));
      return done;
    },
  };
}

async function lives(db: Queryable, id: ThreadId): Promise<SpaceId> {
  return inTransaction(db, async (tx) => (await lockThread(tx, id)).spaceId);
}
