import type { Queryable } from '../../platform/database/transaction.ts';
import { type RecordedEntry, readRecord } from '../../platform/record/record.ts';
import type { ActSentences, EndeavourAct } from './acts.ts';
import { type EndeavourId, recordScope, seatLabel } from './endeavour.ts';
import { listMembers } from './members.repository.ts';
import { listSeats } from './seats.repository.ts';

/** An act as the shared record shows it. */
export interface ShownAct {
  readonly id: number;
  readonly at: Date;
  /** Without a full stop. */
  readonly sentence: string;
  /** Why it was done, as its doer said. */
  readonly reason: string | null;
  readonly isPrivileged: boolean;
  /** The member who did it. */
  readonly memberId: string | null;
}

/** The shared record of an endeavour in words, the newest first. */
export async function readActs(
  db: Queryable,
  record: ActSentences,
  endeavourId: EndeavourId,
  span: { readonly limit: number; readonly before?: number },
): Promise<readonly ShownAct[]> {
  const entries = await readRecord(db, recordScope(endeavourId), span);
  const toAct = await actReader(db, endeavourId);
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    sentence: record.sentenceOf(toAct(entry)),
    reason: entry.reason,
    isPrivileged: record.isPrivileged(entry.kind),
    memberId: typeof entry.data['member'] === 'string' ? entry.data['member'] : null,
  }));
}

async function actReader(
  db: Queryable,
  endeavourId: EndeavourId,
): Promise<(entry: RecordedEntry) => EndeavourAct> {
  const seats = new Map(
    (await listSeats(db, endeavourId, { removedToo: true })).map((seat) => [String(seat.id), seat]),
  );
  const members = new Map((await listMembers(db, endeavourId)).map(({ id, name }) => [String(id), name]));
  return (entry) => {
    const seat = seats.get(String(entry.data['seat'] ?? ''));
    const name = members.get(String(entry.data['member'] ?? ''));
    const subject = seats.get(entry.subject ?? '');
    const who =
      name === undefined ? 'The service' : seat === undefined ? name : `${name} (${seatLabel(seat)})`;
    return { ...entry, who, seat: subject === undefined ? 'a seat' : `the seat ${seatLabel(subject)}` };
  };
}
