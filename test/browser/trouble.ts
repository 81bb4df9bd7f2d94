import type { BrowserContext, Page } from 'playwright-core';

export interface Trouble {
  throwIfAny(): void;
}

/** The same happens as a failed response, which says of what. */
const FAILED_RESOURCE = /^Failed to load resource/;
/** Somebody went on to another page before it came. */
const ABANDONED = 'net::ERR_ABORTED';

/** Collects what goes wrong in every page of a browser window, but for what `allow` matches. */
export function watchForTrouble(context: BrowserContext, allow: RegExp | undefined): Trouble {
  const seen: string[] = [];
  const note = (text: string): void => {
    if (allow?.test(text) !== true) seen.push(text);
  };
  context.on('page', (page) => watchPage(page, note));
  return {
    throwIfAny() {
      if (seen.length > 0) throw new Error(`The browser had trouble:\n${seen.join('\n')}`);
    },
  };
}

function watchPage(page: Page, note: (text: string) => void): void {
  page.on('pageerror', (error) => note(`Script error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // What the content security policy refuses is told here too.
    if (message.type() === 'error' && !FAILED_RESOURCE.test(text)) note(`Console: ${text}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (!isPage && response.status() >= 400) note(`${response.status()} for ${response.url()}`);
    if (isPage && response.status() >= 500) note(`${response.status()} for the page ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason given';
    if (reason !== ABANDONED) note(`${request.url()} did not come: ${reason}`);
  });
}
