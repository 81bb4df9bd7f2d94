import type { Position } from '../analysis/csv/position.ts';

/** Input that a person must put right: its message names the file, and the place where known (CLI-1). */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';

  constructor(file: string, position: Position | null, message: string) {
    const where = position === null ? file : `${file}, line ${position.line}, column ${position.column}`;
    super(`${where}: ${message}`);
  }
}
