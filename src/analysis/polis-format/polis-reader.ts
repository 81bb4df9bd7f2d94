/** Reads the files of a Polis export, of either generation, in pieces of text (PFM-1 to PFM-26). */
import { CsvError, csvParser, type CsvParser } from '../csv/parse-csv.ts';
import { csvTable, type TableColumns } from '../csv/csv-table.ts';
import { InvalidInputError } from '../invalid-input.ts';
import { ConversationBuilder } from '../perspectives/build-conversation.ts';
import type { Conversation, StatementInput } from '../perspectives/conversation.ts';
import type { Lens, PerspectivesNote } from '../perspectives/document.ts';
import { AuthorSign } from './author-sign.ts';
import { Cells } from './cells.ts';
import { matrixParser } from './matrix.ts';
import { readingNotes } from './reading-notes.ts';
import { requireVoteConvention } from './vote-convention.ts';

/** Most that is read at once (PFM-29). */
export interface ReadingLimits {
  readonly votes: number;
  readonly statements: number;
}

export interface PolisReaderOptions {
  readonly limits?: ReadingLimits;
  /** Rows with a fault are skipped and counted instead of stopping (OPN-6). */
  readonly isLenient?: boolean;
  /** What votes mean where no declaration says so; null finds out from what authors voted (PFM-7). */
  readonly votesSign?: 'normal' | 'flipped' | null;
}

/** What the calculation has no use for. */
export interface AboutStatement {
  /** Participant 0 is normally the owner. */
  readonly author: string;
  readonly isSeed: boolean;
  /** In milliseconds; null where the file does not say. */
  readonly addedAt: number | null;
}

export interface PolisConversation {
  readonly conversation: Conversation;
  readonly about: ReadonlyMap<string, AboutStatement>;
  /** Whether the file says what votes mean, somebody said so, or it was found out from what authors voted. */
  readonly sign: 'declared' | 'given' | 'checked' | 'uncertain';
  /** Keys and values of `summary.csv`. */
  readonly summary: ReadonlyMap<string, string>;
  readonly notes: readonly PerspectivesNote[];
}

/**
 * Takes the files one after another, `comments` before `votes`. Every parser throws `CsvError` with line and column.
 */
export class PolisReader {
  readonly #builder = new ConversationBuilder();
  readonly #authors = new AuthorSign();
  readonly #options: PolisReaderOptions;
  readonly #listed = new Map<string, StatementInput>();
  readonly #about = new Map<string, AboutStatement>();
  readonly #summary = new Map<string, string>();
  #isDeclared = false;
  #skipped = 0;
  #joined = 0;
  #votes = 0;
  #hasTimes = true;
  /** How many columns of a file nobody knows. */
  readonly #unknownColumns = new Map<string, number>();

  constructor(options: PolisReaderOptions = {}) {
    this.#options = options;
  }

  /** `comments.csv`, with the product's own column `lens` if it is there. */
  comments(): CsvParser {
    const columns = {
      required: [['comment-id', 'comment_id']],
      optional: [
        ['author-id', 'author_id'],
        ['moderated'],
        ['is-meta', 'is_meta'],
        ['is-seed', 'is_seed'],
        ['timestamp'],
        ['lens'],
        ['comment-body', 'comment_body'],
      ],
      needless: NEEDLESS,
      takesRest: 'comment-body',
    } as const;
    return this.#table('comments.csv', columns, (cells, isJoined) => {
      const id = cells.id('comment-id');
      if (this.#listed.has(id)) throw cells.fault('comment-id', `Statement ${id} is listed twice.`);
      if (this.#listed.size === this.#options.limits?.statements) {
        throw cells.fault('comment-id', `There are more than ${this.#listed.size} statements.`);
      }
      const moderation = cells.moderation('moderated');
      const isMetadata = cells.isTrue('is-meta');
      const lens = cells.oneOf('lens', LENSES);
      if (isJoined) this.#joined += 1;
      const author = cells.text('author-id');
      this.#authors.addStatement(id, author);
      const addedAt = cells.text('timestamp') === '' ? null : cells.time('timestamp');
      this.#about.set(id, { author, isSeed: cells.isTrue('is-seed'), addedAt });
      this.#list({
        id,
        text: cells.text('comment-body'),
        lens,
        moderation,
        isMetadata,
      });
    });
  }

  /** `endeavour-statements.csv`, what Polis has no place for (PFM-34); after `comments`. */
  statements(): CsvParser {
    const columns = {
      required: [['comment-id']],
      optional: [['lens'], ['is-meta'], ['is-seed']],
      needless: ['language', 'reply-to'],
    } as const;
    return this.#table('endeavour-statements.csv', columns, (cells) => {
      const id = cells.id('comment-id');
      const known = this.#listed.get(id);
      if (known === undefined)
        throw cells.fault('comment-id', `Statement ${id} is not listed in comments.csv.`);
      this.#list({
        ...known,
        lens: cells.oneOf('lens', LENSES),
        isMetadata: cells.isTrue('is-meta'),
      });
      const about = this.#about.get(id);
      if (about !== undefined) this.#about.set(id, { ...about, isSeed: cells.isTrue('is-seed') });
    });
  }

  /** `votes.csv`, or the layout of the administrators' upload (PFM-26). */
  votes(): CsvParser {
    const columns = {
      required: [
        ['timestamp'],
        ['comment-id', 'comment_id'],
        ['voter-id', 'user_id'],
        ['vote', 'vote_value'],
      ],
      needless: ['datetime', 'important', 'vote_id'],
    } as const;
    return this.#table('votes.csv', columns, (cells) => {
      const statement = cells.id('comment-id');
      const voter = cells.id('voter-id');
      const value = cells.vote('vote');
      const time = cells.time('timestamp');
      if (this.#votes === this.#options.limits?.votes) {
        throw cells.fault('vote', `There are more than ${this.#votes} votes.`);
      }
      this.#vote(voter, statement, value, time);
    });
  }

  /** `participants-votes.csv` where there is no `votes.csv`: current votes without their times (PFM-22). */
  matrix(): CsvParser {
    this.#hasTimes = false;
    let row = 0;
    return matrixParser(
      ({ participant, votes }) => {
        row += 1;
        for (const [statement, value] of votes) this.#vote(participant, statement, value, row);
      },
      (fault) => this.#skip(fault),
    );
  }

  #vote(voter: string, statement: string, value: number, time: number): void {
    this.#votes += 1;
    this.#builder.addVote(voter, statement, value, time);
    this.#authors.addVote(voter, statement, value, time);
  }

  #list(statement: StatementInput): void {
    this.#listed.set(statement.id, statement);
    this.#builder.addStatement(statement);
  }

  /** `participant-id,organisation,organisation-type` (OPN-94). */
  participants(): CsvParser {
    const columns = {
      required: [['participant-id', 'participant'], ['organisation']],
      optional: [['organisation-type']],
    } as const;
    const known = new Set<string>();
    return this.#table('participants', columns, (cells) => {
      const id = cells.id('participant-id');
      if (known.has(id)) throw cells.fault('participant-id', `Participant ${id} is listed twice.`);
      known.add(id);
      const orNull = (text: string) => (text === '' ? null : text);
      this.#builder.addParticipant({
        id,
        organisation: orNull(cells.text('organisation')),
        organisationType: orNull(cells.text('organisation-type')),
      });
    });
  }

  /** `summary.csv`: a key and a value in each line, without a header (PFM-14). */
  summary(): CsvParser {
    return csvParser((record) => {
      const [key = '', ...value] = record.fields;
      this.#summary.set(key, value.join(','));
      if (key === 'vote-convention') this.#declare(value.join(','), record.positionOf(0));
    });
  }

  /** `format.json`, which may declare what votes mean (PFM-4). */
  format(text: string): void {
    let told: unknown;
    try {
      told = JSON.parse(text);
    } catch {
      throw new CsvError(START, 'This is not JSON.');
    }
    const declared =
      typeof told === 'object' && told !== null && 'vote-convention' in told ? told['vote-convention'] : null;
    if (typeof declared === 'string') this.#declare(declared, START);
  }

  /**
   * @throws InvalidInputError `opposite_sign` if the votes are clearly the other way round (PFM-6)
   */
  finish(): PolisConversation {
    const conversation = this.#builder.build();
    const sign = this.#signOf();
    if (sign === 'given' && this.#options.votesSign === 'flipped') {
      const { value } = conversation.votes;
      for (let at = 0; at < value.length; at += 1) value[at] = -value[at]!;
    }
    return {
      conversation,
      about: this.#about,
      sign,
      summary: this.#summary,
      notes: readingNotes({
        uncertainSign: sign === 'uncertain' ? this.#authors.whyUncertain() : null,
        hasTimes: this.#hasTimes,
        skipped: this.#skipped,
        joined: this.#joined,
        unknownColumns: this.#unknownColumns,
      }),
    };
  }

  #signOf(): PolisConversation['sign'] {
    if (this.#isDeclared) return 'declared';
    if (this.#options.votesSign != null) return 'given';
    const sign = this.#authors.sign();
    if (sign === 'flipped') {
      throw new InvalidInputError(
        'opposite_sign',
        'Authors disagree with their own statements: agree is −1 in this file. Give --votes-sign flipped.',
      );
    }
    return sign === 'uncertain' ? 'uncertain' : 'checked';
  }

  #table(file: string, columns: TableColumns, onRow: (cells: Cells, isJoined: boolean) => void): CsvParser {
    return csvTable(columns, {
      onRow: (row) => {
        try {
          onRow(new Cells(row), row.isJoined);
        } catch (fault) {
          this.#skip(fault);
        }
      },
      onFault: (fault) => this.#skip(fault),
      onComment: (comment, position) => {
        const [key, ...declaration] = comment.split(':');
        if (key?.trim() === 'vote-convention') this.#declare(declaration.join(':'), position);
      },
      onUnknown: (names) => this.#unknownColumns.set(file, names.length),
    });
  }

  /** Counts a row that is left out, if that is wanted (OPN-6). */
  #skip(fault: unknown): void {
    if (!(fault instanceof CsvError) || this.#options.isLenient !== true) throw fault;
    this.#skipped += 1;
  }

  #declare(declaration: string, position: CsvError['position']): void {
    try {
      requireVoteConvention(declaration);
      this.#isDeclared = true;
    } catch (error) {
      throw new CsvError(position, error instanceof Error ? error.message : String(error));
    }
  }
}

const START = { line: 1, column: 1 };
const LENSES: readonly Lens[] = ['wrong', 'do', 'works'];
/** Columns of `comments.csv` that say nothing the votes do not (PFM-15). */
const NEEDLESS =
  'datetime agrees disagrees passes group-informed-consensus importance agree_count disagree_count pass_count'.split(
    ' ',
  );
