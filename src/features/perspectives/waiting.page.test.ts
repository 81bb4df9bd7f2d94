import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { ofEndeavour, startConversation } from '../../../test/perspectives/conversations.ts';
import { openRound, peopledEndeavour } from '../../../test/rounds.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;

test('FOR-25: a round and a conversation that a seat has not answered wait for whoever holds it, and for nobody else', async () => {
  const { id, convener, steward, members } = await peopledEndeavour(app, ['Council', 'Lantern']);
  const statements = ['A named person at the gate'];
  const conversation = await startConversation(app, convener.person, statements, ofEndeavour(id));
  const { agent } = members[0]!;
  assert.doesNotMatch((await agent.get('/waiting')).text, /What would help/, 'it is still a draft');
  assert.match((await agent.get(perspectivesUrls.list)).text, /There is no conversation yet/);
  await perspectives.convening.move(convener.person.id, conversation, 'open');
  await openRound(app, id, steward);
  const before = await agent.get('/waiting');
  assert.match(before.text, /In your endeavours .*Say what kind of problem this is/);
  assert.match(before.text, /Say where you stand: What would help\?/);
  const outside = await app.signInAs('outside@example.org');
  assert.doesNotMatch((await outside.agent.get('/waiting')).text, /What would help/);
  assert.match((await agent.get(perspectivesUrls.list)).text, /What would help\?/);
  assert.match((await outside.agent.get(perspectivesUrls.list)).text, /There is no conversation yet/);

  const page = await agent.get(before.link('Say where you stand: What would help?'));
  assert.equal(page.path, perspectivesUrls.home(conversation));
  await agent.submit(page.form('Agree'), 'Agree');
  assert.doesNotMatch((await agent.get('/waiting')).text, /Say where you stand/);
  await perspectives.convening.move(convener.person.id, conversation, 'closed');
  assert.doesNotMatch(
    (await convener.agent.get('/waiting')).text,
    /Say where you stand/,
    'it is over for those who did not answer too',
  );
});
