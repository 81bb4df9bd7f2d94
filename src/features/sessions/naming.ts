import type { Seat } from './seat.ts';
import type { Naming, Session } from './session.ts';

/** From the most open to the most private. */
const FORMS: readonly Naming[] = ['named', 'organisation', 'not-shown'];

/** A form of naming as somebody chooses it. */
export const NAMING_WORDS: Readonly<Record<Naming, string>> = {
  named: 'With my name and organisation',
  organisation: 'With my organisation only',
  'not-shown': 'Without either: no moderator or speaker can see who wrote it',
};

/** The forms of naming somebody may choose: the session's own, and more private ones where allowed (LIVE-25). */
export function namingChoices(session: Pick<Session, 'naming' | 'morePrivateAllowed'>): Naming[] {
  const from = FORMS.indexOf(session.naming);
  return session.morePrivateAllowed ? FORMS.slice(from) : [session.naming];
}

/** What everybody may see of who wrote something. */
export function shownAs(
  seat: Pick<Seat, 'name' | 'organisation'>,
  naming: Naming,
): { readonly shownName: string | null; readonly shownOrganisation: string | null } {
  return {
    shownName: naming === 'named' && seat.name !== '' ? seat.name : null,
    shownOrganisation: naming === 'not-shown' ? null : seat.organisation,
  };
}
