import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../../test/app.ts';
import { giveRole, makeSeat, makeSession } from '../../../../../test/sessions.ts';
import { findSessionByCode } from '../../repository.ts';
import type { Session } from '../../session.ts';

const app = await startTestApp();
const { agent: organiser, person } = await app.signInAs('olive@example.org');

const GOES_ON = /This session is closed and goes on in a new one/;

async function participant(session: Session): Promise<Agent> {
  const agent = app.agent();
  agent.setCookie('device', (await makeSeat(app, session)).device);
  return agent;
}

test('LIVE-10: whoever comes back to a closed session is shown where it goes on, and can join there', async () => {
  const session = await makeSession(app, { state: 'closed', closedAt: app.clock.now() });
  await giveRole(app, session, 'organiser', person);
  const { agent: reader } = await app.signInAs('reader@example.org');
  const people = { participant: await participant(session), organiser, reader, visitor: app.agent() };
  const home = `/s/${session.code}`;
  const all = [
    home,
    `${home}/archive`,
    `${home}/archive/print`,
    `${home}/polls`,
    `${home}/about`,
    `${home}/join`,
  ];
  for (const path of all) assert.doesNotMatch((await people.participant.get(path)).text, GOES_ON);

  const made = await organiser.submit(
    (await organiser.get(`${home}/organise/continue`)).form('Make the new session'),
  );
  const next = await findSessionByCode(app.database.kysely, /\/s\/(\w+)\//.exec(made.path)?.[1] ?? '');
  assert.ok(next);
  const words = `Go on in “${session.title}”`;
  const seen: Readonly<Record<keyof typeof people, readonly string[]>> = {
    participant: all.filter((path) => !path.endsWith('/join')),
    organiser: all.filter((path) => !path.endsWith('/join')),
    // They read the archive, and find it on the way in.
    reader: [home, `${home}/archive`, `${home}/join`],
    visitor: [home, `${home}/join`, `/j/${session.code}`],
  };
  for (const [who, paths] of Object.entries(seen)) {
    for (const path of paths) {
      const page = await people[who as keyof typeof people].get(path);
      assert.match(page.text, GOES_ON, `${who} at ${path}: ${page.path}`);
      assert.equal(page.link(words), `/s/${next.code}`);
    }
  }
  const way = await people.visitor.get(`/s/${next.code}`);
  assert.equal(way.path, `/s/${next.code}/join`);
  assert.doesNotMatch(way.text, GOES_ON);
  await people.visitor.submit(way.form('Join'));
  assert.equal((await people.visitor.get(`/s/${next.code}`)).status, 200);
});

test('LIVE-10: a continuation that is not announced yet is shown to nobody', async () => {
  const session = await makeSession(app, { state: 'closed', closedAt: app.clock.now() });
  await makeSession(app, { state: 'draft', continues: session.id });
  const agent = await participant(session);
  assert.doesNotMatch((await agent.get(`/s/${session.code}/archive`)).text, GOES_ON);
});
