/** A job that was tried as often as it may be. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly failedAt: Date | null;
  readonly why: string;
}
