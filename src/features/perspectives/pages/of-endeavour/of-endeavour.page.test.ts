import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { peopledEndeavour } from '../../../../../test/rounds.ts';
import { endeavourUrls } from '../../../endeavours/index.ts';
import { perspectivesUrls } from '../../urls.ts';

const app = await startTestApp();

const LINK_TO_LIST = `a[href="${perspectivesUrls.ofEndeavour('ID')}"]`;

test('an endeavour lists its conversations: drafts for stewards alone, the others for every seat, nothing for who has none', async () => {
  const { id, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern']);
  const [member] = members;
  assert.ok(member !== undefined);
  const home = await member.agent.get(endeavourUrls.home(id));
  const empty = await member.agent.get(perspectivesUrls.ofEndeavour(id));
  assert.equal(home.$(LINK_TO_LIST.replace('ID', id)).text().trim(), 'Perspectives');
  assert.match(empty.text, /No question has been put to this endeavour yet/);
  assert.doesNotMatch(empty.text, /Start a conversation/);

  const list = await convener.agent.get(perspectivesUrls.ofEndeavour(id));
  const start = await convener.agent.get(list.link('Start a conversation'));
  const question = 'What would help people in the first week?';
  const form = start.form().fill({ question, audience: 'seats', moderation: 'before' });
  const run = await convener.agent.submit(form, 'Save the draft');
  const mine = await convener.agent.get(perspectivesUrls.ofEndeavour(id));
  assert.match(mine.text, new RegExp(`${question.replace('?', '\\?')} Draft`));
  assert.doesNotMatch((await member.agent.get(perspectivesUrls.ofEndeavour(id))).text, /first week/);

  await convener.agent.submit(run.form('Open it'), 'Open it');
  const open = await member.agent.get(perspectivesUrls.ofEndeavour(id));
  const conversation = await member.agent.get(open.link(question));
  assert.equal(conversation.status, 200);
  assert.equal(conversation.$(LINK_TO_LIST.replace('ID', id)).text().trim(), 'Perspectives');
  const { agent: stranger } = await app.signInAs('nobody-of-it@example.org');
  assert.equal((await stranger.get(perspectivesUrls.ofEndeavour(id))).status, 404);
});
