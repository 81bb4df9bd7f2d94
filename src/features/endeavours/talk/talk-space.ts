import { z } from 'zod';
import { formatCount, formatDate } from '../../../design-system/format.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { carriedThreads, type Forum, forumUrls, type ThreadId, writeThreads } from '../../forum/index.ts';
import type { PersonId } from '../../people/index.ts';
import { type EndeavourId, type Seat, SEAT_KIND_WORDS, SEAT_KINDS } from '../endeavour.ts';
import { listMembers, listSeatedIn } from '../members.repository.ts';
import type { Memberships } from '../membership.ts';
import type { EndeavourAction } from '../policy.ts';
import type { HomeExtensions } from '../home.ts';
import { inOffice } from '../stewardship.ts';
import { listStewardships } from '../stewards.repository.ts';
import { listSeats } from '../seats.repository.ts';
import type { Exports } from '../transfer/exports.ts';

const PREFIX = 'endeavour';

/** What goes along under an id of its own, so that threads can lead to it there too. */
const CARRIED_TARGETS = ['commitment', 'challenge'] as const;

const schema = z
  .object({
    name: z.string().min(1).max(200),
    purpose: z.string().max(2_000),
    threads: carriedThreads,
    /** Files made before threads were linked have none. */
    links: z
      .array(z.object({ threadId: z.string(), kind: z.enum(CARRIED_TARGETS), targetId: z.string() }))
      .max(20_000)
      .default([]),
  })
  .nullable();
type Carried = z.output<typeof schema>;

/** What owns the space of an endeavour in the forum. */
export function talkContext(id: EndeavourId): string {
  return `${PREFIX}:${id}`;
}

/** Whoever holds a seat and has an account. */
async function listHolders(queryable: Queryable, id: EndeavourId) {
  return (await listMembers(queryable, id)).flatMap(({ id: memberId, personId, seatId }) =>
    personId === null || seatId === null ? [] : [{ id: memberId, personId, seatId }],
  );
}

/** The endeavour that owns a space of this context. */
export function endeavourOfContext(context: string | null): EndeavourId | undefined {
  const found = context?.startsWith(`${PREFIX}:`) === true ? context.slice(PREFIX.length + 1) : '';
  return found === '' ? undefined : (found as EndeavourId);
}

/** The space of an endeavour: its seats read and write, its stewards keep order, and its threads go with its export. */
export function addTalkSpace(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly forum: Forum;
  readonly memberships: Memberships;
  readonly exports: Exports;
  readonly home: HomeExtensions;
}): void {
  const { db, clock, forum, memberships, exports, home } = deps;
  const idOf = (context: string): EndeavourId => context.slice(PREFIX.length + 1) as EndeavourId;
  const may =
    (action: EndeavourAction) =>
    async (queryable: Queryable, personId: string, context: string): Promise<boolean> => {
      const asker = { personId: personId as Parameters<Memberships['find']>[0]['personId'] };
      return (await memberships.find(asker, idOf(context), queryable))?.can(action) === true;
    };
  forum.addSpaceAccess(PREFIX, {
    mayRead: may('read the record'),
    mayWrite: may('take part'),
    mayModerate: may('steward'),
    moderatorsName: 'The stewards',
    async readersAmong(queryable, people, context) {
      const seated = await listHolders(queryable, idOf(context));
      return people.filter((id) => seated.some(({ personId }) => personId === id));
    },
    async roles(queryable, context) {
      const holders = await listHolders(queryable, idOf(context));
      const seats = await listSeats(queryable, idOf(context));
      const heldBy = (some: readonly Seat[]): PersonId[] =>
        holders.flatMap(({ personId, seatId }) => (some.some(({ id }) => id === seatId) ? [personId] : []));
      return [
        ...SEAT_KINDS.map((kind) => ({
          key: `kind:${kind}`,
          name: `Everybody with a seat of this kind: ${SEAT_KIND_WORDS[kind]}`,
          people: heldBy(seats.filter((seat) => seat.kind === kind)),
        })),
        ...seats.map((seat) => ({
          key: `seat:${seat.id}`,
          name: `The seat ${seat.name}, ${seat.organisation}`,
          people: heldBy([seat]),
        })),
      ];
    },
    async moderators(queryable, context) {
      const terms = await listStewardships(queryable, idOf(context));
      const holders = await listHolders(queryable, idOf(context));
      return holders.flatMap(({ id, personId }) =>
        inOffice(terms, clock.now(), id) === undefined ? [] : [personId],
      );
    },
    async contextsOf(queryable, personId) {
      return (await listSeatedIn(queryable, personId)).map(talkContext);
    },
    async organisations(queryable, context) {
      const seats = await listSeats(queryable, idOf(context));
      return [...new Set(seats.flatMap(({ organisationId }) => organisationId ?? []))];
    },
  });
  home.add({
    async open({ endeavour, held }) {
      if (held === undefined || held.member.personId === null) return [];
      const space = await forum.findSpaceOf(db, talkContext(endeavour.id));
      if (space === undefined) return [];
      const { count, nextReview } = await forum.countDecisions(db, space.id);
      if (count === 0) return [];
      const next = nextReview === null ? {} : { detail: reviewWords(nextReview) };
      return [
        { text: formatCount(count, 'decision'), href: forumUrls.spaceAct(space.id, 'decisions'), ...next },
      ];
    },
  });
  // FOR-46: answers that are still to come, for every seat to see.
  home.add({
    async open({ endeavour }) {
      const space = await forum.findSpaceOf(db, talkContext(endeavour.id));
      const owed = space === undefined ? [] : await forum.owedIn(db, space, clock.now());
      return owed.map(({ threadId, title, name, askedAt }) => ({
        text: `Answer still to come: ${title}`,
        href: forumUrls.thread(threadId),
        detail: `${name}, asked ${formatDate(askedAt)}`,
      }));
    },
  });
  exports.carry<Carried>({
    name: 'threads',
    schema,
    async read(id) {
      const space = await forum.findSpaceOf(db, talkContext(id));
      if (space === undefined) return null;
      const { name, purpose } = space;
      const threads = await forum.readThreads(space);
      const about = await forum.linking.aboutIn(space);
      const links = threads.flatMap((thread) =>
        (about.get(thread.id as ThreadId) ?? []).flatMap(({ kind, id: targetId }) => {
          const carried = CARRIED_TARGETS.find((each) => each === kind);
          return carried === undefined ? [] : { threadId: thread.id, kind: carried, targetId };
        }),
      );
      return { name, purpose, threads, links };
    },
    async write(tx, id, carried, now) {
      if (carried === null) return;
      const spaceId = await forum.spaces.ensure(tx, { context: talkContext(id) }, carried);
      await writeThreads(tx, spaceId, carried.threads, now);
      const own = new Set(carried.threads.map(({ id: thread }) => thread));
      await forum.linking.bringLinks(
        tx,
        carried.links.filter(({ threadId }) => own.has(threadId)),
      );
    },
  });
  exports.add(async (id) => {
    const space = await forum.findSpaceOf(db, talkContext(id));
    return space === undefined ? [] : forum.exportFiles(space);
  });
}

function reviewWords(day: string): string {
  return `the next is looked at again on ${formatDate(`${day}T12:00:00Z`)}`;
}
