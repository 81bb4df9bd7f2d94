/**
 * What a calculation returns when its formula has no answer (AGR-18).
 * `NaN`, `Infinity` and a silent 0 never leave this folder; a screen turns `reason` into a sentence.
 */
export interface NoResult<Status extends string = string, Reason extends string = string> {
  readonly status: Status;
  readonly reason: Reason;
}

/** Too few values, or nothing varies. */
export type NotEnoughData<Reason extends string = string> = NoResult<'not_enough_data', Reason>;

export function notEnoughData<Reason extends string>(reason: Reason): NotEnoughData<Reason> {
  return { status: 'not_enough_data', reason };
}

/** Whether a calculation gave a status in place of its result. */
export function isNoResult<Result>(value: Result): value is Extract<Result, NoResult> {
  return typeof value === 'object' && value !== null && 'status' in value && 'reason' in value;
}
