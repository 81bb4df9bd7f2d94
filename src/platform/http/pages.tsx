import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../design-system/components/header.tsx';
import { Layout, type LayoutProps } from '../../design-system/layout.tsx';
import { renderPage } from '../../design-system/render-page.ts';
import { readAssets } from './assets.ts';

/** What a page gives to the frame around it. */
export interface Page extends Omit<LayoutProps, 'assets' | 'children' | 'account'> {
  readonly content: ComponentChildren;
}

export interface SignedInAccount extends Omit<Account, 'signOut'> {
  /** Where the header's form to sign out is sent. */
  readonly signOutPath: string;
}

declare module 'fastify' {
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
  app.decorateRequest('account', null);
  app.decorateReply('page', function sendPage({ content, ...frame }: Page) {
    const account = accountLinks(this, signInPath);
    return this.type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        renderPage(
          <Layout {...frame} assets={assets} account={account}>
            {content}
          </Layout>,
        ),
      );
  });
}

function accountLinks(reply: FastifyReply, signInPath: (returnTo: string) => string): Account {
  const { account, url, method } = reply.request;
  // What was posted cannot be asked for again by its address alone.
  if (account === null) return { text: 'Sign in', href: signInPath(method === 'GET' ? url : '/') };
  const { text, href, signOutPath } = account;
  return { text, href, signOut: { action: signOutPath, csrf: reply.generateCsrf() } };
}
