import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { findSession, type SessionId, sessionUrls } from '../src/features/sessions/index.ts';
import { readRecord } from '../src/platform/record/record.ts';
import { addressOf, type CastKey } from '../src/sample/cast.ts';
import { loadSample } from '../src/sample/load-sample.ts';
import { SAMPLE_SCOPE } from '../src/sample/repository.ts';
import { StoryClock } from '../src/sample/story-clock.ts';
import { startTestApp } from './app.ts';
import { expectAccessible, startBrowser } from './browser.ts';
import { FakeClock } from './clock.ts';
import { makeSeat } from './sessions.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({ jobs: true, listen: true, clock: testClock, appClock: () => clock });
const browser = await startBrowser(app);
await loadSample(app, clock, () => undefined);
const [loaded] = await readRecord(app.database.kysely, SAMPLE_SCOPE, { limit: 1 });
const live = await sampleSession('live');
const closed = await sampleSession('closed');

async function sampleSession(which: 'live' | 'closed') {
  const session = await findSession(app.database.kysely, loaded?.data[which] as SessionId);
  assert.ok(session);
  return session;
}

const SESSIONS = [live, closed].map(({ code }) => sessionUrls.home(code));
/** Pages with the same address but for ids, codes and values: one of each kind is looked at by each person. */
const MOST_PAGES = 80;
/** A page of every kind is looked at as the first people who come to it see it. */
const MOST_LOOKS = 2;
const looks = new Map<string, number>();

const PEOPLE: readonly (readonly [string, CastKey | null, readonly string[]])[] = [
  ['a visitor', null, ['/', ...SESSIONS]],
  ['a delegate', null, SESSIONS],
  ['the organiser', 'amina', ['/', ...SESSIONS.map((home) => `${home}/organise`)]],
  ['the chair', 'joss', SESSIONS.map((home) => `${home}/chair`)],
  ['a moderator', 'priya', SESSIONS.map((home) => `${home}/moderate`)],
  ['a speaker', 'ruth', SESSIONS.map((home) => `${home}/speak`)],
];

for (const [who, key, starts] of PEOPLE) {
  test(`every page that ${who} comes to by links is accessible, on a phone`, async (t) => {
    const page = await browser.page(t, {
      size: 'phone',
      allow: /events/,
      ...(key === null ? {} : { as: addressOf(key) }),
    });
    if (who === 'a delegate') {
      const { device } = await makeSeat(app, live);
      await page.context().addCookies([{ name: 'device', value: device, url: app.baseUrl.href }]);
    }
    const seen = await walk(page, starts);
    assert.ok(seen > 3, `${who} came to ${seen} kinds of page`);
    t.diagnostic(`${seen} kinds of page`);
  });
}

/** Follows links and looks at each kind of page once; returns how many kinds there were. */
async function walk(page: Page, starts: readonly string[]): Promise<number> {
  const waiting = [...starts];
  const kinds = new Set<string>();
  const faults: string[] = [];
  for (let path = waiting.shift(); path !== undefined && kinds.size < MOST_PAGES; path = waiting.shift()) {
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    const response = await page.goto(path, { waitUntil: 'load' }).catch(() => null);
    if (response === null || !(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if ((looks.get(kind) ?? 0) < MOST_LOOKS) {
      looks.set(kind, (looks.get(kind) ?? 0) + 1);
      await expectAccessible(page).catch((error: Error) => faults.push(error.message));
      const headings = await page.locator('h1').count();
      if (headings !== 1) faults.push(`${path} has ${headings} headings of the first level`);
    }
    waiting.push(...(await linksOf(page)));
  }
  assert.deepEqual(faults, []);
  return kinds.size;
}

async function linksOf(page: Page): Promise<string[]> {
  const links = await page.$$eval('a[href]', (all) =>
    all.filter((link) => !link.hasAttribute('download')).map((link) => (link as HTMLAnchorElement).href),
  );
  return links
    .map((href) => new URL(href))
    .filter(({ origin }) => origin === app.baseUrl.origin)
    .map(({ pathname, search }) => pathname + search)
    .filter((path) => !/\.(csv|json|ics|svg|atom|zip|png|txt)\b|\/export|\/static\/|sign-out/.test(path));
}

/** The path with its ids, codes and numbers left out, and the names of its parameters. */
function kindOf(path: string): string {
  const url = new URL(path, app.baseUrl);
  const steps = url.pathname
    .split('/')
    .map((step) => (/\d|^[A-Z]{4,}$/.test(step) || step.length > 24 ? ':' : step));
  return `${steps.join('/')}?${[...new Set(url.searchParams.keys())].toSorted().join('&')}`;
}
