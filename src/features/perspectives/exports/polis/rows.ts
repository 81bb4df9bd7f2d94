import { listCounts } from '../../counts.repository.ts';
import { allVotes, earlierVotes, type VoteRow } from '../../votes.repository.ts';
import { csvRow } from '../csv.ts';
import { authorNumber, type PolisSource, timeCells } from './source.ts';

const MODERATED = { accepted: 1, waiting: 0, rejected: -1, merged: -1, replaced: -1 } as const;

/** `comments.csv` (PFM-32). `agrees` and `disagrees` count current votes (PFM-33). */
export async function* commentsFile(source: PolisSource): AsyncGenerator<string> {
  const counts = new Map(
    (await listCounts(source.db, source.conversation.id)).map((each) => [each.number, each]),
  );
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
  for (const statement of source.statements) {
    const { agree = 0, disagree = 0 } = counts.get(statement.number) ?? {};
    const author = authorNumber(statement, source);
    yield csvRow([
      ...timeCells(statement.addedAt, source),
      statement.number,
      author,
      agree,
      disagree,
      MODERATED[statement.state],
      statement.text,
    ]);
  }
}

/** `votes.csv`: every vote, an earlier one before the one that replaced it; agree is +1 (PFM-32). */
export async function* votesFile(source: PolisSource): AsyncGenerator<string> {
  const statements = new Map(source.statements.map(({ id, number }) => [id, number]));
  const rows = (votes: readonly VoteRow[]): string =>
    votes
      .map(({ participantId, statementId, value, at }) =>
        csvRow([
          ...timeCells(at, source),
          statements.get(statementId) ?? 0,
          source.numbers.get(participantId) ?? 0,
          value,
        ]),
      )
      .join('');
  yield csvRow(['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote']);
  yield rows(await earlierVotes(source.db, source.conversation.id));
  for await (const votes of allVotes(source.db, source.conversation.id)) yield rows(votes);
}

/** `participants-votes.csv`: a row for each who voted, a column for every statement (PFM-20, PFM-33). */
export async function* matrixFile(source: PolisSource): AsyncGenerator<string> {
  const columns = new Map(source.statements.map(({ id }, place) => [id, place]));
  const groups = new Map<string, number | null>(
    source.document.participants.map(({ id, group }) => [id, source.document.grouping.k > 1 ? group : null]),
  );
  const written = new Map<string, number>();
  for (const { authorId } of source.statements) {
    if (authorId !== null) written.set(authorId, (written.get(authorId) ?? 0) + 1);
  }
  yield csvRow([
    'participant',
    'group-id',
    'n-comments',
    'n-votes',
    'n-agree',
    'n-disagree',
    ...source.statements.map(({ number }) => String(number)),
  ]);
  const row = (votes: readonly VoteRow[]): string => {
    const participant = votes[0]?.participantId;
    if (participant === undefined) return '';
    const cells: (number | '')[] = source.statements.map(() => '');
    for (const { statementId, value } of votes) cells[columns.get(statementId) ?? 0] = value;
    const count = (wanted: number): number => votes.filter(({ value }) => value === wanted).length;
    return csvRow([
      source.numbers.get(participant) ?? 0,
      groups.get(participant) ?? '',
      written.get(participant) ?? 0,
      votes.length,
      count(1),
      count(-1),
      ...cells,
    ]);
  };
  // Votes come participant by participant; one may go on in the next piece.
  let own: VoteRow[] = [];
  for await (const votes of allVotes(source.db, source.conversation.id)) {
    let text = '';
    for (const vote of votes) {
      if (own.length > 0 && own[0]?.participantId !== vote.participantId) {
        text += row(own);
        own = [];
      }
      own.push(vote);
    }
    yield text;
  }
  yield row(own);
}

/** `endeavour-statements.csv`: what Polis has no place for (PFM-34). */
export function* statementsFile({ statements }: PolisSource): Generator<string> {
  const numbers = new Map(statements.map(({ id, number }) => [id, number]));
  yield csvRow(['comment-id', 'lens', 'is-meta', 'is-seed', 'language', 'reply-to']);
  for (const { number, lens, isInformation, isSeed, otherId } of statements) {
    const other = otherId === null ? '' : (numbers.get(otherId) ?? '');
    yield csvRow([number, lens ?? '', String(isInformation), String(isSeed), '', other]);
  }
}

/** `endeavour-participants.csv`: organisations of those who agreed that files name them (PFM-34). */
export function* participantsFile({ organisations, numbers }: PolisSource): Generator<string> {
  yield csvRow(['participant', 'organisation', 'organisation-type']);
  for (const { id, organisation, seatKind } of organisations) {
    const number = numbers.get(id);
    if (number !== undefined) yield csvRow([number, organisation, seatKind ?? '']);
  }
}
