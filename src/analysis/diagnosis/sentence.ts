import type { Item, Question } from './instrument.ts';

export interface Sentence {
  /** SAY-1 … SAY-16. */
  readonly id: string;
  readonly question?: Question;
  readonly item?: Item;
  readonly text: string;
}

/** How the endeavour speaks. */
export interface SentenceWords {
  /** The endeavour's own word for an organisation, for example "department". */
  readonly organisation: string;
  readonly organisations: string;
  readonly nameOf: (organisation: string) => string;
  /** Organisations, places and levels with no rater, as they stand in a list. */
  readonly notHeard: readonly string[];
}
