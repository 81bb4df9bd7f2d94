import { isNoResult, type NoResult } from '../status.ts';

/** For tests: fails unless a number is within a tolerance of its reference value. */
export function assertClose(actual: number, expected: number, what = 'the value', tolerance = 1e-6): void {
  if (Math.abs(actual - expected) <= tolerance) return;
  throw new Error(`${what} is ${actual}, not ${expected}`);
}

/** For tests: the result, failing where there is a status in its place. */
export function resultOf<Result>(result: Result): Exclude<Result, NoResult> {
  if (isNoResult(result)) throw new Error(`There is no result: ${JSON.stringify(result)}`);
  return result as Exclude<Result, NoResult>;
}
