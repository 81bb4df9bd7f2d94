import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSession } from '../../../../../test/sessions.ts';

const app = await startTestApp();

test('whoever takes part finds the links of the session and their own seat', async () => {
  const session = await makeSession(app, {
    captionsUrl: 'https://captions.example.org/1',
    signLanguageUrl: 'https://bsl.example.org/1',
    callUrl: 'https://call.example.org/1',
  });
  await app.database.kysely
    .insertInto('sessionReading')
    .values({
      id: 'r1',
      sessionId: session.id,
      position: 1,
      title: 'A paper',
      url: 'https://example.org/paper',
    })
    .execute();
  const agent = app.agent();
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join'));
  const page = await agent.get(`/s/${session.code}/about`);
  assert.equal(page.link('Live captions'), 'https://captions.example.org/1');
  assert.equal(page.link('Sign language'), 'https://bsl.example.org/1');
  assert.equal(page.link('A paper'), 'https://example.org/paper');
  assert.equal(page.link('Add to your calendar'), `/s/${session.code}/calendar.ics`);
  assert.match(page.link('Your seat: what you said about yourself, your data'), /\/seat$/);
});

test('the calendar file says how to join; where the call is, only to those who take part', async () => {
  const session = await makeSession(app, { callUrl: 'https://call.example.org/1' });
  const path = `/s/${session.code}/calendar.ics`;
  const visitor = await app.agent().get(path);
  assert.match(String(visitor.headers['content-type']), /^text\/calendar/);
  assert.match(visitor.body, /BEGIN:VEVENT/);
  assert.match(visitor.body.replaceAll(/\r\n /g, ''), new RegExp(`/j/${session.code}`));
  assert.doesNotMatch(visitor.body, /call\.example/);
  const agent = app.agent();
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join'));
  assert.match((await agent.get(path)).body, /call\.example/);
});
