import type { ComponentChildren } from 'preact';

export const PRODUCT_NAME = 'Shared Endeavour';

/** Who is signed in, or where to sign in. */
export interface Account {
  /** The person's name, or "Sign in". */
  text: string;
  href: string;
  /** What waits for the person, before their name: "Notices", with how many are new. */
  links?: readonly { text: string; href: string; count: number; most: number }[] | undefined;
  /** A form of its own, because signing out changes something. */
  signOut?: { action: string; csrf: string } | undefined;
}

/** The bar at the top of every page: the product's name as a link home, and the person's account. */
export function Header({
  account,
  children,
}: {
  account?: Account | undefined;
  children?: ComponentChildren;
}) {
  return (
    <div class="se-header">
      <div class="govuk-width-container se-header__container">
        <a href="/" class="se-header__product">
          <Mark />
          {PRODUCT_NAME}
        </a>
        {children}
        {account && <AccountLinks {...account} />}
      </div>
    </div>
  );
}

function AccountLinks({ text, href, links = [], signOut }: Account) {
  return (
    <ul class="se-header__account" aria-label="Your account">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} class="se-header__link">
            {link.text}
            {link.count > 0 && (
              <>
                {' '}
                <span class="se-header__count">
                  {link.count < link.most ? link.count : `${link.most - 1}+`}
                  <span class="govuk-visually-hidden"> new</span>
                </span>
              </>
            )}
          </a>
        </li>
      ))}
      <li>
        <a href={href} class="se-header__link">
          {text}
        </a>
      </li>
      {signOut && (
        <li>
          <form action={signOut.action} method="post">
            <input type="hidden" name="_csrf" value={signOut.csrf} />
            <button type="submit" class="se-header__link se-header__link--button">
              Sign out
            </button>
          </form>
        </li>
      )}
    </ul>
  );
}

function Mark() {
  return (
    <svg
      class="se-header__mark"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      width="28"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" stroke-width="3">
        <circle cx="16" cy="11" r="7" />
        <circle cx="11" cy="20" r="7" />
        <circle cx="21" cy="20" r="7" />
      </g>
    </svg>
  );
}
