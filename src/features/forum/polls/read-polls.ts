import type { Queryable } from '../../../platform/database/transaction.ts';
import { byOrganisation, summarise } from '../../polls/shared.ts';
import type { PostId } from '../post.ts';
import type { Space } from '../space.ts';
import { isClosed, leastIn, questionOf, reasonsByAnswer, type ShownPoll } from './poll.ts';
import {
  groupAnswers,
  listOwnAnswers,
  listPolls,
  listReasons,
  organisationsAnswering,
} from './polls.repository.ts';

/** For whom polls are read. */
export interface PollReader {
  /** Where whoever reads them is: among members fewer people stand behind a figure than in a file. */
  readonly readers: Space['kind'] | 'file';
  /** How many people at least stand behind a figure where that was raised, which is asked only if there are polls. */
  raised(): Promise<number>;
  /** Whose own answers are shown. */
  readonly person: string | null;
  readonly now: Date;
}

/**
 * The polls of these posts with what may be told of them. How organisations answered is told when a poll is closed,
 * never before, so that two versions cannot be compared (OPN-82).
 */
export async function readPolls(
  db: Queryable,
  posts: readonly PostId[],
  { readers, raised, person, now }: PollReader,
): Promise<ReadonlyMap<PostId, ShownPoll>> {
  const polls = await listPolls(db, posts);
  const ids = polls.map(({ postId }) => postId);
  const groups = await groupAnswers(db, ids);
  const own = person === null ? undefined : await listOwnAnswers(db, ids, person);
  const closed = polls.filter((poll) => isClosed(poll, now)).map(({ postId }) => postId);
  const reasons = await listReasons(db, closed);
  const names = await organisationsAnswering(db, closed);
  const raisedTo = polls.length === 0 ? 0 : await raised();
  return new Map(
    polls.map((poll) => {
      const { postId, kind, resultsWhen } = poll;
      const least = leastIn(kind, readers, raisedTo);
      const given = groups.get(postId) ?? [];
      const isOver = isClosed(poll, now);
      const outcome =
        isOver || resultsWhen === 'answered' ? summarise(questionOf(poll), given, least.results) : null;
      const results = isOver || own?.has(postId) === true ? outcome : null;
      const isTold = isOver && results !== null;
      const shown: ShownPoll = {
        ...poll,
        least,
        isClosed: isOver,
        answered: given.reduce((sum, { people }) => sum + people, 0),
        own: own?.get(postId),
        results,
        organisations: isTold ? byOrganisation(questionOf(poll), given, names, least.organisation) : null,
        reasons: isTold ? reasonsByAnswer(reasons.get(postId) ?? []) : [],
        isRead: outcome !== null,
      };
      return [postId, shown];
    }),
  );
}
