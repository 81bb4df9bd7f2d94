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

const app = await startTestApp({ listen: true });
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
      const typed = form.fields.filter((name) => page.$(`[name="${name}"]`).is(TYPED));
      found.set(submission.path, { path: submission.path, body, names, typed });
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
  /** As it stands on the page. */
  readonly body: URLSearchParams;
  readonly names: readonly string[];
  /** The names of the fields that a person types into. */
  readonly typed: readonly string[];
}

const TYPED = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file], [type=submit])';

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

/** What people type, with too much, too little and what looks like markup among it; spaces at the ends may go. */
const typing = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    MARK,
    'not a date',
    '31',
    '-7',
    'x'.repeat(6_000),
    'two\r\nlines',
    '“Ŵyneb” &amp; 𝒳',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim()),
);

/** The values of all controls of a page by their names, as people see them. */
function valuesOn(page: Page): ReadonlyMap<string, readonly string[]> {
  const controls = page
    .$(TYPED)
    .toArray()
    .map((control) => page.$(control));
  const grouped = Map.groupBy(controls, (control) => control.attr('name') ?? '');
  return new Map(
    [...grouped].map(([name, same]) => [
      name,
      same.map((control) => asSeen(control.is('textarea') ? control.text() : (control.attr('value') ?? ''))),
    ]),
  );
}

function asSeen(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

for (const [who, agent, starts] of people) {
  test(`whatever a ${who} typed is still on the page when a form comes back`, async () => {
    let cameBack = 0;
    for (const form of await formsOf(agent, starts)) {
      if (form.typed.length === 0) continue;
      const fillings = fc.record(Object.fromEntries(form.typed.map((name) => [name, typing])));
      await fc.assert(
        fc.asyncProperty(fillings, async (texts) => {
          const body = new URLSearchParams(form.body);
          for (const [name, text] of Object.entries(texts)) body.set(name, text);
          const page = await agent.send({ method: 'POST', path: form.path, body });
          assertSafe(page, form.path);
          if (page.status !== 422) return;
          cameBack += 1;
          const values = valuesOn(page);
          for (const [name, text] of Object.entries(texts)) {
            assert.ok(
              values.get(name)?.includes(asSeen(text)),
              `${form.path}: ${name} was ${JSON.stringify(text.slice(0, 80))}, is ${JSON.stringify(values.get(name)?.[0]?.slice(0, 80))}`,
            );
          }
        }),
        { seed: SEED, numRuns: 12, endOnFailure: true },
      );
    }
    assert.ok(cameBack > 0, 'no form came back');
  });
}

/** What stands in an address or a cookie when somebody plays with it. */
const piece = fc.oneof(
  value.map((text) => text.slice(0, 2_000)),
  fc.constantFrom(
    session.code,
    newIdOfNothing(),
    '0',
    'null',
    '[]',
    '%00',
    '..',
    'undefined',
    '9'.repeat(400),
  ),
);
const QUERY_NAMES =
  'page order part since key kind done q bom return code state label from __proto__ constructor a[]'.split(
    ' ',
  );
const COOKIE_NAMES = ['device', 'sign-in', '_csrf', 'csrf', 'session', '__proto__', '__Host-device'];

/** As a client that obeys no rule may send it: what is no text at all is sent as its bytes. */
function inAddress(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

const pages = app.routes.filter(({ method }) => method === 'GET').map(({ url }) => url);

for (const [who, agent] of people) {
  test(`no address, query or cookie makes a page fail for a ${who}`, async () => {
    const held = [...agent.cookies].map(([name, text]) => `${name}=${text}`).join('; ');
    assert.ok(pages.length > 60, String(pages.length));
    for (const url of pages) {
      const asked = fc.record({
        params: fc.array(
          fc.oneof({ weight: 1, arbitrary: piece }, { weight: 2, arbitrary: fc.constant(null) }),
          {
            minLength: 4,
            maxLength: 4,
          },
        ),
        query: fc.array(fc.tuple(fc.constantFrom(...QUERY_NAMES), piece), { maxLength: 4 }),
        cookies: fc.array(fc.tuple(fc.constantFrom(...COOKIE_NAMES), piece), { maxLength: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ params, query, cookies }) => {
          let at = 0;
          const path = url.replaceAll(/:\w+|\*/g, (name) => {
            const given = params[at++ % params.length];
            return inAddress(given ?? (name === ':code' ? session.code : newIdOfNothing()));
          });
          const search = query.map(([name, text]) => `${inAddress(name)}=${inAddress(text)}`).join('&');
          const cookie = [held, ...cookies.map(([name, text]) => `${name}=${inAddress(text)}`)].join('; ');
          const status = await statusOf(`${path}?${search}`, cookie);
          assert.ok(status < 500 && status !== 429, `${path}?${search} with ${cookie}: ${status}`);
        }),
        { seed: SEED, numRuns: 6, endOnFailure: true },
      );
    }
  });
}

let asked = 0;

/** A stream has no end, and needs a real connection: its beginning is enough. */
async function statusOf(url: string, cookie: string): Promise<number> {
  if (/events\?/.test(url)) {
    const { status, body } = await fetch(new URL(url, app.baseUrl), { headers: { cookie } });
    await body?.cancel();
    return status;
  }
  asked += 1;
  // Nobody is stopped by the limit of a network.
  const remoteAddress = `10.0.${asked >> 8}.${asked & 255}`;
  const headers = { cookie, 'user-agent': 'test', host: app.baseUrl.host };
  return (await app.app.inject({ url, headers, remoteAddress })).statusCode;
}
