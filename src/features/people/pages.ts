import type { Clock } from '../../platform/clock.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { HostCookie } from '../../platform/http/cookies.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import type { Administration } from './administration.ts';
import type { Erasure, WrittenWords } from './erase.ts';
import type { Person, PersonId } from './person.ts';
import type { Retention } from './retention/retention.ts';
import type { SecondStep } from './second-step/second-step.ts';
import type { SignIns } from './sign-in.ts';
import type { SignInLinks } from './sign-in-links.ts';

/** A page about the person who is signed in, as the account page leads to it. */
export interface AccountLink {
  readonly text: string;
  readonly href: string;
  readonly hint: string;
}

/** How many messages of one kind are due and have not gone, and since when. */
export type WaitingMail = (
  db: Queryable,
) => Promise<{ readonly what: string; readonly count: number; readonly since: Date | null }>;

/** What the pages of this feature share. */
export interface PeoplePages {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  /** Where the service is reached. */
  readonly baseUrl: URL;
  readonly links: SignInLinks;
  readonly signIns: SignIns;
  readonly secondStep: SecondStep;
  /** Who may not be signed in without a second step. */
  mustHaveSecondStep(person: Pick<Person, 'email'>): boolean;
  readonly erasures: readonly Erasure[];
  erase(tx: Transaction, id: PersonId, words: WrittenWords): Promise<void>;
  readonly administration: Administration;
  readonly retention: Retention;
  readonly waitingMail: readonly WaitingMail[];
  /** Lines of the account page that lead to pages about the person. */
  readonly accountLinks: readonly AccountLink[];
  readonly domains: readonly string[];
  /** Remembers for a few minutes to which address a link was sent from this browser. */
  readonly emailCookie: HostCookie;
  /** What the button to sign in through one's organisation calls it; undefined where that is not set up. */
  readonly organisationName: string | undefined;
}
