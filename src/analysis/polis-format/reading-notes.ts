import type { PerspectivesNote } from '../perspectives/document.ts';
import { counted } from '../perspectives/telling/counted.ts';

/** What happened while an export was read. */
export interface Reading {
  /** Why it cannot be checked that agree is +1; null where it was, or somebody said so (PFM-6). */
  readonly uncertainSign: string | null;
  readonly hasTimes: boolean;
  /** Rows. */
  readonly skipped: number;
  /** Statements. */
  readonly joined: number;
  /** How many columns of each file nobody knows. */
  readonly unknownColumns: ReadonlyMap<string, number>;
}

/** What a person should know of how an export was read. */
export function readingNotes(reading: Reading): readonly PerspectivesNote[] {
  const { uncertainSign, hasTimes, skipped, joined, unknownColumns } = reading;
  const notes: PerspectivesNote[] = [];
  if (uncertainSign !== null) notes.push({ code: 'SIGN_UNCERTAIN', message: uncertainSign, detail: null });
  if (!hasTimes) {
    const message =
      'The votes have no times: they are in the order of the file, by which groups of the method polis may differ.';
    notes.push({ code: 'NO_TIMES', message, detail: null });
  }
  if (skipped > 0) {
    const message = `${counted(skipped, 'row', 'rows')} could not be read and ${was(skipped)} skipped.`;
    notes.push({ code: 'ROWS_SKIPPED', message, detail: { rows: skipped } });
  }
  if (joined > 0) {
    const message = `The text of ${counted(joined, 'statement', 'statements')} was not quoted; its parts were joined with commas.`;
    notes.push({ code: 'TEXT_JOINED', message, detail: { statements: joined } });
  }
  for (const [file, columns] of unknownColumns) {
    const message = `${file}: ${counted(columns, 'column', 'columns')} of another name than those of an export ${was(columns)} not read.`;
    notes.push({ code: 'COLUMNS_IGNORED', message, detail: { file, columns } });
  }
  return notes;
}

const was = (count: number): string => (count === 1 ? 'was' : 'were');
