import type { EndeavourId } from '../features/endeavours/index.ts';
import type { PersonId } from '../features/people/index.ts';
import { getSession, type SessionId } from '../features/sessions/index.ts';
import type { CastKey } from './cast.ts';
import type { Told } from './tell-shape.ts';

const HOUR_MS = 3_600_000;

/** Ruth, a steward, has the endeavour linked to the session that many of its seats were at, and Amina, who organised it, agrees. */
export async function linkSession(
  { features, db, clock }: Told,
  people: ReadonlyMap<CastKey, PersonId>,
  of: { readonly endeavour: EndeavourId; readonly session: SessionId; readonly loadedAt: Date },
): Promise<void> {
  const { linkingSessions, memberships } = features.endeavours;
  clock.tell(new Date(of.loadedAt.getTime() - 20.25 * HOUR_MS));
  const steward = await memberships.find({ personId: people.get('ruth') ?? null }, of.endeavour);
  if (steward?.held === undefined) throw new Error('Nobody in the story looks after the endeavour.');
  const by = { ...steward, held: steward.held };
  const session = await getSession(db, of.session);
  const asked = await linkingSessions.ask(by, session, people.get('amina') ?? null);
  if (!asked.ok) throw new Error(asked.message);
}
