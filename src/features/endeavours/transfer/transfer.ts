import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { findOrganisations, organisationNamed } from '../../organisations/index.ts';
import type { OrganisationId } from '../../organisations/index.ts';
import type { Person } from '../../people/index.ts';
import { writeAct } from '../acts.ts';
import type { EndeavourId } from '../endeavour.ts';
import { findEndeavour, insertEndeavour } from '../endeavours.repository.ts';
import { findMemberOfPerson, insertMember, listMembers } from '../members.repository.ts';
import { findSeat, insertHolding } from '../seats.repository.ts';
import { makeSeat, type SeatWords } from '../starting.ts';
import { CONVENER_DAYS, daysAfter } from '../stewardship.ts';
import { insertStewardship } from '../stewards.repository.ts';
import { documentSchema, type EndeavourDocument, FORMAT, PART_NAMES, withNewIds } from './document.ts';
import { emptySeats, readPart, writePart, writeRecordRows } from './transfer.repository.ts';

/** Brings a whole endeavour out of an installation, and into another one. */
export interface Transfer {
  read(id: EndeavourId): Promise<EndeavourDocument>;
  /** The document in a text, or undefined where it is not one. */
  parse(text: string): EndeavourDocument | undefined;
  /**
   * Makes an endeavour like the one in the document, with its whole history. Its seats are empty: whoever brings it here
   * takes a seat of their own, and convenes it for a time, like whoever starts one.
   */
  bringIn(by: Person, document: EndeavourDocument, seat: SeatWords): Promise<EndeavourId>;
}

export function createTransfer(db: Queryable, clock: Clock): Transfer {
  return {
    async read(id) {
      const endeavour = await findEndeavour(db, id);
      if (endeavour === undefined) throw new Error('There is no such endeavour.');
      const parts = new Map<string, readonly Record<string, unknown>[]>();
      for (const name of PART_NAMES) parts.set(name, await readPart(db, id, name));
      const names = new Map((await listMembers(db, id)).map((member) => [String(member.id), member.name]));
      const members = (parts.get('members') ?? []).map((row) => ({
        ...row,
        shownName: names.get(String(row['id'])) ?? 'Somebody',
      }));
      const seats = parts.get('seats') ?? [];
      const ids = seats.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));
      const organisations = await findOrganisations(db, ids as OrganisationId[]);
      const named = seats.map(({ organisationId, ...row }) => ({
        ...row,
        organisation: organisations.find((each) => each.id === organisationId)?.name ?? null,
      }));
      const { title, issue, forWhom, aim, organisationWord, places, levels, fromWords, startedAt } =
        endeavour;
      const document = {
        format: FORMAT,
        exportedAt: clock.now(),
        endeavour: { id, title, issue, forWhom, aim, organisationWord, places, levels, fromWords, startedAt },
        ...Object.fromEntries(parts),
        members,
        seats: named,
      };
      return JSON.parse(JSON.stringify(document)) as EndeavourDocument;
    },

    parse(text) {
      try {
        const parsed = documentSchema.safeParse(JSON.parse(text));
        return parsed.success ? parsed.data : undefined;
      } catch {
        return undefined;
      }
    },

    bringIn: (by, original, ownSeat) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const document = withNewIds(original, newId);
        const { startedAt, ...words } = document.endeavour;
        const id = document.endeavour.id as EndeavourId;
        await insertEndeavour(tx, {
          ...words,
          id,
          state: 'active',
          openness: 'seats',
          fromSessionId: null,
          fromThreadId: null,
          startedAt: new Date(startedAt),
          closedAt: null,
        });
        const acts = await writeRecordRows(tx, id, document.record);
        for (const name of PART_NAMES) {
          if (name === 'record') continue;
          let rows: readonly Record<string, unknown>[] = document[name];
          if (name === 'seats') {
            const withIds = [];
            for (const row of rows) {
              const organisation = row['organisation'];
              const organisationId =
                typeof organisation === 'string' ? await organisationNamed(tx, organisation, now) : null;
              withIds.push({ ...row, organisationId });
            }
            rows = withIds;
          }
          if (name === 'challenges') {
            rows = rows.map((row) => ({ ...row, actId: acts.get(Number(row['actId'])) }));
          }
          await writePart(tx, id, name, rows);
        }
        await emptySeats(tx, id, now);
        const seatId = await makeSeat(tx, now, id, ownSeat);
        const memberId = newId<'endeavour member'>();
        await insertMember(tx, {
          id: memberId,
          endeavourId: id,
          personId: by.id,
          shownName: by.name,
          isPseudonym: false,
          joinedAt: now,
        });
        await insertHolding(tx, seatId, memberId, now);
        await insertStewardship(tx, {
          id: newId(),
          endeavourId: id,
          memberId,
          seatId,
          office: 'convener',
          fromAt: now,
          untilAt: daysAfter(now, CONVENER_DAYS),
          endedAt: null,
        });
        const member = await findMemberOfPerson(tx, id, by.id);
        const seat = await findSeat(tx, id, seatId);
        if (member === undefined || seat === undefined)
          throw new Error('A seat that was just made is not there.');
        await writeAct(tx, now, id, { member, seat }, { kind: 'endeavour-brought-in' });
        return id;
      }),
  };
}
