export type { Person, PersonId } from './person.ts';
export { findPerson, personWithEmail } from './repository.ts';
export { registerSignIns, signedIn, type SignIns } from './sign-in.ts';
export { signInPath } from './urls.ts';
