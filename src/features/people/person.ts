import type { Id } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';

export type PersonId = Id<'person'>;

export interface Person {
  readonly id: PersonId;
  /** In lower case; null after erasure. */
  readonly email: string | null;
  /** Empty until the person has given one. */
  readonly name: string;
  readonly organisationId: OrganisationId | null;
}
