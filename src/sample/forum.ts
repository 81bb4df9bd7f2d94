import type { App } from '../app.ts';
import { findPerson, type Person, type PersonId } from '../features/people/index.ts';
import { inTransaction, type Queryable } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { CastKey } from './cast.ts';
import { answerPoll, pollOf } from './forum-polls.ts';
import { TOLD_SPACES, TOLD_THREADS, type ToldThread } from './forum-threads.ts';
import type { StoryClock } from './story-clock.ts';
import { TALK_SPACE, TALK_THREADS } from './talk-threads.ts';

const HOUR_MS = 3_600_000;

/** Fills two public spaces of the forum, and that of the endeavour, with what the cast has said since the closed session. */
export async function tellForum(
  { features, db, clock }: { features: Pick<App['features'], 'forum'>; db: Queryable; clock: StoryClock },
  cast: ReadonlyMap<CastKey, PersonId>,
  endeavour: string,
  now: Date,
): Promise<void> {
  const { spaces, writing, accepting, polling } = features.forum;
  const people = new Map<CastKey, Person>();
  for (const [key, id] of cast) {
    const person = await findPerson(db, id);
    if (person !== undefined) people.set(key, person);
  }
  const personOf = (key: CastKey): Person => {
    const person = people.get(key);
    if (person === undefined) throw new Error(`The cast has no ${key}.`);
    return person;
  };
  const all = [...TOLD_THREADS, ...TALK_THREADS];
  const first = Math.max(...all.map(({ hoursAgo }) => hoursAgo));
  clock.tell(hoursBefore(now, first + 1));
  const amina = personOf('amina').id;
  const ids = {
    gate: await spaces.create(amina, { ...TOLD_SPACES.gate, kind: 'public' }),
    together: await spaces.create(amina, { ...TOLD_SPACES.together, kind: 'public' }),
    talk: await inTransaction(db, (tx) =>
      spaces.ensure(tx, { context: `endeavour:${endeavour}` }, TALK_SPACE),
    ),
  };

  async function tell(told: ToldThread): Promise<void> {
    const { space, kind, by, hoursAgo, title, tags, text, reviewInDays, replies = [] } = told;
    clock.tell(hoursBefore(now, hoursAgo));
    const thread = await writing.start(personOf(by), {
      spaceId: ids[space],
      kind,
      title,
      tags,
      text,
      reviewOn:
        reviewInDays === undefined
          ? null
          : hoursBefore(now, -24 * reviewInDays)
              .toISOString()
              .slice(0, 10),
      key: newId(),
    });
    if (!thread.ok) throw new Error(thread.message);
    const posts = [thread.postId];
    const apart = Math.min(3, hoursAgo / (replies.length + 1));
    for (const [index, reply] of replies.entries()) {
      clock.tell(hoursBefore(now, hoursAgo - apart * (index + 1)));
      const written = await writing.reply(personOf(reply.by), {
        threadId: thread.threadId,
        text: reply.text,
        replyTo: reply.to === undefined ? null : (posts[reply.to - 1] ?? null),
        key: newId(),
        ...(reply.asks === undefined ? {} : { poll: pollOf(reply.text, reply.asks) }),
      });
      if (!written.ok) throw new Error(written.message);
      if (reply.asks !== undefined)
        await answerPoll(polling, written.postId, { by: reply.by, told: reply.asks, personOf });
      posts.push(written.postId);
      if (reply.isAnswer === true) await accepting.accept(personOf(by), written.postId);
    }
  }

  for (const thread of all.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await tell(thread);
}

function hoursBefore(at: Date, hours: number): Date {
  return new Date(at.getTime() - hours * HOUR_MS);
}
