import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../test/forum.ts';
import { forumUrls } from '../forum/index.ts';

const app = await startTestApp();
const { notices } = app.features;
let ann = await app.signInAs('ann@example.org', { name: 'Ann' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben' });
let cai = await app.signInAs('cai@example.org', { name: 'Cai' });

async function follow(path: string, level: 'watch' | 'normal' | 'mute'): Promise<void> {
  const page = await cai.agent.get(path);
  await cai.agent.submit(
    page.forms.find(({ fields }) => fields.includes('level'))?.fill({ level }) ?? page.form('Save'),
    'Save',
  );
}

/** The address of the only tag of a space, by its page. */
async function tagOf(space: string): Promise<string> {
  return (await cai.agent.get(forumUrls.tags(space))).link('housing');
}

/** How many messages Cai gets in two days, after which people sign in again. */
async function mailsToCai(): Promise<number> {
  const before = (await app.mailTo('cai@example.org')).length;
  app.clock.advance({ minutes: 10 });
  for (let days = 0; days < 2; days++) {
    await notices.sendDue();
    app.clock.advance({ days: 1 });
  }
  await notices.sendDue();
  const after = (await app.mailTo('cai@example.org')).length;
  ann = await app.signInAs('ann@example.org', { name: 'Ann' });
  cai = await app.signInAs('cai@example.org', { name: 'Cai' });
  return after - before;
}

test('FOR-31, FOR-39: muting the thread, its space or a tag sends nothing, whatever is watched besides', async () => {
  for (const muted of ['thread', 'space', 'tag'] as const) {
    const spaceId = await makeSpace(app, ann.person);
    const { threadId } = await startThread(app, ann.person, { spaceId, tags: ['housing'] });
    const places = {
      thread: forumUrls.thread(threadId),
      space: forumUrls.space(spaceId),
      tag: await tagOf(spaceId),
    };
    for (const [of, path] of Object.entries(places)) await follow(path, of === muted ? 'mute' : 'watch');
    await reply(app, ben.person, threadId, 'We do.');
    assert.equal(await mailsToCai(), 0, `${muted} is muted`);
    await reply(app, ben.person, threadId, `Ask [@Cai](person:${cai.person.id})`);
    assert.equal(await mailsToCai(), 1, `${muted} is muted, and Cai is mentioned`);
    await follow(places[muted], 'normal');
    await reply(app, ben.person, threadId, 'So do we.');
    assert.equal(await mailsToCai(), 1, `${muted} is muted no more`);
    for (const path of Object.values(places)) await follow(path, 'normal');
    await reply(app, ben.person, threadId, 'All of us.');
    assert.equal(await mailsToCai(), 0, 'nothing is watched');
  }
});

test('FOR-31: one page lists all that somebody watches and mutes, and changes it', async () => {
  const spaceId = await makeSpace(app, ann.person, { name: 'The gate' });
  const { threadId, postId } = await startThread(app, ann.person, {
    spaceId,
    title: 'Keys',
    tags: ['housing'],
  });
  const dee = await app.signInAs('dee@example.org', { name: 'Dee' });
  assert.match((await dee.agent.get(forumUrls.following)).text, /You watch and mute nothing/);
  await follow(forumUrls.space(spaceId), 'watch');
  await follow(await tagOf(spaceId), 'mute');
  await follow(forumUrls.thread(threadId), 'watch');
  const thread = await cai.agent.get(forumUrls.thread(threadId));
  await cai.agent.submit(thread.form('Mute Ann (post 1)'), 'Mute Ann (post 1)');
  const page = await cai.agent.get(forumUrls.following);
  for (const words of [/The gate, watched/, /housing in The gate, muted/, /Keys, watched/, /Ann, muted/]) {
    assert.match(page.text, words);
  }
  let after = await cai.agent.submit(
    page.form('Stop muting housing in The gate'),
    'Stop muting housing in The gate',
  );
  assert.equal(after.path, forumUrls.following);
  after = await cai.agent.submit(after.form('Stop watching The gate'), 'Stop watching The gate');
  after = await cai.agent.submit(after.form('Mute Keys'), 'Mute Keys');
  after = await cai.agent.submit(after.form('Stop muting Ann'), 'Stop muting Ann');
  assert.match(after.text, /Keys, muted/);
  assert.doesNotMatch(after.text, /The gate|Ann, muted/);
  assert.ok(postId !== '');
});

test('FOR-36: an edit tells those who watch where its author says what changed, once and by one message', async () => {
  const spaceId = await makeSpace(app, ann.person);
  const { threadId, postId } = await startThread(app, ann.person, {
    spaceId,
    title: 'When we meet',
    text: 'On Monday',
  });
  await follow(forumUrls.thread(threadId), 'watch');
  await mailsToCai();
  const form = (await ann.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  const incomplete = await ann.agent.submit(form.fill({ text: 'On Tuesday', tells: 'yes' }), 'Save');
  assert.equal(incomplete.status, 422);
  assert.match(incomplete.text, /Say what changed, for those who are told/);
  assert.deepEqual(incomplete.form('Save').values('tells'), ['yes']);
  await ann.agent.submit(incomplete.form('Save').fill({ reason: 'We meet a day later' }), 'Save');
  assert.match((await cai.agent.get('/notices')).text, /When we meet/);
  assert.equal(await mailsToCai(), 1);
  assert.match(
    (await app.mailTo('cai@example.org')).at(-1)?.body ?? '',
    /Post 1 was changed: We meet a day later/,
  );
  const quiet = (await ann.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  await ann.agent.submit(quiet.fill({ text: 'On Wednesday', reason: 'Nobody is told' }), 'Save');
  assert.equal(await mailsToCai(), 0);
});

test('FOR-41: a digest lists no question of what one has muted', async () => {
  const spaceId = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, {
    spaceId,
    title: 'Watched thing',
    kind: 'discussion',
  });
  await startThread(app, ann.person, { spaceId, title: 'A muted question', tags: ['housing'] });
  await startThread(app, ann.person, { spaceId, title: 'An open question' });
  await follow(forumUrls.thread(threadId), 'watch');
  await follow(await tagOf(spaceId), 'mute');
  await reply(app, ben.person, threadId, 'Something new');
  assert.equal(await mailsToCai(), 1);
  const body = (await app.mailTo('cai@example.org')).at(-1)?.body ?? '';
  const [questions, news] = [body.indexOf('An open question'), body.indexOf('Something new')];
  assert.ok(questions >= 0 && questions < news, body);
  assert.doesNotMatch(body, /A muted question/);
});
