import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { DEFAULT_ZONE } from './format.ts';
import { ReaderZone } from './reader-zone.ts';
import { BackLink } from './components/back-link.tsx';
import { type Breadcrumb, Breadcrumbs } from './components/breadcrumbs.tsx';
import { Footer } from './components/footer.tsx';
import { type Account, Header, PRODUCT_NAME } from './components/header.tsx';
import { type NavigationItem, ServiceNavigation } from './components/service-navigation.tsx';
import { SkipLink } from './components/skip-link.tsx';

/** The same as `$se-brand` in styles/_theme.scss. */
const THEME_COLOUR = '#0b5a5e';

/** Addresses of what the browser needs, as built: see the manifest that Vite writes. */
export interface Assets {
  styles: readonly string[];
  scripts: readonly string[];
}

export interface LayoutProps {
  /** What the page is, without the product's name: it equals or shortens the `<h1>`. */
  title: string;
  /** Puts "Error: " before the title, so that it is the first thing heard. */
  hasErrors?: boolean | undefined;
  assets: Assets;
  nav?: readonly NavigationItem[] | undefined;
  account?: Account | undefined;
  backLink?: string | { href: string; text: string } | undefined;
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Shown above the page's content, for example a NotificationBanner. */
  notice?: ComponentChildren;
  footerLinks?: readonly { text: string; href: string }[] | undefined;
  bodyClass?: string | undefined;
  /** Uses the whole width of a large screen, for staff pages with columns. */
  wide?: boolean | undefined;
  /** For a projector: no header, navigation or footer. */
  bare?: boolean | undefined;
  /** Further elements of `<head>`, such as `<meta name="robots">`. */
  head?: ComponentChildren;
  /** The time zone of whoever reads; London's unless given. */
  zone?: string | undefined;
  /** Leaves the scripts out when false. */
  scripts?: boolean | undefined;
  children: ComponentChildren;
}

/** A whole page as a document. Send it through `renderPage`. */
export function Layout(props: LayoutProps) {
  const {
    title,
    hasErrors,
    assets,
    head,
    scripts = true,
    bodyClass,
    bare,
    wide,
    zone = DEFAULT_ZONE,
  } = props;
  return (
    <html lang="en-GB" class={classes('govuk-template', bare && 'se-bare')} data-zone={zone}>
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'Error: ' : ''}${title} – ${PRODUCT_NAME}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content={THEME_COLOUR} />
        <link rel="icon" sizes="any" href="/static/favicon.svg" type="image/svg+xml" />
        {assets.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {scripts && assets.scripts.map((src) => <script type="module" src={src} />)}
        {head}
      </head>
      <body class={classes('govuk-template__body', wide && 'se-wide', bodyClass)}>
        <ReaderZone.Provider value={zone}>
          {bare ? <BarePage {...props} /> : <FullPage {...props} />}
        </ReaderZone.Provider>
      </body>
    </html>
  );
}

function BarePage({ notice, children }: LayoutProps) {
  return (
    <main class="se-bare__main" id="main-content">
      {notice}
      {children}
    </main>
  );
}

function FullPage({
  nav,
  account,
  backLink,
  breadcrumbs,
  notice,
  footerLinks,
  zone = DEFAULT_ZONE,
  children,
}: LayoutProps) {
  const back = typeof backLink === 'string' ? { href: backLink, text: 'Back' } : backLink;
  return (
    <>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <header class="govuk-template__header">
        <Header account={account} />
        {nav && nav.length > 0 && <ServiceNavigation items={nav} />}
      </header>
      <div class="govuk-width-container">
        {breadcrumbs && <Breadcrumbs items={breadcrumbs} collapseOnMobile />}
        {back && (
          <nav aria-label="Back">
            <BackLink href={back.href}>{back.text}</BackLink>
          </nav>
        )}
        <main class="govuk-main-wrapper" id="main-content">
          {notice}
          {children}
        </main>
      </div>
      <footer class="govuk-template__footer">
        <Footer links={footerLinks}>
          {PRODUCT_NAME} is open-source software for people who lead across organisations.{' '}
          {zone === DEFAULT_ZONE
            ? 'Times are UK time unless they say otherwise.'
            : `Times that name no zone are UK time; the others are your own, ${zone.replaceAll('_', ' ')}.`}
        </Footer>
      </footer>
    </>
  );
}
