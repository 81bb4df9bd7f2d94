const LONGEST = 1_000;
/** Only used to read a path; nothing is ever sent there. */
const BASE = 'http://this-site.invalid';

/**
 * A path of this site that someone may be sent to after signing in. Anything else – another site, a script, a page of
 * signing in itself – becomes the home page.
 */
export function safeReturnTo(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST || !text.startsWith('/') || !URL.canParse(text, BASE)) {
    return '/';
  }
  const url = new URL(text, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//')) return '/';
  if (/^\/(sign-in|sign-out|signed-out|welcome)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
