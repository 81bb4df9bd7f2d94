import { createHmac } from 'node:crypto';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { organisationNamed } from '../../organisations/index.ts';
import { isInDomains, type Person } from '../../people/index.ts';
import { type JoinRefusal, whyNotJoin } from '../joining.ts';
import type { SeatDetails, SeatId } from '../seat.ts';
import {
  deleteSeat,
  findSeatOfPerson,
  giveDevice,
  insertSeat,
  takeTicket,
  ticketExists,
} from '../seats.repository.ts';
import type { Session } from '../session.ts';
import type { SeatDeps } from './extensions.ts';
import { networkOf } from './network.ts';
import { hashTicket } from '../ticket.ts';
import { findSeatOfDevice } from './devices.repository.ts';

export interface JoinRequest {
  readonly session: Session;
  readonly deviceHash: string;
  readonly person: Person | null;
  /** As typed; empty: none. */
  readonly ticket: string;
  /** The network address; only a keyed hash of it is kept. */
  readonly address: string;
  readonly details: SeatDetails;
}

export type JoinResult =
  { readonly ok: true; readonly seatId: SeatId } | { readonly ok: false; readonly why: JoinRefusal };

/**
 * Gives the device a seat; the same device, or the same person, has one seat however often they ask. Whose seat was
 * blocked gets no other one, whatever they show for themselves (LIVE-54).
 */
export type Join = (request: JoinRequest) => Promise<JoinResult>;

export function createJoin({ db, clock }: Pick<SeatDeps, 'db' | 'clock'>): Join {
  async function join(request: JoinRequest): Promise<JoinResult> {
    const { session, person, ticket } = request;
    const email = person?.email ?? null;
    const why = whyNotJoin(session, { email, hasTicket: ticket !== '' }, isInDomains);
    if (why !== null) return { ok: false, why };
    const usesTicket = whyNotJoin(session, { email, hasTicket: false }, isInDomains) !== null;
    return inTransaction(db, (tx) => takeSeat(tx, request, usesTicket));
  }

  async function takeSeat(tx: Transaction, request: JoinRequest, usesTicket: boolean): Promise<JoinResult> {
    const { session, deviceHash, person, details } = request;
    const now = clock.now();
    if (await isBlocked(tx, request)) return { ok: false, why: 'blocked' };
    if (usesTicket && !(await takeTicket(tx, session.id, hashTicket(request.ticket), now))) {
      return refusedTicket(tx, request);
    }
    const seatId = newId<'seat'>();
    const isNew = await insertSeat(tx, {
      id: seatId,
      sessionId: session.id,
      personId: person?.id ?? null,
      kind: person !== null || usesTicket ? 'verified' : 'guest',
      name: details.name,
      organisationId:
        details.organisation === '' ? null : await organisationNamed(tx, details.organisation, now),
      place: details.place,
      level: details.level,
      joinedAt: now,
      joinedFrom: hashAddress(session, request.address),
    });
    if (!isNew) return { ok: true, seatId: await seatOfPerson(tx, request) };
    if (await giveDevice(tx, session.id, deviceHash, seatId)) return { ok: true, seatId };
    // The device has a seat: this request was sent twice, or the device is another person's too.
    const held = await findSeatOfDevice(tx, session.id, deviceHash);
    if (held === undefined || (person !== null && held.personId !== person.id && held.personId !== null)) {
      return { ok: true, seatId };
    }
    await deleteSeat(tx, seatId);
    return { ok: true, seatId: held.id };
  }

  return join;
}

/** A block is of the device and of the person: signing in, or out, or being somebody else on it, changes nothing. */
async function isBlocked(tx: Transaction, { session, deviceHash, person }: JoinRequest): Promise<boolean> {
  const ofDevice = await findSeatOfDevice(tx, session.id, deviceHash);
  const ofPerson = person === null ? undefined : await findSeatOfPerson(tx, session.id, person.id);
  return [ofDevice, ofPerson].some((seat) => seat !== undefined && seat.blockedAt !== null);
}

/** The seat that a person took before, on this device too from now on. */
async function seatOfPerson(tx: Transaction, { session, person, deviceHash }: JoinRequest): Promise<SeatId> {
  const seat = person === null ? undefined : await findSeatOfPerson(tx, session.id, person.id);
  if (seat === undefined) throw new Error('A seat that was in the way cannot be found.');
  await giveDevice(tx, session.id, deviceHash, seat.id);
  return seat.id;
}

/** The same ticket sent twice by the same device is one act: it has its seat. */
async function refusedTicket(
  tx: Transaction,
  { session, deviceHash, ticket }: JoinRequest,
): Promise<JoinResult> {
  const held = await findSeatOfDevice(tx, session.id, deviceHash);
  if (held !== undefined) return { ok: true, seatId: held.id };
  const exists = await ticketExists(tx, session.id, hashTicket(ticket));
  return { ok: false, why: exists ? 'ticket-used' : 'ticket-unknown' };
}

/** Tells seats from one network from others, and no network from its hash (LIVE-37). */
function hashAddress({ addressKey }: Session, address: string): string | null {
  if (addressKey === null) return null;
  return createHmac('sha256', addressKey).update(networkOf(address)).digest('base64url').slice(0, 22);
}
