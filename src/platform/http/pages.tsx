import type { FastifyInstance } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../design-system/components/header.tsx';
import { Layout, type LayoutProps } from '../../design-system/layout.tsx';
import { renderPage } from '../../design-system/render-page.ts';
import { readAssets } from './assets.ts';

/** What a page gives to the frame around it. */
export interface Page extends Omit<LayoutProps, 'assets' | 'children' | 'account'> {
  readonly content: ComponentChildren;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in, as the page's header shows it; null shows the way to sign in. */
    account: Account | null;
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
    const account = this.request.account ?? { text: 'Sign in', href: signInPath(this.request.url) };
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
