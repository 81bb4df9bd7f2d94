import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { withScripts } from './scripts.ts';

/** Levels A and AA of WCAG 2.0, 2.1 and 2.2, and what else axe holds to be good. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Fails when axe finds a fault in the page as it is now, or when the page is wider than the window. Lists every
 * fault with what it is about. It works in a page without scripts too.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const faults = await withScripts(page, async () => [
    ...(await axeFaults(page)),
    ...(await widthFaults(page)),
  ]);
  if (faults.length > 0) throw new Error(`${page.url()} is not accessible:\n${faults.join('\n')}`);
}

async function axeFaults(page: Page): Promise<readonly string[]> {
  // The newer mode needs a second page for its results, which is of use only where there are frames.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      [`${id} (${impact}): ${help}`, `at ${target.join(' ')}`, ...failureSummary.split('\n')].join('\n  '),
    ),
  );
}

async function widthFaults(page: Page): Promise<readonly string[]> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return excess > 1 ? [`The page is ${excess} pixels wider than the window.`] : [];
}
