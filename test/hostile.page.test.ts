import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Agent } from './agent/agent.ts';
import type { Page } from './agent/page.ts';
import { startTestApp } from './app.ts';
import { pollServices } from './polls.ts';
import { giveRole, makeSeat, makeSession } from './sessions.ts';

const SEED = 20_260_301;
const MOST_PAGES = 60;

const app = await startTestApp();
const polls = await pollServices(app);
const session = await makeSession(app);
for (const kind of ['one', 'several', 'text'] as const) {
  await polls.opened(
    session,
    kind === 'text' ? { kind, options: [] } : { kind, maxChoices: kind === 'one' ? null : 2 },
  );
}
const base = `/s/${session.code}`;

const seated = await makeSeat(app, session);
const guest = app.agent();
guest.setCookie('device', seated.device);
const { agent: organiser, person } = await app.signInAs('olive@example.org');
for (const role of ['organiser', 'chair', 'moderator', 'speaker'] as const) {
  await giveRole(app, session, role, person);
}
const people: readonly (readonly [string, Agent, readonly string[]])[] = [
  ['visitor', app.agent(), ['/', '/sign-in', '/join', `${base}/join`]],
  ['guest', guest, [base, `${base}/ask`, `${base}/seat`]],
  [
    'organiser',
    organiser,
    [`${base}/organise`, `${base}/run-polls`, `${base}/seats`, '/sessions/new', '/account'],
  ],
];

const MARK = '<xss-mark onload=x>"\'><xss-mark>';
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    MARK,
    '\u0000',
    'a\u0000b',
    '\u202Eright\u2066',
    '\uD800',
    "'; drop table person; --",
    '%',
    '-1',
    '1e309',
    '99999999999999999999',
    '2026-02-31',
    '275760-09-14T00:00',
    '\u001B[2J\u0007',
    'x'.repeat(100_000),
    '𝒳'.repeat(1_001),
    '../../etc/passwd',
    'https://[',
    'javascript:alert(1)',
    newIdOfNothing(),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function newIdOfNothing(): string {
  return '00000000-0000-7000-8000-000000000000';
}

function assertSafe(page: Page, what: string): void {
  assert.ok(page.status < 500, `${what}: ${page.status}`);
  assert.equal(page.$('xss-mark').length, 0, `${what}: markup was not escaped`);
}

/** Every form that a person can come to by following links, once for each place it is sent to. */
async function formsOf(agent: Agent, starts: readonly string[]): Promise<readonly FoundForm[]> {
  const found = new Map<string, FoundForm>();
  const waiting = [...starts];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES * 3; path = waiting.shift()) {
    const page = await agent.get(path);
    assertSafe(page, path);
    for (const form of page.forms) {
      const submission = form.submission();
      if (submission.method !== 'POST' || LEAVES.test(submission.path)) continue;
      const body = submission.body instanceof URLSearchParams ? submission.body : new URLSearchParams();
      const names = [...new Set([...body.keys(), ...form.fields])].filter((name) => name !== '_csrf');
      found.set(submission.path, { path: submission.path, body, names, texts: page.texts('textarea[name]') });
    }
    for (const link of page.$('main a[href^="/"]').toArray()) {
      const to = (page.$(link).attr('href') ?? '').replace(/#.*/, '');
      if (!seen.has(to) && !/\.(ics|csv|json|zip)|^\/static/.test(to)) waiting.push(to);
      seen.add(to);
    }
  }
  return [...found.values()];
}

/** What ends the person's part in the test, or the session that it is in. */
const LEAVES =
  /sign-out|\/leave$|\/delete$|end-others|\/end$|organise\/move\/|\/block$|withdraw$|\/set-aside$/;

interface FoundForm {
  readonly path: string;
  readonly body: URLSearchParams;
  readonly names: readonly string[];
  readonly texts: readonly string[];
}

for (const [who, agent, starts] of people) {
  test(`no form of a ${who} can be made to fail or to send markup back`, async () => {
    const forms = await formsOf(agent, starts);
    assert.ok(forms.length > 0);
    for (const form of forms) {
      const fields = fc.array(fc.tuple(fc.constantFrom(...form.names, 'extra[]', '__proto__'), value), {
        minLength: 1,
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(fields, async (entries) => {
          const body = new URLSearchParams([...form.body].filter(([name]) => name === '_csrf'));
          for (const [name, text] of entries) body.append(name, text);
          const page = await agent.send({ method: 'POST', path: form.path, body });
          assertSafe(page, form.path);
        }),
        { seed: SEED, numRuns: 8, endOnFailure: true },
      );
    }
  });
}
