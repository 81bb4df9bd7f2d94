/**
 * Whether agree is +1 or −1 in a file of votes (PFM-5, PFM-6): who wrote a statement agreed with it, for the vote is
 * cast for them. Participant 0 is normally the owner, whose statements carry other votes.
 */
const OWNER = '0';

/** Votes of authors that are needed to tell, and the share of them that must be alike. */
const FEWEST = 5;
const CLEAR = 0.9;

export type Sign = 'normal' | 'flipped' | 'uncertain';

export class AuthorSign {
  readonly #authorOf = new Map<string, string>();
  readonly #first = new Map<string, { readonly value: number; readonly time: number }>();

  addStatement(id: string, author: string): void {
    if (author !== OWNER) this.#authorOf.set(id, author);
  }

  addVote(participant: string, statement: string, value: number, time: number): void {
    if (this.#authorOf.get(statement) !== participant) return;
    const known = this.#first.get(statement);
    if (known === undefined || time < known.time) this.#first.set(statement, { value, time });
  }

  /** What to tell of a sign that is uncertain (PFM-6). */
  whyUncertain(): string {
    return this.#first.size < FEWEST
      ? 'Too few authors voted on their own statements to check that agree is +1 in these votes.'
      : 'Some authors agreed with their own statements and some did not, so it cannot be checked that agree is +1 in these votes.';
  }

  sign(): Sign {
    const values = [...this.#first.values()].map(({ value }) => value);
    const share = (wanted: number) => values.filter((value) => value === wanted).length / values.length;
    if (values.length < FEWEST) return 'uncertain';
    if (share(1) >= CLEAR) return 'normal';
    return share(-1) >= CLEAR ? 'flipped' : 'uncertain';
  }
}
