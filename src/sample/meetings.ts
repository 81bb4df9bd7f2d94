import type { Features } from '../app.ts';
import { listDraws } from '../features/meetings/repository.ts';
import { listPlaces } from '../features/meetings/swapping/swaps.repository.ts';
import { findPerson, type Person, type PersonId } from '../features/people/index.ts';
import type { SessionId } from '../features/sessions/index.ts';
import type { Queryable } from '../platform/database/transaction.ts';
import type { CastKey } from './cast.ts';
import type { StoryClock } from './story-clock.ts';

const HOUR_MS = 3_600_000;
const FROM_THE_CAST: readonly CastKey[] = ['amina', 'joss', 'priya', 'sofia', 'marcus', 'ruth'];
const SIGNED_UP = [
  'Femi Jasmine',
  'Gia Larch',
  'Pia Violet',
  'Wren Elder',
  'Yara Gorse',
  'Hana Primrose',
  'Moss Vetch',
];
/** Wants to meet people since they were put together. */
const LATER = 'Noor Sage';

/**
 * "Meet three people" after the closed session: they are put together once, two have swapped groups, and somebody asks
 * the host to swap.
 */
export async function tellMeetings(
  { features: { meetings }, db, clock }: { features: Features; db: Queryable; clock: StoryClock },
  session: SessionId,
  cast: ReadonlyMap<CastKey, PersonId>,
  loadedAt: Date,
): Promise<void> {
  const hoursAgo = (hours: number): void => clock.tell(new Date(loadedAt.getTime() - hours * HOUR_MS));
  const wish = (people: readonly PersonId[]) =>
    db
      .insertInto('meetingWish')
      .values(people.map((personId) => ({ sessionId: session, personId, at: clock.now() })))
      .execute();
  const host = cast.get('amina') as PersonId;
  const signedUp = await idsOf(db, SIGNED_UP);
  hoursAgo(50);
  await wish([...FROM_THE_CAST.flatMap((key) => cast.get(key) ?? []), ...signedUp]);
  // After the last act of the session, so that its record stands in order of time.
  hoursAgo(20);
  await meetings.drawing.draw(session, host);
  const [draw] = await listDraws(db, session, 1);
  if (draw === undefined) throw new Error('Nobody of the sample was put together.');
  hoursAgo(18);
  const [, one = [], other = []] = await groups();
  const asked = await askFirst(one, other);
  if (asked !== undefined) {
    const [waiting] = await meetings.swapping.waiting(draw.id, await personOf(asked));
    if (waiting !== undefined) await meetings.swapping.answer(session, asked, waiting.id, true);
  }
  hoursAgo(3);
  await wish(await idsOf(db, [LATER]));
  const [, ...others] = await groups();
  await askFirst(others.flat(), [host]);

  /** Who is in which group, that of the host first. */
  async function groups(): Promise<PersonId[][]> {
    const places = draw === undefined ? [] : await listPlaces(db, draw.id);
    return [...Map.groupBy(places, ({ group }) => group).values()]
      .map((group) => group.map(({ personId }) => personId))
      .toSorted((a, b) => Number(b.includes(host)) - Number(a.includes(host)));
  }

  /** The first of `askers` who can asks the first of `people` whom they can; returns that one. */
  async function askFirst(
    askers: readonly PersonId[],
    people: readonly PersonId[],
  ): Promise<PersonId | undefined> {
    for (const person of people) {
      for (const asker of askers) {
        if ((await meetings.swapping.ask(session, await personOf(asker), person)) === 'asked') return person;
      }
    }
    return undefined;
  }

  async function personOf(id: PersonId): Promise<Person> {
    const found = await findPerson(db, id);
    if (found === undefined) throw new Error('Somebody of the sample who wants to meet people is gone.');
    return found;
  }
}

async function idsOf(db: Queryable, names: readonly string[]): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('name', 'in', [...names])
    .orderBy('name')
    .execute();
  return rows.map(({ id }) => id as PersonId);
}
