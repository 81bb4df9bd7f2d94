import { createHash } from 'node:crypto';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Conversation, ParticipantId } from '../conversation.ts';
import { listCounted } from '../participants.repository.ts';
import { countVotes, listStatements } from '../statements.repository.ts';
import { allVotes, earlierVotes, type VoteRow } from '../votes.repository.ts';
import { csvRow } from './csv.ts';

const DAY_MS = 24 * 3_600_000;
const MODERATED = { accepted: 1, waiting: 0, rejected: -1, merged: -1, replaced: -1 } as const;

/** Numbers made for export files: in no order that says anything, the same in each file of a conversation (PFM-35). */
async function exportNumbers(db: Queryable, { id }: Conversation): Promise<Map<ParticipantId, number>> {
  const hash = (participant: string): string =>
    createHash('sha256').update(`${id} ${participant}`).digest('hex');
  const people = (await listCounted(db, id)).map((each) => ({ id: each.id, hash: hash(each.id) }));
  return new Map(
    people.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)).map((each, index) => [each.id, index + 1]),
  );
}

/** Times rounded to the day, so that a recipient cannot tell who answered by when they did (PFM-35). */
function day(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS) * DAY_MS;
}

/** `comments.csv` (PFM-32). `agrees` and `disagrees` count current votes (PFM-33). */
export async function* polisComments(db: Queryable, conversation: Conversation): AsyncGenerator<string> {
  const numbers = await exportNumbers(db, conversation);
  const counts = new Map((await countVotes(db, conversation.id)).map((each) => [each.statementId, each]));
  yield csvRow([
    'timestamp',
    'datetime',
    'comment-id',
    'author-id',
    'agrees',
    'disagrees',
    'moderated',
    'comment-body',
  ]);
  for (const { id, number, authorId, addedAt, state, text } of await listStatements(db, conversation.id)) {
    const time = day(addedAt);
    const author = authorId === null ? 0 : (numbers.get(authorId) ?? 0);
    const { agree = 0, disagree = 0 } = counts.get(id) ?? {};
    yield csvRow([time, iso(time), number, author, agree, disagree, MODERATED[state], text]);
  }
}

/** `votes.csv`: every vote, an earlier one before the one that replaced it; agree is +1 (PFM-32). */
export async function* polisVotes(db: Queryable, conversation: Conversation): AsyncGenerator<string> {
  const people = await exportNumbers(db, conversation);
  const statements = new Map(
    (await listStatements(db, conversation.id)).map(({ id, number }) => [id, number]),
  );
  const rows = (votes: readonly VoteRow[]): string =>
    votes
      .map(({ participantId, statementId, value, at }) => {
        const time = day(at);
        return csvRow([
          time,
          iso(time),
          statements.get(statementId) ?? 0,
          people.get(participantId) ?? 0,
          value,
        ]);
      })
      .join('');
  yield csvRow(['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote']);
  yield rows(await earlierVotes(db, conversation.id));
  for await (const votes of allVotes(db, conversation.id)) yield rows(votes);
}

/** `summary.csv`, with the declaration of the sign last (PFM-4, PFM-32). */
export function polisSummary({ question, background }: Conversation, url: string): string {
  return [
    ['topic', question],
    ['url', url],
    ['conversation-description', background],
    ['vote-convention', 'agree=+1;disagree=-1;pass=0;format=polis-export/1'],
  ]
    .map(csvRow)
    .join('');
}

const iso = (time: number): string => new Date(time).toISOString();
