import type { Queryable } from '../../platform/database/transaction.ts';
import { countPresent, type Session } from '../sessions/index.ts';
import { groupAnswers, organisationNames } from './answers.repository.ts';
import { byOrganisation } from './breakdown.ts';
import type { Poll, PollId } from './poll.ts';
import { publish, type PublicPoll, type SeesResults, type Summary } from './public-poll.ts';
import { listPolls, listPollsSince } from './repository.ts';
import { countAnswered, summarise } from './results.ts';

export interface ListOptions extends SeesResults {
  /** How many different texts to tell of each poll; all of them unless given. */
  readonly mostTexts?: number;
}

/** Polls as everybody may know them. */
export interface PublicPolls {
  /** In the order in which they were opened; no drafts. */
  list(session: Session, options?: ListOptions): Promise<PublicPoll[]>;
  /** Those that changed after a version of the session, for everybody's stream; undefined where none did. */
  listSince(session: Session, since: number): Promise<PublicPoll[] | undefined>;
  one(session: Session, poll: Poll, options?: ListOptions): Promise<PublicPoll | undefined>;
}

/** Texts in a message that goes to everybody at every change. */
const TEXTS_IN_A_MESSAGE = 20;
const SUMMARIES_KEPT = 200;

export function createPublicPolls(db: Queryable): PublicPolls {
  const summaries = new Map<PollId, { readonly version: number; readonly summary: Promise<Summary> }>();

  /** Counted once for each version of a poll, however many pages show it. */
  function summaryOf(poll: Poll): Promise<Summary> {
    const known = summaries.get(poll.id);
    if (known?.version === poll.version) return known.summary;
    const summary = countAnswers(db, poll);
    summaries.delete(poll.id);
    summaries.set(poll.id, { version: poll.version, summary });
    summary.catch(() => summaries.delete(poll.id));
    const [oldest] = summaries.keys();
    if (summaries.size > SUMMARIES_KEPT && oldest !== undefined) summaries.delete(oldest);
    return summary;
  }

  async function publishAll(
    session: Session,
    polls: readonly Poll[],
    options: ListOptions,
  ): Promise<PublicPoll[]> {
    if (polls.length === 0) return [];
    const present = await countPresent(db, session.id);
    const people = [...present.values()].reduce((sum, count) => sum + count, 0);
    const published: PublicPoll[] = [];
    for (const poll of polls) {
      if (poll.state === 'draft') continue;
      const shown = publish(poll, await summaryOf(poll), people, options);
      if (shown !== undefined) published.push(shown);
    }
    return published;
  }

  return {
    list: async (session, options = {}) => publishAll(session, await listPolls(db, session.id), options),
    async listSince(session, since) {
      const changed = await listPollsSince(db, session.id, since);
      if (changed.length === 0) return undefined;
      return publishAll(session, changed, { mostTexts: TEXTS_IN_A_MESSAGE });
    },
    one: async (session, poll, options = {}) => (await publishAll(session, [poll], options))[0],
  };
}

async function countAnswers(db: Queryable, poll: Poll): Promise<Summary> {
  const isClosed = poll.state === 'closed';
  const groups = await groupAnswers(db, poll.id, { byOrganisation: isClosed });
  return {
    answered: countAnswered(groups),
    results: summarise(poll, groups),
    organisations: isClosed ? byOrganisation(poll, groups, await organisationNames(db, poll.id)) : null,
  };
}
