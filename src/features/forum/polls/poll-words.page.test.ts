import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { polling, writing } = app.features.forum;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann' });
const ben = await app.signInAs('ben@leeds.example', { name: 'Ben' });
const others: (typeof ann)[] = [];
for (const name of ['Cai', 'Dee', 'Eva', 'Flo']) {
  others.push(await app.signInAs(`${name.toLowerCase()}@leeds.example`, { name }));
}
const [flo] = others;

async function begin(kind: 'text' | 'sense') {
  const spaceId = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const question = 'What comes first?';
  const poll = { kind, question, options: [], maxChoices: null, scale: null, endsAt: null } as const;
  const asked = await writing.reply(ann.person, {
    threadId,
    text: question,
    key: newId(),
    poll: { ...poll, resultsWhen: 'answered' },
  });
  assert.ok(asked.ok);
  const { postId } = asked;
  const say = async ({ person }: typeof ann, text: string) => {
    const given =
      kind === 'text'
        ? { answer: { text }, reason: '' }
        : { answer: { options: ['disagree' as never] }, reason: text };
    assert.ok((await polling.answer(person, postId, given)).ok);
  };
  const decide = async (button: string) => {
    const { id } = await db
      .selectFrom('postPollAnswer')
      .select('id')
      .where('postId', '=', postId)
      .where('personId', '=', ben.person.id)
      .executeTakeFirstOrThrow();
    const page = await ann.agent.get(forumUrls.postAct(postId, 'words'));
    const form = page.forms.find((each) => each.values('answer')[0] === id);
    assert.ok(form !== undefined);
    const done = await ann.agent.submit(form.fill({ reason: 'Because' }), button);
    assert.equal(done.status, 200);
  };
  for (const each of others) await say(each, 'A door');
  await say(ben, 'An insult');
  return {
    spaceId,
    threadId,
    say,
    decide,
    words: async () => (await ann.agent.get(forumUrls.postAct(postId, 'words'))).text,
    read: async (as = flo ?? ann) => (await as.agent.get(forumUrls.thread(threadId))).text,
    waits: async () => (await ann.agent.get('/waiting')).text,
    close: async () => assert.ok((await polling.close(ann.person, postId)).ok),
  };
}

test('LIVE-71: a text written anew after it was taken away waits until a moderator has looked at it', async () => {
  const { say, decide, words, read, waits } = await begin('text');
  assert.match(await read(), /An insult/);
  await decide('Take it away');
  // The same words stay away and wait for nobody.
  await say(ben, 'An insult');
  assert.doesNotMatch(await read(), /An insult/);
  assert.doesNotMatch(await waits(), /written anew/);
  await say(ben, 'A window');
  assert.doesNotMatch(await read(), /A window/);
  assert.match(await read(ben), /A window.*These are shown when a moderator has looked at them/);
  assert.match(await waits(), /1 answer written anew after being taken away: What comes first\?/);
  assert.match(await words(), /1\. Answer \(taken away, and written anew since\) ?A window/);
  await decide('Keep it away');
  assert.doesNotMatch(await read(), /A window/);
  assert.doesNotMatch(await waits(), /written anew/);
  await say(ben, 'A gate');
  await decide('Show the new words');
  assert.match(await read(), /A gate/);
  assert.doesNotMatch(await waits(), /written anew/);
  assert.match((await ben.agent.get('/notices')).text, /Your answer to a poll is shown again/);
});

test('LIVE-71: a reason of a sense check written anew waits too; without words there is nothing to wait for', async () => {
  const { say, decide, read, waits, close } = await begin('sense');
  await decide('Take it away');
  await say(ben, 'Another reason');
  assert.match(await waits(), /1 answer written anew/);
  await say(ben, '');
  assert.doesNotMatch(await waits(), /written anew/);
  await say(ben, 'A third reason');
  assert.doesNotMatch(await waits(), /written anew/, 'it was free of words that had been taken away');
  await close();
  assert.match(await read(), /A third reason/);
});

test('FOR-57: whoever wrote the words appeals, is not named to whoever decides, and they are shown again', async () => {
  const { spaceId, threadId, decide, read } = await begin('text');
  const max = await app.signInAs('max@hull.example', { name: 'Max' });
  await app.features.forum.spaces.addMember(ann.person.id, spaceId, 'max@hull.example', 'moderator');
  await decide('Take it away');
  const own = await ben.agent.get(forumUrls.thread(threadId));
  const decisions = await ben.agent.get(own.link('See why, or appeal'));
  assert.match(decisions.text, /What you wrote in an answer was taken away.*Reason: Because/);
  const form = await ben.agent.get(decisions.link('Appeal: What you wrote in an answer was taken away'));
  const sent = await ben.agent.submit(
    form.form('Send appeal').fill({ text: 'It is a proverb' }),
    'Send appeal',
  );
  assert.match(sent.text, /You appealed on .*It is a proverb/);
  assert.match((await ann.agent.get(forumUrls.appeals)).text, /No appeal waits for you/);

  const waits = await max.agent.get(forumUrls.appeals);
  const [link] = waits.$('main .se-thread__title a').get();
  const asked = await max.agent.get(waits.$(link).attr('href') ?? '');
  assert.match(waits.text, /Somebody who answered, against words taken away from an answer/);
  assert.match(asked.text, /Words of an answer taken away\. Reason: Because.*An insult.*It is a proverb/);
  const log = await max.agent.get(forumUrls.spaceAct(spaceId, 'log'));
  const told = await max.agent.get('/notices');
  assert.match(told.text, /An appeal waits for you/);
  app.clock.advance({ minutes: 10 });
  await app.features.notices.sendDue();
  const mails = JSON.stringify(await app.mailTo('max@hull.example'));
  assert.match(mails, /An appeal waits for you/);
  for (const text of [waits.text, asked.text, log.text, told.body, mails]) {
    assert.doesNotMatch(text, /\bBen\b|ben@leeds/);
    assert.ok(!text.includes(ben.person.id));
  }
  await max.agent.submit(asked.form('Decide').fill({ outcome: 'reversed', note: 'It is one' }), 'Decide');
  assert.match(await read(), /An insult/);
  assert.match((await ben.agent.get('/notices')).text, /Your appeal was decided/);
});
