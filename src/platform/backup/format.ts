/** The version of the format; it changes when a reader would have to. */
export const BACKUP_FORMAT = 'endeavour.backup/1';

/**
 * A backup is a gzip file of lines, each one value in JSON:
 *
 *     {"format": "endeavour.backup/1", "madeAt": "…", "migrations": ["0001_people", …]}
 *     {"table": "organisation", "columns": ["id", …]}
 *     ["4k2…", "Harbour Housing Trust", …]                     one for each row: every value as text or null
 *     {"end": "organisation", "rows": 1}
 *     …
 *     {"tables": 29, "rows": 1234}
 *
 * Values are written as PostgreSQL writes them as text, with times in UTC: the same from either database. A file without
 * its last line was cut off.
 */
export interface BackupHead {
  readonly format: typeof BACKUP_FORMAT;
  readonly madeAt: string;
  /** The migrations of the database it was made from, in order. */
  readonly migrations: readonly string[];
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableEnd {
  readonly end: string;
  readonly rows: number;
}

export interface BackupEnd {
  readonly tables: number;
  readonly rows: number;
}

export type BackupRow = readonly (string | null)[];

export type BackupLine = BackupHead | TableHead | BackupRow | TableEnd | BackupEnd;

/** How many rows were written or read, by table, in the order of the file. */
export interface BackupCounts {
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly rows: number;
}

/** A file that cannot be restored, said so that whoever tries knows what to do. */
export class UnusableBackup extends Error {}
