import type { CDPSession, Page } from 'playwright-core';

const sessions = new WeakMap<Page, CDPSession>();

/** From the next page on no script runs, as for someone who switched them off. */
export async function disableScripts(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  sessions.set(page, session);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
}

/** Lets the test itself run scripts in a page that runs none of its own. */
export async function withScripts<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const session = sessions.get(page);
  if (session === undefined) return work();
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    return await work();
  } finally {
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}
