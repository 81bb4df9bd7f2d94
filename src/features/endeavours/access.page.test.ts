import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { consent, linkTo, newEndeavour, propose, takeSeat } from '../../../test/endeavours.ts';
import { newId } from '../../platform/ids.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'admin@example.org' } });

/** ok: let in · in: told to sign in · no: 403 · none: as if it did not exist. */
type Outcome = 'ok' | 'in' | 'no' | 'none';

const ROLES = [
  'visitor',
  'outsider',
  'administrator',
  'former holder',
  'onlooker',
  'policy',
  'delivery',
  'partner',
  'community',
  'lived experience, by a link',
  'steward',
] as const;
type Role = (typeof ROLES)[number];

/* prettier-ignore */
const TABLE: Readonly<Record<string, string>> = {
  //                                       visit outs admin form onlk poli deli part comm live stew
  'may see endeavour':                    'in    none none none ok   ok   ok   ok   ok   ok   ok',
  'may read the record of the endeavour': 'in    none none none no   ok   ok   ok   ok   ok   ok',
  'holds a seat in the endeavour':        'in    none none none no   ok   ok   ok   ok   ok   ok',
  'may end or reopen the endeavour':      'in    none none none no   ok   ok   ok   ok   ok   ok',
  'steward of the endeavour':             'in    none none none no   no   no   no   no   no   ok',
};
/** What stays of it when the endeavour is closed. */
const WHEN_CLOSED: ReadonlySet<string> = new Set([
  'may see endeavour',
  'may read the record of the endeavour',
  'may end or reopen the endeavour',
]);

const routes = app.routes
  .filter(
    ({ url, access, method }) =>
      url.startsWith('/endeavours/:endeavour') && access.name in TABLE && method !== 'HEAD',
  )
  // Whoever leaves, or steps down, has another role afterwards.
  .toSorted((a, b) => changesRole(a.url) - changesRole(b.url));

function changesRole(url: string): number {
  return url.endsWith('/me/leave') ? 2 : url.endsWith('/step-down') ? 1 : 0;
}

async function seatOfKind(convener: Agent, home: string, kind: string): Promise<Agent> {
  const link = await linkTo(convener, home, { 'seat-name': 'Lead', organisation: `Group ${kind}`, kind });
  const { agent } = await app.signInAs(`${kind}-${newId()}@example.org`);
  await agent.submit((await agent.get(link)).form('Take the seat'), 'Take the seat');
  return agent;
}

/** Everybody, each as they are to one endeavour. */
async function everybody(): Promise<{
  agents: Readonly<Record<Role, Agent>>;
  homes: Readonly<Record<Role, string>>;
}> {
  const { agent: convener, home } = await newEndeavour(app);
  const open = await newEndeavour(app, { openness: 'network' });
  const former = await takeSeat(app, convener, home, 'Gone Group');
  const leaving = await former.get(`${home}/me`);
  await former.submit(leaving.form('Leave the seat'), 'Leave the seat');
  const link = await linkTo(convener, home, {
    'seat-name': 'Been through the gate',
    organisation: 'Lantern Group',
    kind: 'lived-experience',
  });
  const guest = app.agent();
  const asked = await guest.get(link);
  await guest.submit(asked.form('Take the seat').fill({ name: 'Robin' }), 'Take the seat');
  const { agent: outsider } = await app.signInAs('outsider@example.org');
  const agents: Record<Role, Agent> = {
    visitor: app.agent(),
    outsider,
    administrator: (await app.signInAs('admin@example.org')).agent,
    'former holder': former,
    onlooker: (await app.signInAs('onlooker@example.org')).agent,
    policy: await seatOfKind(convener, home, 'policy'),
    delivery: await seatOfKind(convener, home, 'delivery'),
    partner: await seatOfKind(convener, home, 'partner'),
    community: await seatOfKind(convener, home, 'community'),
    'lived experience, by a link': guest,
    steward: convener,
  };
  await propose(convener, home, /Convener/);
  for (const agent of [convener, agents.policy, agents.delivery, agents.partner, agents.community, guest]) {
    await consent(agent, home);
  }
  const homes = Object.fromEntries(
    ROLES.map((role) => [role, role === 'onlooker' ? open.home : home]),
  ) as Record<Role, string>;
  return { agents, homes };
}

async function ask(agent: Agent, method: string, path: string): Promise<Outcome | number> {
  if (method === 'GET') {
    const page = await agent.get(path);
    return page.path.startsWith('/sign-in') ? 'in' : outcomeOf(page.status);
  }
  const token = (await agent.get('/sign-in')).$('input[name="_csrf"]').first().attr('value') ?? '';
  const page = await agent.send({ method: 'POST', path, body: new URLSearchParams({ _csrf: token }) });
  return page.status === 401 ? 'in' : outcomeOf(page.status);
}

/** An id of nothing is not found by those who are let in either, so that this is told apart by the route. */
function outcomeOf(status: number): Outcome | number {
  if (status === 403) return 'no';
  if (status === 404) return 'none';
  return status < 500 ? 'ok' : status;
}

function addressOf(url: string, home: string): string {
  return url.replace('/endeavours/:endeavour', home).replaceAll(/:(\w+)/g, () => newId());
}

function wantedOf(access: string, role: Role): Outcome {
  return (TABLE[access] ?? '').split(/ +/)[ROLES.indexOf(role)] as Outcome;
}

function isRight(got: Outcome | number, wanted: Outcome, url: string): boolean {
  return got === wanted || (wanted === 'ok' && got === 'none' && /:endeavour\/.*:/.test(url));
}

async function wrongOnes(wanted: (access: string, role: Role) => Outcome, who: readonly Role[]) {
  const { agents, homes } = await everybody();
  if (who.length < ROLES.length) {
    await app.database.kysely
      .updateTable('endeavour')
      .set({ state: 'closed', closedAt: app.clock.now() })
      .where(
        'id',
        'in',
        Object.values(homes).map((home) => home.split('/').at(-1) ?? ''),
      )
      .execute();
  }
  const wrong: string[] = [];
  for (const role of who) {
    for (const { method, url, access } of routes) {
      const got = await ask(agents[role], method, addressOf(url, homes[role]));
      if (!isRight(got, wanted(access.name, role), url)) {
        wrong.push(`${method} ${url} (${access.name}), ${role}: ${wanted(access.name, role)}, not ${got}`);
      }
    }
  }
  return wrong;
}

test('every route of an endeavour gives everybody what the table says, and the kind of a seat makes no difference', async () => {
  assert.ok(routes.length > 40, `${routes.length} routes`);
  for (const row of Object.values(TABLE)) assert.equal(row.split(/ +/).length, ROLES.length);
  assert.deepEqual(await wrongOnes(wantedOf, ROLES), []);
});

test('a closed endeavour is read, and opened again, by its seats; nothing else is done in it', async () => {
  const wanted = (access: string, role: Role): Outcome =>
    wantedOf(access, role) === 'ok' && !WHEN_CLOSED.has(access) ? 'no' : wantedOf(access, role);
  assert.deepEqual(await wrongOnes(wanted, ['outsider', 'former holder', 'policy', 'steward']), []);
});
