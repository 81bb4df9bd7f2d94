export const accountPath = '/account';

/** Where one signs in and then goes on to `returnTo`, a path of this site. */
export function signInPath(returnTo?: string): string {
  return returnTo === undefined || returnTo === '/'
    ? '/sign-in'
    : `/sign-in?return-to=${encodeURIComponent(returnTo)}`;
}
