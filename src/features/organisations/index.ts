export type { Organisation, OrganisationId } from './organisation.ts';
export { nameKey } from './organisation.ts';
export { findOrganisations, listOrganisations, organisationNamed } from './repository.ts';
