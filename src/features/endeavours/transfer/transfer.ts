import type { Clock } from '../../../platform/clock.ts';
import { isRefusedValue } from '../../../platform/database/errors.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { findOrganisations, organisationNamed } from '../../organisations/index.ts';
import type { OrganisationId } from '../../organisations/index.ts';
import type { Person } from '../../people/index.ts';
import { writeAct } from '../acts.ts';
import type { EndeavourId } from '../endeavour.ts';
import { findEndeavour, insertEndeavour } from '../endeavours.repository.ts';
import { listMembers } from '../members.repository.ts';
import { type SeatWords, takeFirstSeat } from '../starting.ts';
import {
  damaged,
  type EndeavourDocument,
  FORMAT,
  PART_NAMES,
  type ReadDocument,
  readDocument,
  withNewIds,
} from './document.ts';
import type { Exports } from './exports.ts';
import { emptySeats, readPart, writePart, writeRecordRows } from './transfer.repository.ts';

/** Brings a whole endeavour out of an installation, and into another one. */
export interface Transfer {
  read(id: EndeavourId): Promise<EndeavourDocument>;
  /** The document in a text, or a sentence on what is wrong with it. */
  parse(text: string): ReadDocument;
  /**
   * Makes an endeavour like the one in the document, with its whole history, or none of it where something in it does
   * not fit. Its seats are empty: whoever brings it here takes a seat of their own, and convenes it for a time, like
   * whoever starts one.
   */
  bringIn(by: Person, document: EndeavourDocument, seat: SeatWords): Promise<BroughtIn>;
}

export type BroughtIn =
  { readonly ok: true; readonly id: EndeavourId } | { readonly ok: false; readonly message: string };

export function createTransfer(
  db: Queryable,
  clock: Clock,
  exports: Pick<Exports, 'readCarried' | 'parseCarried'>,
): Transfer {
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
        features: await exports.readCarried(id),
      };
      return JSON.parse(JSON.stringify(document)) as EndeavourDocument;
    },

    parse: readDocument,

    async bringIn(by, original, ownSeat) {
      const document = withNewIds(original, newId);
      if (document === undefined) return damaged();
      const carried = exports.parseCarried(document.features);
      if ('unknown' in carried) {
        const message = `This file holds “${carried.unknown}”, which this installation does not know. Bring it in where it is known`;
        return { ok: false, message };
      }
      if ('damaged' in carried) return damaged(carried.damaged);
      try {
        return {
          ok: true,
          id: await inTransaction(db, (tx) => write(tx, by, document, ownSeat, carried.write)),
        };
      } catch (error) {
        if (isRefusedValue(error)) return damaged();
        throw error;
      }
    },
  };

  async function write(
    tx: Transaction,
    by: Person,
    document: EndeavourDocument,
    ownSeat: SeatWords,
    writeCarried: (tx: Transaction, id: EndeavourId, now: Date) => Promise<void>,
  ): Promise<EndeavourId> {
    const now = clock.now();
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
    await writeCarried(tx, id, now);
    await emptySeats(tx, id, now);
    const { member, seat } = await takeFirstSeat(tx, now, { id, by, seat: ownSeat });
    await writeAct(tx, now, id, { member, seat }, { kind: 'endeavour-brought-in' });
    return id;
  }
}
