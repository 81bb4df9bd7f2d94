/** A person's vote on a statement. */
export interface Answer {
  readonly person: number;
  readonly label: string;
  readonly vote: number;
}
