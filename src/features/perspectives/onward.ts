import type { Onward } from './onward.repository.ts';

/** What became of a statement that was put forward for the common purpose; null where it was not. */
export function purposeWords({ purposeAt, asideAt, takenAt }: Onward): string | null {
  if (purposeAt === null) return null;
  if (takenAt !== null) return 'words from it are in the purpose of the endeavour';
  return asideAt === null
    ? 'put forward for the common purpose'
    : 'put forward for the common purpose, and set aside';
}
