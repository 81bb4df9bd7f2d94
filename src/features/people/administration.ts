import type { Queryable } from '../../platform/database/transaction.ts';
import type { Access } from '../../platform/http/access.ts';
import type { PersonId } from './person.ts';
import { findIdsByEmail } from './repository.ts';

/** The record of messages that the mail server refused for good: when, and its reply code. */
export const REFUSED_MAIL = 'mail';

/** One page for those who run the installation. */
export interface AdministrationLine {
  readonly title: string;
  readonly href: string;
  readonly hint: string;
}

export interface Administration {
  isAdministrator(person: { readonly email: string | null }): boolean;
  /** Those who have signed in at least once. */
  findAdministrators(db: Queryable): Promise<readonly PersonId[]>;
  readonly access: Access;
  readonly lines: readonly AdministrationLine[];
  /** Adds a line to the Administration page. */
  add(line: AdministrationLine): void;
}

/** Knows who runs this installation, by their addresses in lower case, and which pages there are for them. */
export function createAdministration(administrators: readonly string[]): Administration {
  const lines: AdministrationLine[] = [];
  const isAdministrator: Administration['isAdministrator'] = ({ email }) =>
    email !== null && administrators.includes(email);
  return {
    isAdministrator,
    findAdministrators: (db) => findIdsByEmail(db, administrators),
    access: {
      name: 'administrator',
      decide({ person }) {
        if (person === null) return 'sign-in';
        return isAdministrator(person) ? 'allow' : 'forbid';
      },
    },
    lines,
    add(line) {
      lines.push(line);
    },
  };
}
