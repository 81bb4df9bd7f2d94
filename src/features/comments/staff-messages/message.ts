/** One line between the people who run a session. Plain JSON. */
export interface StaffMessage {
  readonly id: number;
  readonly text: string;
  /** The name and the roles: "Ruth Asante (chair)". */
  readonly from: string;
  /** ISO 8601. */
  readonly at: string;
}
