import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import type { People, Person } from '../../people/index.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import { type Endeavour, type EndeavourSeatId, type Seat, seatLabel } from '../endeavour.ts';
import { findEndeavour, lockEndeavour, updateEndeavour } from '../endeavours.repository.ts';
import {
  findMemberOfDevice,
  findMemberOfPerson,
  insertMember,
  type SeatedMember,
  updateMember,
} from '../members.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { findSeat, insertHolding } from '../seats.repository.ts';
import { makeSeat, type SeatWords, spelledAs, withOne } from '../starting.ts';
import { daysAfter } from '../stewardship.ts';
import { endeavourUrls } from '../urls.ts';
import {
  findInvitationBySecret,
  insertDevice,
  insertInvitation,
  type Invitation,
  settleInvitation,
} from './invitations.repository.ts';

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 30;

type Member = Membership & { readonly held: Seated };

export interface WantedInvitation {
  /** A seat that is there, or a new one. */
  readonly seat: EndeavourSeatId | SeatWords;
  /** Empty for a link to pass on. */
  readonly email: string;
  readonly message: string;
}

export type Invited = { readonly ok: true; readonly link: string } | Extract<Outcome, { ok: false }>;

/** An invitation with what it is to. */
export interface FoundInvitation {
  readonly invitation: Invitation;
  readonly endeavour: Endeavour;
  readonly seat: Seat;
  /** Why it can no longer be accepted; null while it can. */
  readonly over: 'accepted' | 'declined' | 'revoked' | 'expired' | null;
}

export type Accepter =
  | { readonly kind: 'person'; readonly person: Person; readonly pseudonym: string }
  /** Without an account: known by this browser. */
  | { readonly kind: 'device'; readonly deviceHash: string; readonly name: string };

export interface Invitations {
  invite(by: Member, wanted: WantedInvitation): Promise<Invited>;
  revoke(by: Member, id: string): Promise<Outcome>;
  find(secret: string): Promise<FoundInvitation | undefined>;
  accept(secret: string, who: Accepter): Promise<Outcome>;
  decline(secret: string): Promise<Outcome>;
}

export function createInvitations(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly people: People;
  readonly baseUrl: URL;
  readonly doing: Doing;
}): Invitations {
  const { db, clock, mail, people, baseUrl, doing } = deps;

  async function find(secret: string, on: Queryable = db): Promise<FoundInvitation | undefined> {
    const invitation = await findInvitationBySecret(on, hashSecret(secret));
    if (invitation === undefined) return undefined;
    const endeavour = await findEndeavour(on, invitation.endeavourId);
    const seat = await findSeat(on, invitation.endeavourId, invitation.seatId);
    if (endeavour === undefined || seat === undefined) return undefined;
    const isExpired = invitation.expiresAt <= clock.now() || seat.removedAt !== null;
    const state = invitation.state === 'open' ? null : invitation.state;
    return { invitation, endeavour, seat, over: state ?? (isExpired ? 'expired' : null) };
  }

  async function seatFor(tx: Transaction, now: Date, by: Member, wanted: WantedInvitation['seat']) {
    const { endeavour } = by;
    if (typeof wanted === 'string') return findSeat(tx, endeavour.id, wanted);
    const place = spelledAs(endeavour.places, wanted.place);
    const level = spelledAs(endeavour.levels, wanted.level);
    await updateEndeavour(tx, endeavour.id, {
      places: [...withOne(endeavour.places, place)],
      levels: [...withOne(endeavour.levels, level)],
    });
    const id = await makeSeat(tx, now, endeavour.id, { ...wanted, place, level });
    return findSeat(tx, endeavour.id, id);
  }

  return {
    find: (secret) => find(secret),

    invite: (by, { seat: wanted, email, message }) =>
      doing.inTurn(by, 'steward', async (tx, now): Promise<Invited> => {
        const seat = await seatFor(tx, now, by, wanted);
        if (seat === undefined || seat.removedAt !== null) return refused('This seat is no longer there.');
        const secret = newSecret();
        const id = newId();
        const { endeavour, held } = by;
        await insertInvitation(tx, {
          id,
          endeavourId: endeavour.id,
          seatId: seat.id,
          email: email === '' ? null : email,
          secretHash: hashSecret(secret),
          message,
          invitedBy: held.member.id,
          madeAt: now,
          expiresAt: daysAfter(now, INVITATION_DAYS),
        });
        const path = endeavourUrls.invitation(secret);
        if (email !== '') {
          const link = await people.oneTimeSignInLink(tx, email, path, INVITATION_DAYS * 24 * 3600 * 1000);
          await mail.send(tx, { to: email, ...invitationMail(endeavour, seat, message, link) });
        }
        await writeAct(tx, now, endeavour.id, held, { kind: 'seat-invited', subject: seat.id });
        return { ok: true, link: new URL(path, baseUrl).href };
      }),

    revoke: (by, id) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        if (!(await settleInvitation(tx, id, 'revoked', now))) {
          return refused('This invitation has been answered or taken back already.');
        }
        await writeAct(tx, now, by.endeavour.id, by.held, { kind: 'invitation-revoked' });
        return done;
      }),

    accept: (secret, who) =>
      inTransaction(db, async (tx): Promise<Outcome> => {
        const found = await find(secret, tx);
        if (found === undefined || found.over !== null) return refused(WHY_OVER[found?.over ?? 'expired']);
        const { invitation, endeavour, seat } = found;
        const now = clock.now();
        const { state } = await lockEndeavour(tx, endeavour.id);
        if (state !== 'active') return refused('This endeavour is closed. It takes nobody new.');
        const known = await knownMember(tx, endeavour, who);
        if (known !== undefined && known.seatId !== null) {
          return refused('You hold a seat in this endeavour already. One person holds one seat.');
        }
        if (!(await settleInvitation(tx, invitation.id, 'accepted', now))) return refused(WHY_OVER.accepted);
        const member = await memberFor(tx, now, endeavour, who, known);
        await insertHolding(tx, seat.id, member.id, now);
        await writeAct(tx, now, endeavour.id, { member, seat }, { kind: 'seat-taken', subject: seat.id });
        return done;
      }),

    decline: (secret) =>
      inTransaction(db, async (tx) => {
        const found = await find(secret, tx);
        if (found === undefined || found.over !== null) return refused(WHY_OVER[found?.over ?? 'expired']);
        const now = clock.now();
        await settleInvitation(tx, found.invitation.id, 'declined', now);
        await writeAct(tx, now, found.endeavour.id, null, {
          kind: 'invitation-declined',
          subject: found.seat.id,
        });
        return done;
      }),
  };
}

export const WHY_OVER: Readonly<Record<NonNullable<FoundInvitation['over']>, string>> = {
  accepted: 'This invitation has been used. It works once.',
  declined: 'This invitation has been declined.',
  revoked: 'This invitation has been taken back.',
  expired: `This invitation is too old, or its seat is gone. Invitations work for ${INVITATION_DAYS} days.`,
};

async function knownMember(
  tx: Transaction,
  { id }: Endeavour,
  who: Accepter,
): Promise<SeatedMember | undefined> {
  return who.kind === 'person'
    ? findMemberOfPerson(tx, id, who.person.id)
    : findMemberOfDevice(tx, id, who.deviceHash);
}

/** Who comes back is the member that they were; otherwise a new one is made. */
async function memberFor(
  tx: Transaction,
  now: Date,
  endeavour: Endeavour,
  who: Accepter,
  known: SeatedMember | undefined,
): Promise<SeatedMember> {
  const pseudonym = who.kind === 'person' ? who.pseudonym : who.name;
  const shownName = pseudonym === '' && who.kind === 'person' ? who.person.name : pseudonym;
  const isPseudonym = pseudonym !== '';
  if (known !== undefined) {
    await updateMember(tx, known.id, { leftAt: null, shownName, isPseudonym });
    return known;
  }
  const id = newId<'endeavour member'>();
  const personId = who.kind === 'person' ? who.person.id : null;
  await insertMember(tx, { id, endeavourId: endeavour.id, personId, shownName, isPseudonym, joinedAt: now });
  if (who.kind === 'device') await insertDevice(tx, endeavour.id, who.deviceHash, id);
  const made = await knownMember(tx, endeavour, who);
  if (made === undefined) throw new Error('A member who was just made cannot be found.');
  return made;
}

function invitationMail(endeavour: Endeavour, seat: Seat, message: string, link: string) {
  return {
    subject: `A seat for you: ${endeavour.title}`,
    body: [
      `You are invited to take a seat in the endeavour “${endeavour.title}”: ${seatLabel(seat)}.`,
      ...(message === '' ? [] : [message]),
      `What it is about: ${endeavour.issue}`,
      'An endeavour is shared work that no organisation owns. You can accept or decline here:',
      link,
      `The link works once, for ${INVITATION_DAYS} days. It signs you in: do not pass it on.`,
    ].join('\n\n'),
  };
}
