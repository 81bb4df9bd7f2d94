/** Where in a file something is: lines and columns count from 1, columns in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Input that a person must put right: its message names the file, and the place where known (CLI-1). */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';

  constructor(file: string, position: Position | null, message: string) {
    const where = position === null ? file : `${file}, line ${position.line}, column ${position.column}`;
    super(`${where}: ${message}`);
  }
}
