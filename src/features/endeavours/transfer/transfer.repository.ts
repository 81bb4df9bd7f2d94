import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId } from '../endeavour.ts';
import { recordScope } from '../endeavour.ts';
import type { PartName } from './document.ts';

type Row = Record<string, unknown>;

interface Source {
  readonly table: string;
  /** What stands in the place of the columns of the table that no one else may have. */
  readonly columns: readonly string[];
  /** How its rows find their endeavour: by its own column, or through what they are part of. */
  readonly through?: readonly [column: string, table: string];
}

/** What is exported of each part: columns by name, so that nothing new leaves by accident. */
const SOURCES: Readonly<Record<Exclude<PartName, 'record'>, Source>> = {
  members: {
    table: 'endeavour_member',
    columns: ['id', 'shown_name', 'is_pseudonym', 'joined_at', 'left_at', 'why_it_matters'],
  },
  seats: {
    table: 'endeavour_seat',
    columns: [
      'id',
      'organisation_id',
      'community',
      'kind',
      'name',
      'place',
      'level',
      'is_pseudonymous',
      'made_at',
      'empty_since',
      'removed_at',
    ],
  },
  holdings: {
    table: 'endeavour_holding',
    columns: ['id', 'seat_id', 'member_id', 'from_at', 'until_at'],
    through: ['seat_id', 'endeavour_seat'],
  },
  missingVoices: {
    table: 'endeavour_missing_voice',
    columns: ['id', 'member_id', 'name', 'name_key', 'reason', 'named_at'],
  },
  cells: {
    table: 'endeavour_cell',
    columns: ['place', 'level', 'is_needed', 'reason', 'seat_id', 'said_at'],
  },
  proposals: {
    table: 'endeavour_proposal',
    columns: [
      'id',
      'member_id',
      'seat_id',
      'term_months',
      'why',
      'proposed_by',
      'proposed_at',
      'closes_at',
      'state',
      'settled_at',
      'outcome',
    ],
  },
  consents: {
    table: 'endeavour_consent',
    columns: ['proposal_id', 'seat_id', 'answer', 'reason', 'said_at'],
    through: ['proposal_id', 'endeavour_proposal'],
  },
  stewardships: {
    table: 'endeavour_stewardship',
    columns: ['id', 'member_id', 'seat_id', 'office', 'from_at', 'until_at', 'ended_at'],
  },
  edgeItems: { table: 'endeavour_edge_item', columns: ['id', 'text', 'added_by', 'added_at', 'removed_at'] },
  edgeViews: {
    table: 'endeavour_edge_view',
    columns: ['item_id', 'seat_id', 'side', 'reason', 'said_at'],
    through: ['item_id', 'endeavour_edge_item'],
  },
  commitments: {
    table: 'endeavour_commitment',
    columns: ['id', 'seat_id', 'text', 'reason', 'due_on', 'made_at', 'state', 'learned', 'settled_at'],
  },
  endings: {
    table: 'endeavour_ending',
    columns: [
      'id',
      'kind',
      'became',
      'proposed_by',
      'seat_id',
      'proposed_at',
      'closes_at',
      'state',
      'settled_at',
      'outcome',
    ],
  },
  endingConsents: {
    table: 'endeavour_ending_consent',
    columns: ['ending_id', 'seat_id', 'answer', 'reason', 'said_at'],
    through: ['ending_id', 'endeavour_ending'],
  },
  handovers: {
    table: 'endeavour_handover',
    columns: ['id', 'seat_id', 'member_id', 'opened_at', 'leaves_on', 'parts', 'handed_on_at'],
  },
  introductions: {
    table: 'endeavour_introduction',
    columns: [
      'id',
      'seat_id',
      'with_seat_id',
      'about',
      'asked_at',
      'accepted_at',
      'with_accepted_at',
      'declined_at',
    ],
  },
  questions: {
    table: 'endeavour_question',
    columns: ['id', 'text', 'from_words', 'brought_at', 'settled_at', 'settled_how'],
  },
  sessions: {
    table: 'endeavour_session',
    columns: ['id', 'words', 'wanted_at', 'unlinked_at', 'answer', 'answered_at'],
  },
  challenges: {
    table: 'endeavour_challenge',
    columns: [
      'id',
      'act_id',
      'act_sentence',
      'act_by',
      'seat_id',
      'reason',
      'made_at',
      'answer',
      'answered_by',
      'answered_at',
    ],
  },
};

/** All rows of one part, in a lasting order. */
export async function readPart(db: Queryable, id: EndeavourId, part: PartName): Promise<readonly Row[]> {
  if (part === 'record') return readRecordRows(db, id);
  const { table, columns, through } = SOURCES[part];
  const of = sql.ref(through === undefined ? 'endeavour_id' : through[0]);
  const ids =
    through === undefined
      ? sql`${id}`
      : sql`select id from ${sql.table(through[1])} where endeavour_id = ${id}`;
  const order = sql.join(columns.slice(0, 2).map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
    where ${of} in (${ids}) order by ${order}`.execute(db);
  return rows;
}

async function readRecordRows(db: Queryable, id: EndeavourId): Promise<readonly Row[]> {
  return db
    .selectFrom('record')
    .select(['id', 'at', 'kind', 'subject', 'reason', 'data'])
    .where('scope', '=', recordScope(id))
    .orderBy('id')
    .execute();
}

/** Fills one part with rows as {@link readPart} gave them, by the endeavour's new id; the database checks each value. */
export async function writePart(
  tx: Transaction,
  id: EndeavourId,
  part: Exclude<PartName, 'record'>,
  rows: readonly Row[],
): Promise<void> {
  const { table, columns, through } = SOURCES[part];
  const names = through === undefined ? [...columns, 'endeavour_id'] : columns;
  const values = rows.map((row) => ({
    ...Object.fromEntries(columns.map((column) => [column, row[camel(column)] ?? null])),
    endeavour_id: id,
  }));
  const into = sql.join(names.map((name) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (${into})
    select ${into} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(values)}::jsonb)`.execute(
    tx,
  );
}

/** Writes the acts of an imported record, in their order; returns their new ids by the old ones. */
export async function writeRecordRows(
  tx: Transaction,
  id: EndeavourId,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, number>> {
  const acts = rows.map(({ at, kind, subject, reason, data }) => ({
    at,
    kind,
    subject,
    reason,
    data: typeof data === 'object' && data !== null ? data : {},
  }));
  const { rows: written } = await sql<{ id: number }>`
    insert into record (at, scope, kind, person_id, subject, reason, data)
    select act.at, ${recordScope(id)}, act.kind, null, act.subject, act.reason, act.data
    from rows from (
      jsonb_to_recordset(${JSON.stringify(acts)}::jsonb)
        as (at timestamptz, kind text, subject text, reason text, data jsonb)
    ) with ordinality as act (at, kind, subject, reason, data, place)
    order by act.place returning id`.execute(tx);
  return new Map(rows.map((row, index) => [Number(row['id']), Number(written[index]?.id)]));
}

/** Nobody of the other installation can act here: their seats are empty, and their terms over. */
export async function emptySeats(tx: Transaction, id: EndeavourId, now: Date): Promise<void> {
  await sql`
    update endeavour_holding set until_at = ${now}
    where until_at is null and seat_id in (select id from endeavour_seat where endeavour_id = ${id})`.execute(
    tx,
  );
  await sql`update endeavour_seat set empty_since = coalesce(empty_since, ${now}) where endeavour_id = ${id}`.execute(
    tx,
  );
  await sql`
    update endeavour_stewardship set ended_at = ${now}
    where endeavour_id = ${id} and ended_at is null and until_at > ${now}`.execute(tx);
  await sql`
    update endeavour_proposal set state = 'withdrawn', settled_at = ${now}
    where endeavour_id = ${id} and state = 'open'`.execute(tx);
  await sql`
    update endeavour_ending set state = 'withdrawn', settled_at = ${now}
    where endeavour_id = ${id} and state = 'open'`.execute(tx);
  await sql`
    update endeavour_session set unlinked_at = ${now}
    where endeavour_id = ${id} and unlinked_at is null and answer is distinct from 'yes'`.execute(tx);
  await sql`
    update endeavour_member set left_at = coalesce(left_at, ${now}) where endeavour_id = ${id}`.execute(tx);
}

function camel(column: string): string {
  return column.replaceAll(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}
