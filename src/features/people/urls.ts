import { safeReturnTo } from './return-to.ts';

export const accountPath = '/account';
export const detailsPath = '/account/details';
export const endOtherSignInsPath = '/account/sign-ins/end-others';
export const deleteAccountPath = '/account/delete';
export const administrationPath = '/administration';
export const ownDataPath = '/account/data';
export const ownDataFilePath = '/account/data/file';
export const failedJobsPath = '/administration/jobs';
export const tryMailPath = '/administration/jobs/try-mail';
export const administrationRecordPath = '/administration/record';
export const secondStepPath = '/account/second-step';
export const setUpSecondStepPath = '/account/second-step/set-up';
export const renewCodesPath = '/account/second-step/codes';
export const turnOffSecondStepPath = '/account/second-step/off';
export const resetSecondStepPath = '/administration/second-step';
export const retentionPath = '/administration/retention';
export const privacyPath = '/privacy';
export const tokensPath = '/account/tokens';
export const revokeTokenPath = (token: string): string => `/account/tokens/${token}/revoke`;
export const accountDeletedPath = '/account-deleted';
export const checkEmailPath = '/sign-in/check-email';
export const organisationCallbackPath = '/sign-in/organisation/callback';
export const signOutPath = '/sign-out';
export const signedOutPath = '/signed-out';
export const mailboxPath = '/mailbox';

/** Where one signs in and then goes on to `returnTo`, a path of this site. */
export function signInPath(returnTo?: string): string {
  return withReturnTo('/sign-in', returnTo);
}

/** Where one gives the code of the second step, or sets it up where it is asked for. */
export function signInCodePath(returnTo?: string): string {
  return withReturnTo('/sign-in/code', returnTo);
}

/** Where signing in through one's organisation begins. */
export function organisationSignInPath(returnTo?: string): string {
  return withReturnTo('/sign-in/organisation', returnTo);
}

/** Where someone new says their name. */
export function welcomePath(returnTo?: string): string {
  return withReturnTo('/welcome', returnTo);
}

/** Where someone goes who has just signed in: by way of the welcome page if they have not said their name. */
export function afterSignInPath(person: { readonly name: string }, returnTo: string): string {
  return person.name === '' ? welcomePath(returnTo) : returnTo;
}

export function signInLinkPath(secret: string): string {
  return `/sign-in/link/${secret}`;
}

export function endSignInPath(id: string): string {
  return `/account/sign-ins/${id}/end`;
}

export function mailboxMessagePath(id: string): string {
  return `${mailboxPath}/${id}`;
}

function withReturnTo(path: string, returnTo: string | undefined): string {
  const safe = safeReturnTo(returnTo);
  return safe === '/' ? path : `${path}?return-to=${encodeURIComponent(safe)}`;
}

export function runAgainPath(kind: string, id: string): string {
  return `${failedJobsPath}/${kind}/${id}/run-again`;
}
