import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import type { Clock } from '../../platform/clock.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { lockSession, recordScope, type SessionLive, type Visit } from '../sessions/index.ts';
import { type DraftMove, draftOf, type PollDraft, shifted } from './draft.ts';
import { done, type Outcome, type Refusal, refused } from './outcome.ts';
import type { Poll, PollId } from './poll.ts';
import { deletePoll, findPoll, insertPoll, listPolls, orderPolls, updateDraft } from './repository.ts';

/** Polls before they are opened, made by organisers and chairs. */
export interface Preparing {
  create(visit: Visit, by: PersonId, draft: PollDraft): Promise<Outcome>;
  /** Only a draft changes: answers must keep meaning what was asked. */
  edit(visit: Visit, by: PersonId, id: PollId, draft: PollDraft): Promise<Outcome>;
  remove(visit: Visit, by: PersonId, id: PollId): Promise<Outcome>;
  shift(visit: Visit, id: PollId, to: DraftMove): Promise<Outcome>;
  /** Asks the same again as a new draft, for what was opened and needs a change. */
  copy(visit: Visit, by: PersonId, id: PollId): Promise<Outcome>;
}

const MAX_POLLS = 50;

export function createPreparing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Preparing {
  const { db, clock, live } = deps;

  /** Runs `work` while nobody else changes the session, if the visitor may prepare polls. */
  async function prepare(visit: Visit, work: (tx: Transaction) => Promise<Outcome>): Promise<Outcome> {
    if (!visit.can('prepare polls')) return refused('Only the organisers and the chair prepare polls.');
    const outcome = await inTransaction(db, async (tx) => {
      const session = await lockSession(tx, visit.session.id);
      if (['closing', 'closed', 'archived'].includes(session.state)) {
        return refused('This session takes no more polls: it is closing or closed.');
      }
      return work(tx);
    });
    if (outcome.ok) live.staffChanged(visit.session.id);
    return outcome;
  }

  function record(tx: Transaction, visit: Visit, by: PersonId, kind: string, subject: PollId): Promise<void> {
    return writeRecord(tx, clock.now(), {
      scope: recordScope(visit.session.id),
      kind,
      personId: by,
      subject,
    });
  }

  async function add(tx: Transaction, visit: Visit, by: PersonId, draft: PollDraft): Promise<Outcome> {
    const polls = await listPolls(tx, visit.session.id);
    if (polls.length >= MAX_POLLS) {
      return refused(`A session can have ${MAX_POLLS} polls. Delete a draft that you do not need first.`);
    }
    await record(tx, visit, by, 'poll-prepared', await insertPoll(tx, visit.session.id, draft));
    return done;
  }

  async function findDraft(tx: Transaction, visit: Visit, id: PollId): Promise<Poll | Refusal> {
    const poll = await findPoll(tx, visit.session.id, id);
    if (poll === undefined) return refused('This poll was deleted.');
    if (poll.state === 'draft') return poll;
    return refused(
      'This poll was opened, so its question and answers stay as people saw them. Copy it to ask it in other words.',
    );
  }

  return {
    create: (visit, by, draft) => prepare(visit, (tx) => add(tx, visit, by, draft)),

    edit: (visit, by, id, draft) =>
      prepare(visit, async (tx) => {
        const poll = await findDraft(tx, visit, id);
        if ('ok' in poll) return poll;
        await updateDraft(tx, id, draft);
        await record(tx, visit, by, 'poll-changed', id);
        return done;
      }),

    remove: (visit, by, id) =>
      prepare(visit, async (tx) => {
        const poll = await findDraft(tx, visit, id);
        if ('ok' in poll) return poll;
        await deletePoll(tx, id);
        await record(tx, visit, by, 'poll-deleted', id);
        return done;
      }),

    shift: (visit, id, to) =>
      prepare(visit, async (tx) => {
        const polls = await listPolls(tx, visit.session.id);
        const ids = shifted(
          polls.filter(({ state }) => state === 'draft'),
          id,
          to,
        );
        if (ids !== null) await orderPolls(tx, ids);
        return done;
      }),

    copy: (visit, by, id) =>
      prepare(visit, async (tx) => {
        const poll = await findPoll(tx, visit.session.id, id);
        return poll === undefined ? refused('This poll was deleted.') : add(tx, visit, by, draftOf(poll));
      }),
  };
}
