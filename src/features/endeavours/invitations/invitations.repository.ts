import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';

export type InvitationState = 'open' | 'accepted' | 'declined' | 'revoked';

/** A way to take one seat, once. */
export interface Invitation {
  readonly id: string;
  readonly endeavourId: EndeavourId;
  readonly seatId: EndeavourSeatId;
  /** Null for a link that its maker passes on. */
  readonly email: string | null;
  readonly message: string;
  readonly invitedBy: MemberId;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly state: InvitationState;
}

const COLUMNS = [
  'id',
  'endeavourId',
  'seatId',
  'email',
  'message',
  'invitedBy',
  'madeAt',
  'expiresAt',
  'state',
] as const;

export async function insertInvitation(
  tx: Transaction,
  invitation: Omit<Invitation, 'state'> & { readonly secretHash: string },
): Promise<void> {
  await tx.insertInto('endeavourInvitation').values(invitation).execute();
}

export async function findInvitationBySecret(
  db: Queryable,
  secretHash: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('endeavourInvitation')
    .select(COLUMNS)
    .where('secretHash', '=', secretHash)
    .executeTakeFirst();
  return row as Invitation | undefined;
}

/** Those that nobody has answered yet, expired ones too, the newest first. */
export async function listOpenInvitations(db: Queryable, endeavourId: EndeavourId): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('endeavourInvitation')
    .select(COLUMNS)
    .where('endeavourId', '=', endeavourId)
    .where('state', '=', 'open')
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .execute();
  return rows as Invitation[];
}

/** Settles an open invitation; false when somebody was faster. */
export async function settleInvitation(
  tx: Transaction,
  id: string,
  state: Exclude<InvitationState, 'open'>,
  now: Date,
): Promise<boolean> {
  const settled = await tx
    .updateTable('endeavourInvitation')
    .set({ state, settledAt: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return settled.length > 0;
}

export async function insertDevice(
  tx: Transaction,
  endeavourId: EndeavourId,
  deviceHash: string,
  memberId: MemberId,
): Promise<void> {
  await tx
    .insertInto('endeavourDevice')
    .values({ endeavourId, deviceHash, memberId })
    .onConflict((conflict) => conflict.columns(['endeavourId', 'deviceHash']).doUpdateSet({ memberId }))
    .execute();
}

/** Whether somebody waits for an answer from that address. */
export async function isInvited(db: Queryable, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('endeavourInvitation')
    .select('id')
    .where('email', '=', email)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes the address from every invitation to it. */
export async function forgetInvitationsTo(tx: Transaction, email: string): Promise<void> {
  await tx.updateTable('endeavourInvitation').set({ email: null }).where('email', '=', email).execute();
}
