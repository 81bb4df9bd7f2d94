import type { Features } from '../app.ts';
import { organisationNamed } from '../features/organisations/index.ts';
import { type PersonId, personWithEmail, saveDetails } from '../features/people/index.ts';
import type { Seat, Session } from '../features/sessions/index.ts';
import { getSeat } from '../features/sessions/index.ts';
import type { Clock } from '../platform/clock.ts';
import { inTransaction, type Queryable } from '../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../platform/random.ts';
import {
  addressOf,
  CAST,
  type CastKey,
  type CastMember,
  delegateLevel,
  delegateName,
  delegatePlace,
  ORGANISATIONS,
  type OrganisationKey,
} from './cast.ts';
import { addParts, addRole, addSettings } from './repository.ts';
import type { Member, Seats } from './stage.ts';
import { LENSES, type Story } from './story.ts';

export interface PreparedSession {
  readonly session: Session;
  readonly cast: ReadonlyMap<CastKey, Member>;
}

interface Deps {
  readonly features: Features;
  readonly db: Queryable;
  readonly clock: Clock;
}

const KEYS = Object.keys(CAST) as CastKey[];

/** Makes the accounts of the people who run the sessions. */
export async function makeCast({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Map<CastKey, PersonId>> {
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const people = new Map<CastKey, PersonId>();
    for (const key of KEYS) {
      const { name, organisation } = CAST[key];
      const { id } = await personWithEmail(tx, addressOf(key), now);
      await saveDetails(tx, id, { name, organisationId: await organisationNamed(tx, organisation, now) });
      people.set(key, id);
    }
    return people;
  });
}

/** Makes a draft session with its programme, settings and roles. `wentLive`: the moment of minute 0. */
export async function prepareSession(
  { features, db, clock }: Deps,
  story: Story,
  people: ReadonlyMap<CastKey, PersonId>,
  wentLive: Date,
): Promise<PreparedSession> {
  const at = (minute: number): Date => new Date(wentLive.getTime() + minute * 60_000);
  const session = await features.sessions.service.create(people.get('amina') as PersonId, {
    title: story.title,
    description: story.description,
    zone: 'Europe/London',
    startsAt: wentLive,
    endsAt: at(story.minutes),
  });
  const cast = await inTransaction(db, async (tx) => {
    const now = clock.now();
    const names = Object.values(ORGANISATIONS);
    const organisations = [];
    for (const name of names) organisations.push(await organisationNamed(tx, name, now));
    await addSettings(tx, session.id, { ...story, labels: LENSES, organisations });
    const members = new Map<CastKey, Member>();
    for (const [position, key] of KEYS.entries()) {
      const member: CastMember = CAST[key];
      const personId = people.get(key) as PersonId;
      const organisationId = await organisationNamed(tx, member.organisation, now);
      const roleId = await addRole(tx, session.id, {
        ...member,
        personId,
        organisationId,
        email: addressOf(key),
        position,
        now,
      });
      members.set(key, { personId, role: member.role, roleId });
    }
    const parts = story.parts.map((part) => ({
      ...part,
      startsAt: at(part.at),
      speakerIds: part.speakers.map((key) => (members.get(key) as Member).roleId),
    }));
    await addParts(tx, session.id, parts);
    return members;
  });
  return { session, cast };
}

/** Has the delegates join, each with a browser of their own. */
export async function seatDelegates(
  { features, db }: Omit<Deps, 'clock'>,
  session: Session,
  delegates: Story['delegates'],
): Promise<Seats> {
  const seats = new Map<OrganisationKey, Seat[]>();
  let number = 0;
  for (const key of Object.keys(delegates) as OrganisationKey[]) {
    const own: Seat[] = [];
    for (let each = 0; each < delegates[key]; each++, number++) {
      const joined = await features.sessions.seats.join({
        session,
        deviceHash: hashSecret(newSecret()),
        person: null,
        ticket: '',
        address: `192.0.2.${number % 250}`,
        details: {
          name: delegateName(number),
          organisation: ORGANISATIONS[key],
          place: delegatePlace(number),
          level: delegateLevel(number, key),
        },
      });
      if (!joined.ok) throw new Error(`A delegate of the sample cannot join: ${joined.why}`);
      own.push(await getSeat(db, joined.seatId));
    }
    seats.set(key, own);
  }
  return seats;
}
