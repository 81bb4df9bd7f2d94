import { listJoined } from '../../participants.repository.ts';
import { allVotes, earlierVotes } from '../../votes.repository.ts';
import { csvRow } from '../csv.ts';
import type { PolisSource } from './source.ts';

/** What happened, and whether somebody did it for the first time. */
const VISIT = 0;
const STATEMENT = 1;
const FIRST_STATEMENT = 2;
const VOTE = 3;
const FIRST_VOTE = 4;
const KINDS = 8;

/**
 * `stats-history.csv`: running totals, one row for each visit, statement and vote in the order of time, without the time
 * (PFM-23). Voters and authors are counted once each, unlike in files of Polis (PFM-33).
 */
export async function* historyFile(source: PolisSource): AsyncGenerator<string> {
  const total = { votes: 0, comments: 0, visitors: 0, voters: 0, commenters: 0 };
  yield csvRow(['n-votes', 'n-comments', 'n-visitors', 'n-voters', 'n-commenters']);
  let text = '';
  for (const [index, event] of (await events(source)).entries()) {
    const kind = event % KINDS;
    if (kind === VISIT) total.visitors += 1;
    if (kind === STATEMENT || kind === FIRST_STATEMENT) total.comments += 1;
    if (kind === FIRST_STATEMENT) total.commenters += 1;
    if (kind >= VOTE) total.votes += 1;
    if (kind === FIRST_VOTE) total.voters += 1;
    text += csvRow([total.votes, total.comments, total.visitors, total.voters, total.commenters]);
    if (index % 10_000 < 9_999) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Each event as its time and its kind in one number, in their order. */
async function events({ db, conversation, statements }: PolisSource): Promise<Float64Array> {
  const found: number[] = [];
  const add = (at: Date, kind: number): void => void found.push(at.getTime() * KINDS + kind);
  for (const at of await listJoined(db, conversation.id)) add(at, VISIT);
  const authors = new Set<string>();
  for (const { authorId, addedAt } of statements) {
    add(addedAt, authors.has(authorId ?? '') ? STATEMENT : FIRST_STATEMENT);
    authors.add(authorId ?? '');
  }
  const first = new Map<string, number>();
  const vote = (participant: string, at: Date): void => {
    const known = first.get(participant);
    if (known === undefined) first.set(participant, at.getTime());
    else {
      add(new Date(Math.max(known, at.getTime())), VOTE);
      first.set(participant, Math.min(known, at.getTime()));
    }
  };
  for (const { participantId, at } of await earlierVotes(db, conversation.id)) vote(participantId, at);
  for await (const votes of allVotes(db, conversation.id)) {
    for (const { participantId, at } of votes) vote(participantId, at);
  }
  for (const at of first.values()) add(new Date(at), FIRST_VOTE);
  return Float64Array.from(found).toSorted();
}
