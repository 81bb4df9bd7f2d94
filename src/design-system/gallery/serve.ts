import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Route } from 'playwright-core';

/** The start of every address in these tests; nothing listens there. */
export const ORIGIN = 'http://design.test';

const POLICY = "default-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

/** The compiled design system, and what the build made for browsers. */
const modules = join(dirname(fileURLToPath(import.meta.url)), '..');
export const builtAssets = join(modules, '../../public');

/**
 * A window of the browser in which `pages` are found by their path, under the product's security policy,
 * and in which the built assets and the compiled modules can be loaded.
 */
export async function serve(
  browser: Browser,
  options: BrowserContextOptions,
  pages: ReadonlyMap<string, string>,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const page = pages.get(pathname);
    if (page === undefined) return sendFile(route, pathname);
    return route.fulfill({
      body: page,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
    });
  });
  return context;
}

function sendFile(route: Route, pathname: string): Promise<void> {
  const [, folder, ...rest] = pathname.split('/');
  const file = folder === 'packages' ? packageFile(rest.join('/')) : join(roots[folder ?? ''] ?? '', ...rest);
  if (!existsSync(file)) return route.fulfill({ status: 404 });
  const text = readFileSync(file, 'utf8');
  const body = file.endsWith('js')
    ? text.replaceAll(/from ?(["'])(preact[\w/-]*)\1/g, 'from "/packages/$2"')
    : text;
  return route.fulfill({ body, contentType: TYPES[file.split('.').at(-1) ?? ''] ?? 'text/javascript' });
}

const roots: Readonly<Record<string, string>> = { static: builtAssets, modules };

const packageFile = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));
