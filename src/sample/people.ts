import { EMPTY_PROFILE, insertPastPost, saveProfile } from '../features/directory/index.ts';
import { organisationNamed } from '../features/organisations/index.ts';
import {
  findPerson,
  type Person,
  type PersonId,
  personWithEmail,
  saveDetails,
} from '../features/people/index.ts';
import { inTransaction, type Queryable } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { SAMPLE_DOMAIN } from './cast.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from './people-cast.ts';

interface Deps {
  readonly db: Queryable;
  readonly clock: Clock;
}

/** Makes forty people with profiles, and introductions in each state of whom `host` is one of the two. */
export async function makePeople({ db, clock }: Deps, host: PersonId): Promise<void> {
  const people: Person[] = [];
  await inTransaction(db, async (tx) => {
    const now = clock.now();
    for (const [index, each] of SAMPLE_PEOPLE.entries()) {
      const { id } = await personWithEmail(tx, addressOf(each), now);
      const organisationId = await organisationNamed(tx, each.organisation, now);
      await saveDetails(tx, id, { name: each.name, organisationId });
      const { name: _, organisation: __, ...details } = each;
      await saveProfile(tx, id, { ...EMPTY_PROFILE, ...details, since: `${2016 + (index % 9)}` }, now);
      const person = await findPerson(tx, id);
      if (person !== undefined) people.push(person);
      if (index % 10 !== 0) continue;
      const past = { post: 'Adviser', place: each.place, since: '2012', until: `${2016 + (index % 9)}` };
      await insertPastPost(tx, id, { ...past, organisationId }, now);
    }
    await saveProfile(
      tx,
      host,
      {
        ...EMPTY_PROFILE,
        post: 'Programme lead',
        place: 'Eastmoor',
        level: 'senior',
        reach: 'local',
        since: '2022-04',
        workingOn: 'Bringing seven organisations to one table before the gate opens',
        offers: 'Duty-to-refer training for partner teams',
        needs: 'Mentors with lived experience of prison',
      },
      now,
    );
  });
  await introduce({ db, clock }, people, host);
}

const DAY_MS = 24 * 3600 * 1000;

/** Straight into the table: nobody of the sample can be sent mail. */
async function introduce({ db, clock }: Deps, people: readonly Person[], host: PersonId): Promise<void> {
  const find = (name: string): PersonId => {
    const found = people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`There is no ${name} in the sample.`);
    return found.id;
  };
  const askedAt = clock.now();
  const settledAt = new Date(askedAt.getTime() + DAY_MS);
  const byHost = { askerId: host, askedAt };
  await db
    .insertInto('introduction')
    .values([
      {
        ...byHost,
        id: newId(),
        askedId: find('Gia Larch'),
        reason: 'Could we visit behind the gate with the council’s team?',
      },
      {
        ...byHost,
        id: newId(),
        askedId: find('Pia Violet'),
        reason: 'You have flats, and we have people who need one on the day.',
        state: 'accepted',
        settledAt,
      },
      {
        ...byHost,
        id: newId(),
        askedId: find('Kit Tansy'),
        reason: 'I would like to understand recalls better.',
        state: 'declined',
        settledAt,
      },
      {
        ...byHost,
        id: newId(),
        askedId: find('Hana Primrose'),
        reason: 'Would your employers come to an evening at the library?',
        state: 'withdrawn',
        settledAt,
      },
      {
        id: newId(),
        times: JSON.stringify([14, 15, 19].map((days) => tenOClock(askedAt, days).toISOString())),
        askerId: find('Uma Cedar'),
        askedId: host,
        askedAt,
        reason: 'Your front door and our nurses should know each other.',
      },
    ])
    .execute();
}

/** At 10am UTC, so many days later. */
function tenOClock(from: Date, days: number): Date {
  return new Date(new Date(from.getTime() + days * DAY_MS).setUTCHours(10, 0, 0, 0));
}

function addressOf({ name }: SamplePerson): string {
  return `${name.toLowerCase().replace(' ', '.')}@${SAMPLE_DOMAIN}`;
}
