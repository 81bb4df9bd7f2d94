/** Where a command writes and how it ends, so that a test can stand in for the shell. */
export interface Terminal {
  /** Results: standard output. */
  readonly write: (text: string) => void;
  /** Messages: standard error. */
  readonly complain: (text: string) => void;
  /** Ends the program with this code once everything written has left. */
  readonly finish: (code: number) => void;
  /** Ends the program with this code at once. */
  readonly exit: (code: number) => never;
}

/** What a command may end with (CLI-1). */
export const EXIT = { done: 0, wrongInput: 2, calculationFailed: 3 } as const;

export const processTerminal: Terminal = {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  finish: (code) => {
    process.exitCode = code;
  },
  exit: (code) => process.exit(code),
};
