/** A decision that was not taken: on which statement, what was typed, and why not. */
export interface Rejected {
  readonly id: string;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly field: string;
  readonly message: string;
}

export interface Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly matters: number;
}
