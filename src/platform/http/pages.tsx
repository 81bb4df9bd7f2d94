import type { FastifyInstance } from 'fastify';
import type { ComponentChildren } from 'preact';
import { Layout, renderPage, type LayoutProps } from '../../design-system/layout.tsx';
import { readAssets } from './assets.ts';

/** Who is signed in, as far as the page frame shows it. */
export interface Account {
  readonly name: string;
  readonly href: string;
}

/** What a page gives to the frame around it. */
export interface Page extends Omit<LayoutProps, 'assets' | 'children' | 'account' | 'signInHref'> {
  readonly content: ComponentChildren;
}

declare module 'fastify' {
  interface FastifyRequest {
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
    const signInHref = signInPath(this.request.url);
    return this.type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        renderPage(
          <Layout {...frame} assets={assets} account={this.request.account} signInHref={signInHref}>
            {content}
          </Layout>,
        ),
      );
  });
}
