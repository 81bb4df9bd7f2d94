import type { Id } from '../../platform/ids.ts';

export type OrganisationId = Id<'organisation'>;

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
}

/** What two spellings of one name share. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
