import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../design-system/components/header.tsx';
import type { NavigationItem } from '../../design-system/components/service-navigation.tsx';
import { Layout, type LayoutProps } from '../../design-system/layout.tsx';
import { renderPage } from '../../design-system/render-page.ts';
import { isZone } from '../local-time.ts';
import { readAssets } from './assets.ts';

/** What a page gives to the frame around it. */
export interface Page extends Omit<LayoutProps, 'assets' | 'children' | 'account' | 'zone'> {
  readonly content: ComponentChildren;
}

export interface SignedInAccount extends Omit<Account, 'signOut'> {
  /** Where the header's form to sign out is sent. */
  readonly signOutPath: string;
}

/** One of the main links of the service, on every page that has no navigation of its own. */
export interface MainLink {
  readonly text: string;
  readonly href: string;
  isShown(request: FastifyRequest): boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Features add to it, in the order in which `app.ts` names them. */
    readonly navigation: MainLink[];
    /** At the foot of every page; features add to it. */
    readonly footerLinks: { readonly text: string; readonly href: string }[];
  }
  interface FastifyRequest {
    /** Who is signed in, as the page's header shows it; null shows the way to sign in. */
    account: SignedInAccount | null;
  }
  interface FastifyReply {
    /** Sends a whole page. The status is what `code` set, or 200. */
    page(page: Page): FastifyReply;
  }
}

export function registerPages(app: FastifyInstance, signInPath: (returnTo: string) => string): void {
  const assets = readAssets();
  const navigation: MainLink[] = [];
  const footerLinks: FastifyInstance['footerLinks'] = [];
  app.decorate('navigation', navigation);
  app.decorate('footerLinks', footerLinks);
  app.decorateRequest('account', null);
  app.decorateReply('page', function sendPage({ content, ...frame }: Page) {
    const account = accountLinks(this, signInPath);
    return this.type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        renderPage(
          <Layout
            nav={mainLinks(this.request, navigation)}
            footerLinks={footerLinks}
            {...frame}
            zone={readerZone(this.request)}
            assets={assets}
            account={account}
          >
            {content}
          </Layout>,
        ),
      );
  });
}

/** The zone of the reader's device, which a script of ours has noted (`src/client/zone.ts`). */
export function readerZone(request: FastifyRequest): string | undefined {
  // A page that turns somebody away may be made before cookies are read.
  const cookies = request.cookies as FastifyRequest['cookies'] | null | undefined;
  const zone = cookies?.['zone'];
  return zone !== undefined && isZone(zone) ? zone : undefined;
}

function mainLinks(request: FastifyRequest, links: readonly MainLink[]): readonly NavigationItem[] {
  const path = request.url.replace(/[?#].*/s, '');
  return links
    .filter((link) => link.isShown(request))
    .map(({ text, href }) => ({
      text,
      href,
      current: path === href ? 'page' : path.startsWith(`${href}/`) ? 'section' : false,
    }));
}

function accountLinks(reply: FastifyReply, signInPath: (returnTo: string) => string): Account {
  const { account, url, method } = reply.request;
  // What was posted cannot be asked for again by its address alone.
  if (account === null) return { text: 'Sign in', href: signInPath(method === 'GET' ? url : '/') };
  const { text, href, links, signOutPath } = account;
  return { text, href, links, signOut: { action: signOutPath, csrf: reply.generateCsrf() } };
}
