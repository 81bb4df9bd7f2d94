import { DatabaseError } from 'pg';

/** The code of a failure of the database or the operating system, or of what caused it. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? errorCode(error.cause) : undefined;
}

/** Whether a write failed because of the unique constraint of that name. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    errorCode(error) === '23505' &&
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    error.constraint === constraint
  );
}

/** Whether the database refused what it was given: a value of another kind, or one that breaks a rule of its table. */
export function isRefusedValue(error: unknown): boolean {
  return /^(22|23)/.test(errorCode(error) ?? '');
}

/** Whether doing the whole transaction again may succeed: a deadlock or a failed serialisation. */
export function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return code === '40P01' || code === '40001';
}

const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOSPC',
  'EDQUOT',
]);
/** PostgreSQL's classes 08 (connection), 53 (resources: disk full, too many connections), 57P (shutting down), 58 (I/O). */
const GONE_CLASSES = /^(08|53|57P|58)/;
const GONE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|No space left on device/i;

/** Whether the database cannot be used just now (away, full, starting): the request may be repeated later. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== undefined && (GONE.has(code) || GONE_CLASSES.test(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (error instanceof Error && error.cause !== undefined) return isUnavailable(error.cause);
  return error instanceof Error && !(error instanceof DatabaseError) && GONE_MESSAGES.test(error.message);
}
