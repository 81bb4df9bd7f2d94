import type { Transaction } from '../../platform/database/transaction.ts';
import { hostCookie } from '../../platform/http/cookies.ts';
import type { Services } from '../../platform/services.ts';
import type { Access } from '../../platform/http/access.ts';
import { type Administration, createAdministration } from './administration.ts';
import { type Erasure, erasePerson, type WrittenWords } from './erase.ts';
import { accountPages } from './pages/account/page.tsx';
import type { OrganisationId } from '../organisations/index.ts';
import { administrationPages } from './pages/administration/page.tsx';
import { checkEmailPages } from './pages/check-email/page.tsx';
import { deleteAccountPages } from './pages/delete-account/page.tsx';
import { detailsPages } from './pages/details/page.tsx';
import { mailboxPages } from './pages/mailbox/page.tsx';
import { organisationSignInPages } from './pages/organisation-sign-in/page.tsx';
import { failedJobsPages } from './pages/failed-jobs/page.tsx';
import { ownDataPages } from './pages/own-data/page.tsx';
import { administrationRecordPages } from './pages/administration-record/page.tsx';
import { resetSecondStepPages } from './pages/reset-second-step/page.tsx';
import { secondStepPages } from './pages/second-step/page.tsx';
import { signInCodePages } from './pages/sign-in-code/page.tsx';
import { signInPages } from './pages/sign-in/page.tsx';
import { signInLinkPages } from './pages/sign-in-link/page.tsx';
import { signOutPages } from './pages/sign-out/page.tsx';
import type { AccountLink, PeoplePages, WaitingMail } from './pages.ts';
import type { Person, PersonId } from './person.ts';
import { createSecondStep } from './second-step/second-step.ts';
import { createSignInLinks, type MayAlwaysSignIn } from './sign-in-links.ts';
import type { PageSection } from './page-section.ts';
import { registerSignIns } from './sign-in.ts';
import { registerTokens } from './tokens/by-token.ts';
import { tokensPages } from './pages/tokens/page.tsx';
import { ownDataPath, secondStepPath, tokensPath } from './urls.ts';
import { createRetention, type Retention } from './retention/retention.ts';
import { keepForATime } from './tidy.ts';
import { privacyPages } from './pages/privacy/page.tsx';
import { retentionPages } from './pages/retention/page.tsx';

/** What other features may ask of this one. */
export interface People {
  /** Add to it: an address that one of them approves may sign in although SIGN_IN_DOMAINS leaves it out. */
  readonly mayAlwaysSignIn: MayAlwaysSignIn[];
  /**
   * The whole address of a page that signs in once as `email` and goes on to `returnTo`, a path of this site. Made in
   * the caller's transaction; it works for `lastsMs` milliseconds, 20 minutes unless given.
   */
  oneTimeSignInLink(tx: Transaction, email: string, returnTo: string, lastsMs?: number): Promise<string>;
  /** Add to it: what this feature's data loses when a person is erased. */
  readonly erasures: Erasure[];
  /** Erases a person, in the caller's transaction, with all that {@link erasures} say. */
  erasePerson(tx: Transaction, id: PersonId, words?: WrittenWords): Promise<void>;
  /** Whether somebody runs this installation: ADMINISTRATORS names their address. */
  isAdministrator(person: { readonly email: string | null }): boolean;
  findAdministrators: Administration['findAdministrators'];
  /** Pages for those who run this installation. */
  readonly administrator: Access;
  /** Add to it: a line of the Administration page. */
  readonly administration: Pick<Administration, 'add'>;
  /** Add to it: what is kept for a time that administrators set. `run` removes what is older. */
  readonly retention: Pick<Retention, 'add' | 'run'>;
  /** Add to it: messages of this feature that are due and have not gone, for the page of those who run it. */
  readonly waitingMail: WaitingMail[];
  /** Add to it: a line of the account page. */
  readonly accountLinks: AccountLink[];
  /** Add to it: a link above the directory of people. */
  readonly directoryLinks: { readonly text: string; readonly href: string }[];
  /** Add to it: what the page of a person shows below what they say of themselves. */
  readonly profileSections: PageSection<PersonId>[];
  /** Add to it: what the page of an organisation shows below its people. */
  readonly organisationSections: PageSection<OrganisationId>[];
}

/** Adds the sign-ins and the pages of people. First of all features: others rely on knowing who asks. */
export function registerPeople(services: Services): People {
  const { app, config, clock, jobs, mail } = services;
  const db = services.database.kysely;
  const mayAlwaysSignIn: MayAlwaysSignIn[] = [];
  const links = createSignInLinks({
    db,
    clock,
    mail,
    baseUrl: config.baseUrl,
    domains: config.signInDomains,
    mayAlwaysSignIn,
  });
  const erasures: Erasure[] = [];
  const erase = (tx: Transaction, id: PersonId, words: WrittenWords = 'keep') =>
    erasePerson(tx, id, { erasures, mail, now: clock.now(), words });
  const administration = createAdministration(config.administrators);
  const mustHaveSecondStep = (person: Pick<Person, 'email'>): boolean =>
    config.administratorsNeedCode && administration.isAdministrator(person);
  const retention = createRetention({ db, clock });
  const waitingMail: WaitingMail[] = [];
  const accountLinks: AccountLink[] = [
    { text: 'Your data', href: ownDataPath, hint: 'Take away everything you put in.' },
    {
      text: 'Second step when signing in',
      href: secondStepPath,
      hint: 'Ask for a code from an app on your phone too.',
    },
    { text: 'Tokens for programs', href: tokensPath, hint: 'Let a program read, or write, as you.' },
  ];
  const pages: PeoplePages = {
    db,
    clock,
    mail,
    baseUrl: config.baseUrl,
    links,
    signIns: registerSignIns(app, { db, clock, baseUrl: config.baseUrl, mustHaveSecondStep }),
    secondStep: createSecondStep({ db, clock, mail }),
    mustHaveSecondStep,
    erasures,
    erase,
    administration,
    retention,
    waitingMail,
    accountLinks,
    domains: config.signInDomains,
    emailCookie: hostCookie('sign-in-email', config.baseUrl),
    organisationName: config.oidc?.name,
  };
  registerTokens(app, { db, clock });
  keepForATime(retention);
  jobs.defineRepeating({ name: 'retention', run: () => retention.run() }, '17 3 * * *');
  signInPages(app, pages);
  checkEmailPages(app, pages);
  signInLinkPages(app, pages);
  if (config.oidc !== undefined) organisationSignInPages(app, pages, config.baseUrl, config.oidc);
  signInCodePages(app, pages);
  secondStepPages(app, pages);
  resetSecondStepPages(app, pages);
  signOutPages(app, pages);
  detailsPages(app, pages);
  accountPages(app, pages);
  tokensPages(app, pages);
  administrationPages(app, pages);
  ownDataPages(app, pages);
  failedJobsPages(app, pages, jobs);
  administrationRecordPages(app, pages);
  retentionPages(app, pages);
  privacyPages(app, pages);
  deleteAccountPages(app, pages);
  if (mail.staysHere) mailboxPages(app, pages);
  return {
    mayAlwaysSignIn,
    oneTimeSignInLink: (...wanted) => links.create(...wanted),
    erasures,
    erasePerson: erase,
    isAdministrator: administration.isAdministrator,
    findAdministrators: administration.findAdministrators,
    administrator: administration.access,
    administration,
    retention,
    waitingMail,
    accountLinks,
    directoryLinks: [],
    profileSections: [],
    organisationSections: [],
  };
}
