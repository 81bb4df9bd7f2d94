import type { Selectable } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { SessionId } from '../sessions/index.ts';
import type { PollDraft } from './draft.ts';
import type { OptionId, Poll, PollId, PollOption, PollState } from './poll.ts';

type Row = Selectable<DB['poll']>;

/** The polls of a session: those that were opened in that order, then the drafts in the order they were put in. */
export async function listPolls(db: Queryable, sessionId: SessionId): Promise<Poll[]> {
  const rows = await db
    .selectFrom('poll')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .orderBy('openedAt')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return withOptions(db, rows);
}

/** Those that were opened and changed after version `since`. */
export async function listPollsSince(db: Queryable, sessionId: SessionId, since: number): Promise<Poll[]> {
  const rows = await db
    .selectFrom('poll')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('version', '>', since)
    .where('state', '!=', 'draft')
    .orderBy('openedAt')
    .orderBy('position')
    .execute();
  return withOptions(db, rows);
}

export async function findPoll(db: Queryable, sessionId: SessionId, id: PollId): Promise<Poll | undefined> {
  const row = await db
    .selectFrom('poll')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : (await withOptions(db, [row]))[0];
}

async function withOptions(db: Queryable, rows: readonly Row[]): Promise<Poll[]> {
  if (rows.length === 0) return [];
  const options = await db
    .selectFrom('pollOption')
    .select(['id', 'pollId', 'text'])
    .where(
      'pollId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const byPoll = Map.groupBy(options, ({ pollId }) => pollId);
  return rows.map((row) => toPoll(row, byPoll.get(row.id) ?? []));
}

function toPoll(row: Row, options: readonly { id: string; text: string }[]): Poll {
  return {
    id: row.id as PollId,
    sessionId: row.sessionId as SessionId,
    kind: row.kind,
    question: row.question,
    hint: row.hint,
    options: options.map(({ id, text }): PollOption => ({ id: id as OptionId, text })),
    maxChoices: row.maxChoices,
    scale:
      row.scaleMin === null || row.scaleMax === null
        ? null
        : {
            min: row.scaleMin,
            max: row.scaleMax,
            minLabel: row.scaleMinLabel,
            maxLabel: row.scaleMaxLabel,
          },
    resultsWhen: row.results,
    state: row.state,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    version: row.version,
  };
}

function columnsOf(draft: PollDraft) {
  return {
    kind: draft.kind,
    question: draft.question,
    hint: draft.hint,
    maxChoices: draft.maxChoices,
    scaleMin: draft.scale?.min ?? null,
    scaleMax: draft.scale?.max ?? null,
    scaleMinLabel: draft.scale?.minLabel ?? '',
    scaleMaxLabel: draft.scale?.maxLabel ?? '',
    results: draft.resultsWhen,
  };
}

/** Adds a draft after all others. */
export async function insertPoll(tx: Transaction, sessionId: SessionId, draft: PollDraft): Promise<PollId> {
  const id = newId<'poll'>();
  const last = await tx
    .selectFrom('poll')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  await tx
    .insertInto('poll')
    .values({
      ...columnsOf(draft),
      id,
      sessionId,
      position: (last?.position ?? 0) + 1,
      state: 'draft',
      version: 0,
    })
    .execute();
  await insertOptions(tx, id, draft.options);
  return id;
}

async function insertOptions(tx: Transaction, pollId: PollId, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return;
  const options = texts.map((text, position) => ({ id: newId<'option'>(), pollId, position, text }));
  await tx.insertInto('pollOption').values(options).execute();
}

/** Replaces everything that a draft asks. */
export async function updateDraft(tx: Transaction, id: PollId, draft: PollDraft): Promise<void> {
  await tx.updateTable('poll').set(columnsOf(draft)).where('id', '=', id).execute();
  await tx.deleteFrom('pollOption').where('pollId', '=', id).execute();
  await insertOptions(tx, id, draft.options);
}

export async function deletePoll(tx: Transaction, id: PollId): Promise<void> {
  await tx.deleteFrom('poll').where('id', '=', id).execute();
}

/** Gives drafts the positions of their order in `ids`. */
export async function orderPolls(tx: Transaction, ids: readonly PollId[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx
      .updateTable('poll')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
  }
}

export async function setPollState(
  tx: Transaction,
  id: PollId,
  set: { readonly state: PollState; readonly openedAt?: Date; readonly closedAt?: Date },
  version: number,
): Promise<void> {
  await tx
    .updateTable('poll')
    .set({ ...set, paused: false, version })
    .where('id', '=', id)
    .execute();
}

/** What a move of the session does to its polls (LIVE-6). */
export async function pausePolls(tx: Transaction, sessionId: SessionId, version: number): Promise<void> {
  await tx
    .updateTable('poll')
    .set({ state: 'stopped', paused: true, version })
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'open')
    .execute();
}

/** Runs those again that the pause had stopped; what the chair stopped stays so. */
export async function resumePolls(tx: Transaction, sessionId: SessionId, version: number): Promise<void> {
  await tx
    .updateTable('poll')
    .set({ state: 'open', paused: false, version })
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'stopped')
    .where('paused', '=', true)
    .execute();
}

export async function closePolls(
  tx: Transaction,
  sessionId: SessionId,
  version: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('poll')
    .set({ state: 'closed', paused: false, closedAt: now, version })
    .where('sessionId', '=', sessionId)
    .where('state', 'in', ['open', 'stopped'])
    .execute();
}

/** The states of polls by id. */
export async function pollStates(
  db: Queryable,
  sessionId: SessionId,
  ids: readonly PollId[],
): Promise<ReadonlyMap<string, PollState>> {
  const rows = await db
    .selectFrom('poll')
    .select(['id', 'state'])
    .where('sessionId', '=', sessionId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Marks polls as changed at a version of their session. */
export async function markPolls(tx: Transaction, ids: readonly PollId[], version: number): Promise<void> {
  await tx.updateTable('poll').set({ version }).where('id', 'in', ids).execute();
}
