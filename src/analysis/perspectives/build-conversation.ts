import { InvalidInputError } from '../invalid-input.ts';
import type { Conversation, ParticipantInput, StatementInput, VoteLog } from './conversation.ts';
import { PlacesOfIds } from './places-of-ids.ts';

/** Collects a conversation vote by vote, in bounded memory: 17 bytes a vote. */
export class ConversationBuilder {
  readonly #participants = new PlacesOfIds();
  readonly #people: ParticipantInput[] = [];
  readonly #statements = new PlacesOfIds();
  readonly #listed: StatementInput[] = [];
  #log = emptyLog(1024);
  #votes = 0;

  /** Votes added so far. */
  get voteCount(): number {
    return this.#votes;
  }

  /** Whether a statement of this id was added or voted on. */
  hasStatement(id: string): boolean {
    return this.#statements.get(id) !== undefined;
  }

  /** Adds a statement, or says more of one that was known from its votes alone. */
  addStatement(statement: StatementInput): void {
    const known = this.#statements.get(statement.id);
    if (known === undefined) {
      this.#statements.set(statement.id, this.#listed.length);
      this.#listed.push(statement);
    } else this.#listed[known] = statement;
  }

  /** Adds a participant, or says of one who voted which organisation they are of. */
  addParticipant(participant: ParticipantInput): void {
    this.#people[this.#place(participant.id)] = participant;
  }

  /**
   * Adds a vote; a statement that is not known is created awaiting moderation, without text (OPN-5).
   * @param time anything that grows; the latest vote of a person on a statement counts, of equal times the later added
   * @throws InvalidInputError `not_a_vote`, `not_a_time`
   */
  addVote(participant: string, statement: string, value: number, time: number): void {
    if (value !== 1 && value !== 0 && value !== -1) {
      throw new InvalidInputError('not_a_vote', `A vote must be −1, 0 or 1: ${value}`);
    }
    if (!Number.isFinite(time)) throw new InvalidInputError('not_a_time', `Not a time: ${time}`);
    let place = this.#statements.get(statement);
    if (place === undefined) {
      place = this.#listed.length;
      this.addStatement({ id: statement, text: null, lens: null, moderation: 0, isMetadata: false });
    }
    if (this.#votes === this.#log.value.length) this.#log = copyLog(this.#log, this.#votes * 2, this.#votes);
    this.#log.participant[this.#votes] = this.#place(participant);
    this.#log.statement[this.#votes] = place;
    this.#log.value[this.#votes] = value;
    this.#log.time[this.#votes] = time;
    this.#votes += 1;
  }

  build(): Conversation {
    return {
      participants: [...this.#people],
      statements: [...this.#listed],
      votes: copyLog(this.#log, this.#votes, this.#votes),
    };
  }

  #place(participant: string): number {
    const known = this.#participants.get(participant);
    if (known !== undefined) return known;
    const place = this.#people.length;
    this.#participants.set(participant, place);
    this.#people.push({ id: participant, organisation: null, organisationType: null });
    return place;
  }
}

function emptyLog(size: number): VoteLog {
  return {
    participant: new Int32Array(size),
    statement: new Int32Array(size),
    value: new Int8Array(size),
    time: new Float64Array(size),
  };
}

function copyLog(log: VoteLog, size: number, used: number): VoteLog {
  const copy = emptyLog(size);
  copy.participant.set(log.participant.subarray(0, used));
  copy.statement.set(log.statement.subarray(0, used));
  copy.value.set(log.value.subarray(0, used));
  copy.time.set(log.time.subarray(0, used));
  return copy;
}
