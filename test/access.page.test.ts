import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../src/features/sessions/index.ts';
import type { DB } from '../src/platform/database/schema.ts';
import { newId } from '../src/platform/ids.ts';
import { startTestApp } from './app.ts';
import { pollServices } from './polls.ts';
import { giveRole, makeSeat, makeSession } from './sessions.ts';

/**
 * What each kind of person gets, by the access that a route declares:
 * ok: the route's own answer · in: told to sign in · join: told to join · no: 403 · none: as if it did not exist.
 * token: 401 whoever is signed in, because only a token counts.
 * A form sent where a page would lead to sign-in or join is answered 401.
 */
type Outcome = 'ok' | 'in' | 'join' | 'no' | 'none' | 'token';

const ROLES = [
  'visitor',
  'stranger',
  'guest',
  'participant',
  'blocked',
  'observer',
  'speaker',
  'moderator',
  'chair',
  'organiser',
  'organiser elsewhere',
] as const;
type Role = (typeof ROLES)[number];

const NOBODY = 'token token token token token token token token token token token';
const EVERYBODY = 'ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok';
/* prettier-ignore */
const TABLE: Readonly<Record<string, string>> = {
  //                            visit stran guest parti block obser speak moder chair organ elsewhere
  'anyone':                     EVERYBODY,
  'anyone, unnamed':            EVERYBODY,
  'this machine only':          EVERYBODY,
  'shows a token':              NOBODY,
  'shows a token, and may read the space':     NOBODY,
  'shows a token, and may write in the space': NOBODY,
  'signed in':                  'in   ok   in   ok   in   ok   ok   ok   ok   ok   ok',
  'signed in, or about to set up the second step':
                                'in   ok   in   ok   in   ok   ok   ok   ok   ok   ok',
  'administrator':              'in   no   in   no   in   no   no   no   no   no   no',
  'may see':                    EVERYBODY,
  'may join':                   EVERYBODY,
  'may read':                   'join join ok   ok   join ok   ok   ok   ok   ok   join',
  'may read the archive':       'join join ok   ok   join ok   ok   ok   ok   ok   join',
  'has a seat':                 'join join ok   ok   join join join join join join join',
  'acts for a seat':            'join join ok   ok   join join join join join join join',
  'may ask':                    'join join ok   ok   join join join join join join join',
  'may answer polls':           'join join ok   ok   join join join join join join join',
  // A space, thread or post that there is not.
  'may read the space':         'in   none in   none in   none none none none none none',
  'may write in the space':     'in   none in   none in   none none none none none none',
  'may moderate the space':     'in   none in   none in   none none none none none none',
  'is open to the world':       'none none none none none none none none none none none',
  'may see staff pages':        'in   no   in   no   in   no   ok   ok   ok   ok   no',
  'has the link of the screen': 'in   no   in   no   in   no   ok   ok   ok   ok   no',
  'may moderate':               'in   no   in   no   in   no   no   ok   ok   no   no',
  'may block seats':            'in   no   in   no   in   no   no   ok   ok   no   no',
  'may see seats':              'in   no   in   no   in   no   no   ok   ok   ok   no',
  'may set seats aside':        'in   no   in   no   in   no   no   ok   ok   ok   no',
  'may prepare polls':          'in   no   in   no   in   no   no   no   ok   ok   no',
  'may run polls':              'in   no   in   no   in   no   no   no   ok   no   no',
  'may message staff':          'in   no   in   no   in   no   ok   ok   ok   ok   no',
  'may signal pace':            'join join ok   ok   join join join join join join join',
  'may comment':                'join join ok   ok   join join join join join join join',
  'may vote':                   'join join ok   ok   join join join join join join join',
  'may export':                 'in   no   in   no   in   no   no   no   no   ok   no',
  'may write answers':          'in   no   in   no   in   no   ok   no   no   no   no',
  'may choose what is answered':
                                'in   no   in   no   in   no   no   no   ok   no   no',
  'may choose what is answered or may move the session':
                                'in   no   in   no   in   no   no   no   ok   ok   no',
  'may choose what is answered or may organise':
                                'in   no   in   no   in   no   no   no   ok   ok   no',
  'may list endeavours':        'in   ok   in   ok   in   ok   ok   ok   ok   ok   ok',
  'may see endeavour':          'in   none in   none in   none none none none none none',
  'holds a seat in the endeavour':
                                'in   none in   none in   none none none none none none',
  'steward of the endeavour':   'in   none in   none in   none none none none none none',
  'may read the record of the endeavour':
                                'in   none in   none in   none none none none none none',
  'may end or reopen the endeavour':
                                'in   none in   none in   none none none none none none',
  'may see the conversation':
                                'none none none none none none none none none none none',
  'runs the conversation':
                                'none none none none none none none none none none none',
  'takes part in the endeavour of the conversation':
                                'none none none none none none none none none none none',
  'may organise':               'in   no   in   no   in   no   no   no   no   ok   no',
};

/** Whose draft it is may see it; to everybody else a session that is not announced does not exist. */
const OUTSIDERS: readonly Role[] = ['visitor', 'stranger', 'organiser elsewhere'];

const app = await startTestApp({ listen: true });
const db = app.database.kysely;
const polls = await pollServices(app);

interface Somebody {
  readonly cookie: string;
  readonly params: Readonly<Record<string, string>>;
}

let made = 0;

/** A session in that state and one person who holds the role there, with real ids for every address below it. */
async function enter(role: Role, state: Session['state']): Promise<Somebody> {
  made += 1;
  const session = await makeSession(app, { state });
  // A chair who is there, so that a moderator is no more than that (LIVE-11).
  const here = await app.signInAs(`present-${made}@example.org`);
  await giveRole(app, session, 'chair', here.person);
  await db
    .updateTable('sessionRole')
    .set({ seenAt: app.clock.now() })
    .where('sessionId', '=', session.id)
    .execute();
  const seated = await makeSeat(app, session);
  const cookies: string[] = [];
  if (role === 'guest' || role === 'blocked') cookies.push(`device=${seated.device}`);
  if (role === 'blocked') await setSeat(seated.seat.id, { blockedAt: app.clock.now() });
  if (role !== 'visitor' && role !== 'guest' && role !== 'blocked') {
    const { person, cookie } = await app.signInAs(`${role.replace(' ', '-')}-${made}@example.org`);
    cookies.push(`${cookie.name}=${cookie.value}`);
    if (role === 'participant') await setSeat(seated.seat.id, { kind: 'verified', personId: person.id });
    if (role === 'organiser elsewhere') await giveRole(app, await makeSession(app), 'organiser', person);
    if (isHeld(role)) await giveRole(app, session, role, person);
  }
  return {
    cookie: cookies.join('; '),
    params: { code: session.code, ...(await idsIn(session, seated.seat.id)) },
  };
}

function isHeld(role: Role): role is DB['sessionRole']['role'] {
  return ['observer', 'speaker', 'moderator', 'chair', 'organiser'].includes(role);
}

async function setSeat(
  id: string,
  set: { blockedAt?: Date; kind?: 'verified'; personId?: string },
): Promise<void> {
  await db.updateTable('seat').set(set).where('id', '=', id).execute();
}

async function idsIn(session: Session, seatId: string): Promise<Record<string, string>> {
  const poll = await polls.prepared(session);
  await db.updateTable('poll').set({ state: 'open' }).where('id', '=', poll.id).execute();
  const question = newId();
  const now = app.clock.now();
  await db
    .insertInto('question')
    .values({
      id: question,
      sessionId: session.id,
      seatId,
      key: question,
      text: 'Who meets people at the gate?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      listedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
  return { seatId, poll: poll.id, question, secret: 'x'.repeat(22), to: 'live' };
}

/** The address of a route with real ids in it; what is not known of this person's session is an id of nothing. */
function addressOf(url: string, params: Somebody['params']): string {
  return url.replace('*', 'none.css').replaceAll(/:(\w+)/g, (_whole, name: string) => {
    if (name !== 'id') return params[name] ?? newId();
    if (/polls\//.test(url)) return params['poll'] ?? '';
    return /questions\//.test(url) ? (params['question'] ?? '') : newId();
  });
}

const first = await fetch(new URL('/sign-in', app.baseUrl));
const csrfCookie = (first.headers.getSetCookie().find((each) => each.startsWith('csrf=')) ?? '').split(
  ';',
)[0];
const csrfToken = /name="_csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';

interface Answer {
  readonly status: number;
  readonly location: string;
}

async function ask(method: string, path: string, cookie: string): Promise<Answer> {
  const isForm = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  const stop = new AbortController();
  const response = await fetch(new URL(path, app.baseUrl), {
    method,
    redirect: 'manual',
    signal: stop.signal,
    headers: { accept: 'text/html', cookie: [cookie, csrfCookie].filter((each) => each !== '').join('; ') },
    ...(isForm ? { body: new URLSearchParams({ _csrf: csrfToken }) } : {}),
  });
  const answer = { status: response.status, location: response.headers.get('location') ?? '' };
  // Streams never end by themselves.
  stop.abort();
  return answer;
}

function isOutcome({ status, location }: Answer, wanted: Outcome, method: string): boolean {
  const isForm = method !== 'GET' && method !== 'HEAD';
  switch (wanted) {
    case 'ok':
      return status < 500 && status !== 401 && status !== 403 && !location.startsWith('/sign-in?');
    case 'in':
      return isForm ? status === 401 : status === 303 && /^\/sign-in($|\?return-to=)/.test(location);
    case 'join':
      return isForm ? status === 401 : status === 303 && /^\/s\/\w+\/join(\?for=[a-z-]+)?$/.test(location);
    case 'token':
      return status === 401;
    case 'no':
      return status === 403;
    case 'none':
      return status === 404;
  }
}

function wantedOf(access: string, role: Role): Outcome {
  return (TABLE[access] ?? '').split(/ +/)[ROLES.indexOf(role)] as Outcome;
}

test('every route declares an access of the table, and every row of the table is in use', () => {
  assert.ok(app.routes.length > 50);
  assert.ok(csrfToken !== '');
  const declared = new Set(app.routes.map(({ access }) => access.name));
  assert.deepEqual([...declared].toSorted(), Object.keys(TABLE).toSorted());
  for (const row of Object.values(TABLE)) assert.equal(row.split(/ +/).length, ROLES.length);
});

test('every route gives every kind of person what its access says, and no more', async () => {
  const wrong: string[] = [];
  for (const role of ROLES) {
    const shared = await enter(role, 'live');
    for (const { method, url, access } of app.routes) {
      const wanted = wantedOf(access.name, role);
      // What is allowed may change the session or the person; what is refused must not.
      const changes = wanted === 'ok' && method !== 'GET' && method !== 'HEAD';
      const { params, cookie } = changes ? await enter(role, 'live') : shared;
      const answer = await ask(method, addressOf(url, params), cookie);
      if (!isOutcome(answer, wanted, method)) {
        wrong.push(
          `${method} ${url} (${access.name}), ${role}: ${wanted}, not ${answer.status} ${answer.location}`,
        );
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('LIVE-2: a draft is not there for anybody who has no part in it', async () => {
  const wrong: string[] = [];
  for (const role of OUTSIDERS) {
    const { params, cookie } = await enter(role, 'draft');
    for (const { method, url, access } of app.routes.filter((route) => route.url.startsWith('/s/:code'))) {
      const answer = await ask(method, addressOf(url, params), cookie);
      if (!isOutcome(answer, role === 'visitor' ? 'in' : 'none', method)) {
        wrong.push(`${method} ${url} (${access.name}), ${role}: ${answer.status} ${answer.location}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});
