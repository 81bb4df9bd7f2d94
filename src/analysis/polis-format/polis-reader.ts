/** Reads the files of a Polis export, of either generation, in pieces of text (PFM-1 to PFM-26). */
import { CsvError, csvParser, type CsvParser } from '../csv/parse-csv.ts';
import { csvTable } from '../csv/csv-table.ts';
import { InvalidInputError } from '../invalid-input.ts';
import { ConversationBuilder } from '../perspectives/build-conversation.ts';
import type { Conversation } from '../perspectives/conversation.ts';
import type { Lens, Moderation, PerspectivesNote } from '../perspectives/document.ts';
import { AuthorSign } from './author-sign.ts';
import { cellReader, type Cells } from './cells.ts';
import { requireVoteConvention } from './vote-convention.ts';

export interface PolisReaderOptions {
  /** Rows with a fault are skipped and counted instead of stopping (OPN-6). */
  readonly isLenient?: boolean;
  /** What votes mean where no declaration says so; null finds out from what authors voted (PFM-7). */
  readonly votesSign?: 'normal' | 'flipped' | null;
}

export interface PolisConversation {
  readonly conversation: Conversation;
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
  readonly #listed = new Set<string>();
  readonly #summary = new Map<string, string>();
  #isDeclared = false;
  #skipped = 0;
  #joined = 0;

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
        ['lens'],
        ['comment-body', 'comment_body'],
      ],
      takesRest: 'comment-body',
    } as const;
    return this.#table(columns, (cells, isJoined) => {
      const id = cells.id('comment-id');
      if (this.#listed.has(id)) throw cells.fault('comment-id', `Statement ${id} is listed twice.`);
      const moderation = cells.oneOf('moderated', ['-1', '0', '1'], '0');
      const isMetadata = cells.isTrue('is-meta');
      const lens = cells.oneOf('lens', ['wrong', 'do', 'works', ''], '');
      this.#listed.add(id);
      if (isJoined) this.#joined += 1;
      this.#authors.addStatement(id, cells.text('author-id'));
      this.#builder.addStatement({
        id,
        text: cells.text('comment-body'),
        lens: lens === '' ? null : (lens as Lens),
        moderation: Number(moderation) as Moderation,
        isMetadata,
      });
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
    } as const;
    return this.#table(columns, (cells) => {
      const statement = cells.id('comment-id');
      const voter = cells.id('voter-id');
      const value = cells.vote('vote');
      const time = cells.time('timestamp');
      this.#builder.addVote(voter, statement, value, time);
      this.#authors.addVote(voter, statement, value, time);
    });
  }

  /** `participant-id,organisation,organisation-type` (OPN-94). */
  participants(): CsvParser {
    const columns = {
      required: [['participant-id', 'participant'], ['organisation']],
      optional: [['organisation-type']],
    } as const;
    const known = new Set<string>();
    return this.#table(columns, (cells) => {
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
    return csvParser(({ fields, positions }) => {
      const [key = '', ...value] = fields;
      this.#summary.set(key, value.join(','));
      if (key === 'vote-convention') this.#declare(value.join(','), positions[0] ?? START);
    });
  }

  /**
   * @throws InvalidInputError `opposite_sign` if the votes are clearly the other way round (PFM-6)
   */
  finish(): PolisConversation {
    const conversation = this.#builder.build();
    const notes: PerspectivesNote[] = [];
    if (this.#isFlipped(notes)) {
      const { value } = conversation.votes;
      for (let at = 0; at < value.length; at += 1) value[at] = -value[at]!;
    }
    if (this.#skipped > 0) {
      const message = `${this.#skipped} rows could not be read and were skipped.`;
      notes.push({ code: 'ROWS_SKIPPED', message, detail: { rows: this.#skipped } });
    }
    if (this.#joined > 0) {
      const message = `The text of ${this.#joined} statements was not quoted; its parts were joined with commas.`;
      notes.push({ code: 'TEXT_JOINED', message, detail: { statements: this.#joined } });
    }
    return { conversation, summary: this.#summary, notes };
  }

  #isFlipped(notes: PerspectivesNote[]): boolean {
    if (this.#isDeclared) return false;
    if (this.#options.votesSign != null) return this.#options.votesSign === 'flipped';
    const sign = this.#authors.sign();
    if (sign === 'flipped') {
      throw new InvalidInputError(
        'opposite_sign',
        'Authors disagree with their own statements: agree is −1 in this file. Give --votes-sign flipped.',
      );
    }
    if (sign === 'uncertain') {
      const message =
        'Too few authors voted on their own statements to check that agree is +1 in these votes.';
      notes.push({ code: 'SIGN_UNCERTAIN', message, detail: null });
    }
    return false;
  }

  #table(
    columns: Parameters<typeof csvTable>[0],
    onRow: (cells: Cells, isJoined: boolean) => void,
  ): CsvParser {
    const skip = (fault: unknown): void => {
      if (!(fault instanceof CsvError) || this.#options.isLenient !== true) throw fault;
      this.#skipped += 1;
    };
    return csvTable(
      columns,
      (row) => {
        try {
          onRow(cellReader(row), row.isJoined);
        } catch (fault) {
          skip(fault);
        }
      },
      skip,
      (comment, position) => {
        const [key, ...declaration] = comment.split(':');
        if (key?.trim() === 'vote-convention') this.#declare(declaration.join(':'), position);
      },
    );
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
