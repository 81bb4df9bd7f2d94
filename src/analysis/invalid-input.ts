/** Input that no formula may be applied to: a mistake of the caller or of the file, never of the people asked. */
export class InvalidInputError extends RangeError {
  override readonly name = 'InvalidInputError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Checks that a number counts something: whole, 0 or more.
 * @throws InvalidInputError `not_a_count`
 */
export function requireCount(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidInputError(
      'not_a_count',
      `The number of ${what} must be a whole number, 0 or more: ${value}`,
    );
  }
}
