export { nameKey, type OrganisationId } from './organisation.ts';
export { findOrganisations, listOrganisations, organisationNamed } from './repository.ts';
