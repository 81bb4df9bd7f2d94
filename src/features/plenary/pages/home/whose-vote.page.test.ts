import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Session } from '../../../sessions/index.ts';

const app = await startTestApp();
const db = app.database.kysely;

async function questionIn(session: Session): Promise<string> {
  const now = app.clock.now();
  const id = newId();
  await db
    .insertInto('question')
    .values({
      id,
      sessionId: session.id,
      key: id,
      text: 'Why?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      listedAt: now,
      version: session.version,
      countsVersion: session.version,
    })
    .execute();
  return id;
}

async function join(agent: Agent, session: Session): Promise<void> {
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join'));
}

async function vote(agent: Agent, session: Session): Promise<void> {
  const page = await agent.get(`/s/${session.code}`);
  const form = page.forms.find(({ buttons }) => buttons.some((words) => words.includes('Why?')));
  assert.ok(
    form,
    `No button to support the question, only ${page.forms.flatMap(({ buttons }) => buttons).join()}`,
  );
  await agent.submit(form);
}

async function voters(questionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('vote')
    .innerJoin('seat', 'seat.id', 'vote.seatId')
    .select('seat.name')
    .where('questionId', '=', questionId)
    .orderBy('seat.name')
    .execute();
  return rows.map(({ name }) => name);
}

test('LIVE-36: two people who use one browser after each other vote from their own seats', async () => {
  const session = await makeSession(app, { joining: 'verified' });
  const questionId = await questionIn(session);
  const one = await app.signInAs('one@example.org', { name: 'One' });
  await join(one.agent, session);
  await vote(one.agent, session);
  const two = await app.signInAs('two@example.org', { name: 'Two' });
  one.agent.setCookie(two.cookie.name, two.cookie.value);
  await join(one.agent, session);
  await vote(one.agent, session);
  assert.deepEqual(await voters(questionId), ['One', 'Two']);
});

test('LIVE-88: who left, was erased and joins again votes from the new seat', async () => {
  const session = await makeSession(app);
  const questionId = await questionIn(session);
  const agent = app.agent();
  await join(agent, session);
  await vote(agent, session);
  assert.equal((await voters(questionId)).length, 1);
  await agent.submit((await agent.get(`/s/${session.code}/leave`)).form('Leave and erase me'));
  assert.equal((await voters(questionId)).length, 0);
  await join(agent, session);
  await vote(agent, session);
  assert.equal((await voters(questionId)).length, 1);
});
