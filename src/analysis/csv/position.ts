/** Where in a text something is: lines and columns count from 1, columns in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
