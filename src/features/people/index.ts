export { REFUSED_MAIL } from './administration.ts';
export type { Erasure } from './erase.ts';
export { type People, registerPeople } from './people.ts';
export type { Person, PersonId } from './person.ts';
export { findPerson, personWithEmail, saveDetails } from './repository.ts';
export { signedIn, signedInPerson } from './sign-in.ts';
export { byToken, routesForPrograms } from './tokens/by-token.ts';
export { isInDomains } from './sign-in-domains.ts';
export { administrationPath, mailboxPath, signInPath } from './urls.ts';
