import { z } from 'zod';
import { formatCount, formatDate } from '../../../design-system/format.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { carriedThreads, type Forum, forumUrls, writeThreads } from '../../forum/index.ts';
import type { EndeavourId } from '../endeavour.ts';
import { listMembers, listSeatedIn } from '../members.repository.ts';
import type { Memberships } from '../membership.ts';
import type { EndeavourAction } from '../policy.ts';
import type { HomeExtensions } from '../home.ts';
import { inOffice } from '../stewardship.ts';
import { listStewardships } from '../stewards.repository.ts';
import { listSeats } from '../seats.repository.ts';
import type { Exports } from '../transfer/exports.ts';

const PREFIX = 'endeavour';

const schema = z
  .object({ name: z.string().min(1).max(200), purpose: z.string().max(2_000), threads: carriedThreads })
  .nullable();
type Carried = z.output<typeof schema>;

/** What owns the space of an endeavour in the forum. */
export function talkContext(id: EndeavourId): string {
  return `${PREFIX}:${id}`;
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
    async moderators(queryable, context) {
      const terms = await listStewardships(queryable, idOf(context));
      const members = await listMembers(queryable, idOf(context));
      return members.flatMap(({ id, personId, seatId }) =>
        personId !== null && seatId !== null && inOffice(terms, clock.now(), id) !== undefined
          ? [personId]
          : [],
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
  exports.carry<Carried>({
    name: 'threads',
    schema,
    async read(id) {
      const space = await forum.findSpaceOf(db, talkContext(id));
      if (space === undefined) return null;
      const { name, purpose } = space;
      return { name, purpose, threads: await forum.readThreads(space) };
    },
    async write(tx, id, carried, now) {
      if (carried === null) return;
      const spaceId = await forum.spaces.ensure(tx, { context: talkContext(id) }, carried);
      await writeThreads(tx, spaceId, carried.threads, now);
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
