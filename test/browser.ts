import { after, type TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { TestApp } from './app.ts';
import { disableScripts } from './browser/scripts.ts';
import { watchForTrouble } from './browser/trouble.ts';
import { findTools } from './runner/tools.ts';

export { expectAccessible } from './browser/accessible.ts';

/** CSS pixels. */
const SIZES = {
  phone: { width: 375, height: 812 },
  desktop: { width: 1280, height: 900 },
} as const;

export interface PageOptions {
  readonly size?: keyof typeof SIZES;
  /** False for a browser in which scripts do not run. */
  readonly scripts?: boolean;
  /** The address of whoever is signed in. */
  readonly as?: string;
  /** Errors of the page that the test is about. */
  readonly allow?: RegExp;
}

export interface TestBrowser {
  /**
   * A page in a browser window of its own, closed at the end of the test. The test fails when anything went wrong in
   * it: an error of a script, something that the content security policy refused, a file that did not come.
   */
  page(test: Pick<TestContext, 'after'>, options?: PageOptions): Promise<Page>;
}

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium for one test file. Paths in `page.goto` are those of the app, which must listen. */
export async function startBrowser(app: TestApp): Promise<TestBrowser> {
  const browser = await launch();
  after(() => browser.close());
  return {
    async page(test, options = {}) {
      const context = await openContext(browser, app, options);
      const trouble = watchForTrouble(context, options.allow);
      test.after(async () => {
        await context.close();
        trouble.throwIfAny();
      });
      const page = await context.newPage();
      if (options.scripts === false) await disableScripts(page);
      return page;
    },
  };
}

function launch(): Promise<Browser> {
  const { chromium: executablePath } = findTools(new Set(['chromium']));
  // Its sandbox cannot run as root.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    args: FLAGS,
    chromiumSandbox: !isRoot,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

async function openContext(browser: Browser, app: TestApp, options: PageOptions): Promise<BrowserContext> {
  const { size = 'desktop', as } = options;
  const context = await browser.newContext({
    baseURL: app.baseUrl.href,
    viewport: SIZES[size],
    hasTouch: size === 'phone',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  if (as !== undefined) {
    const { cookie } = await app.signInAs(as);
    await context.addCookies([{ ...cookie, url: app.baseUrl.href, httpOnly: true, sameSite: 'Lax' }]);
  }
  return context;
}
