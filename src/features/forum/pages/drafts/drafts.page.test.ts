import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../../test/forum.ts';
import { forumUrls } from '../../urls.ts';

const app = await startTestApp();
const { forum } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones' });
const elsewhere = await app.signInAs('ben@york.example', { name: 'Ben Jones' });

const typedReply = async (threadId: string, text: string) =>
  (await ben.agent.get(forumUrls.thread(threadId))).form('Save draft').fill({ text });

test('FOR-9, FOR-65: a reply is kept without scripts, found on another device, and gone once it is posted', async () => {
  const { threadId } = await startThread(app, ann.person);
  const form = await typedReply(threadId, 'Half of  what\nI know');
  const saved = await ben.agent.submit(form, 'Save draft');
  assert.match(saved.text, /Your draft, saved 2 March 2026/);
  assert.equal(saved.form('Post reply').values('text')[0], 'Half of  what\r\nI know');
  await ben.agent.submit((await ben.agent.get('/account')).form('Sign out'));

  const list = await elsewhere.agent.get(forumUrls.drafts);
  assert.match(list.text, /Reply to Phones Saved .* Half of what I know/);
  const again = await elsewhere.agent.get(list.link('Reply to Phones'));
  const posted = await elsewhere.agent.submit(
    again.form('Post reply').fill({ text: 'All that I know' }),
    'Post reply',
  );
  assert.match(posted.text, /All that I know/);
  assert.match((await elsewhere.agent.get(forumUrls.drafts)).text, /You have no drafts/);
  assert.equal(
    (await elsewhere.agent.get(forumUrls.thread(threadId))).form('Post reply').values('text')[0],
    '',
  );
});

test('FOR-9: a new thread is kept for each kind, with its title', async () => {
  const me = elsewhere.agent;
  const space = await makeSpace(app, ann.person);
  const path = `${forumUrls.newThread(space)}?kind=announcement`;
  const form = (await me.get(path)).form('Save draft').fill({ title: 'We will', text: 'Nearly said' });
  await me.submit(form, 'Save draft');
  assert.equal((await me.get(`${forumUrls.newThread(space)}?kind=question`)).form().values('title')[0], '');
  const again = (await me.get(path)).form('Start thread');
  assert.deepEqual([again.values('title')[0], again.values('text')[0]], ['We will', 'Nearly said']);
  assert.match((await me.get(forumUrls.drafts)).text, /New announcement in Prison leavers We will/);
  await me.submit(again, 'Start thread');
  assert.match((await me.get(forumUrls.drafts)).text, /You have no drafts/);
});

test('a draft is put above a quote, and an empty one goes', async () => {
  const me = elsewhere.agent;
  const { threadId, postId } = await startThread(app, ann.person);
  const reply = forumUrls.threadAct(threadId, 'reply');
  await me.submit((await me.get(reply)).form('Save draft').fill({ text: 'Begun' }), 'Save draft');
  const quoting = (await me.get(`${reply}?to=${postId}&quote=yes`)).form('Save draft');
  assert.match(quoting.values('text')[0] ?? '', /^Begun\s+> \[Ann Smith wrote/);
  await me.submit(quoting.fill({ text: '' }), 'Save draft');
  assert.match((await me.get(forumUrls.drafts)).text, /You have no drafts/);
});

test('a deleted draft can be had back; what one may not read any more is not named, and one’s words are kept', async () => {
  const me = elsewhere.agent;
  const spaceId = await makeSpace(app, ann.person, { kind: 'private', name: 'Steering' });
  await forum.spaces.addMember(ann.person.id, spaceId, 'ben@york.example', 'member');
  const { threadId } = await startThread(app, ann.person, { spaceId, title: 'The secret plan' });
  const reply = forumUrls.threadAct(threadId, 'reply');
  await me.submit((await me.get(reply)).form('Save draft').fill({ text: 'My own words' }), 'Save draft');
  const list = await me.get(forumUrls.drafts);
  const deleted = await me.submit(list.form('Delete draft: Reply to The secret plan'));
  assert.match(deleted.text, /The draft is deleted.*You have no drafts/);
  assert.match(
    (await me.submit(deleted.form('Undo'), 'Undo')).text,
    /Reply to The secret plan.*My own words/,
  );

  await forum.spaces.removeMember(ann.person.id, spaceId, elsewhere.person.id);
  const after = await me.get(forumUrls.drafts);
  assert.match(after.text, /Something you can no longer read.*My own words/);
  assert.doesNotMatch(after.text, /secret plan|Steering/);
  await me.submit(after.form('Delete draft: Something you can no longer read'));
});

test('a draft that is too long is not cut short: it is said, and the text is kept', async () => {
  const me = elsewhere.agent;
  const { threadId } = await startThread(app, ann.person);
  const form = (await me.get(forumUrls.thread(threadId)))
    .form('Save draft')
    .fill({ text: 'x'.repeat(40_001) });
  const refused = await me.submit(form, 'Save draft');
  assert.equal(refused.status, 422);
  assert.equal(refused.form('Save draft').values('text')[0]?.length, 40_001);
  // What can be kept may still be more than can be posted.
  const kept = await me.submit(refused.form('Save draft').fill({ text: 'x'.repeat(30_000) }), 'Save draft');
  assert.equal(kept.form('Save draft').values('text')[0]?.length, 30_000);
});

test('a draft that a script saves after its post was sent does not come back', async () => {
  const me = elsewhere.agent;
  const { threadId } = await startThread(app, ann.person);
  const form = (await me.get(forumUrls.thread(threadId))).form('Post reply').fill({ text: 'Sent' });
  await me.submit(form, 'Post reply');
  await me.submit(form, 'Save draft');
  assert.equal((await me.get(forumUrls.thread(threadId))).form('Post reply').values('text')[0], '');
});

test('FOR-68: a draft keeps its language, for a reply as for a new thread, and when its deletion is undone', async () => {
  const me = elsewhere.agent;
  const { threadId, spaceId } = await startThread(app, ann.person, { title: 'Rent' });
  const form = (await me.get(forumUrls.thread(threadId))).form('Save draft');
  const saved = await me.submit(form.fill({ text: 'Mae gennym', language: 'cy' }), 'Save draft');
  assert.deepEqual(saved.form('Post reply').values('language'), ['cy']);
  const whole = await me.get(forumUrls.threadAct(threadId, 'reply'));
  assert.deepEqual(whole.form('Save draft').values('language'), ['cy']);
  const deleted = await me.submit((await me.get(forumUrls.drafts)).form('Delete draft: Reply to Rent'));
  await me.submit(deleted.form('Undo'));
  const again = (await me.get(forumUrls.thread(threadId))).form('Post reply');
  assert.deepEqual(again.values('language'), ['cy']);
  const posted = await me.submit(again, 'Post reply');
  assert.match(posted.body, /lang="cy"/);
  const path = `${forumUrls.newThread(spaceId)}?kind=question`;
  const begun = (await me.get(path))
    .form('Save draft')
    .fill({ title: 'Pwy?', text: 'Pwy sydd', language: 'cy' });
  const kept = await me.submit(begun, 'Save draft');
  assert.deepEqual(kept.form('Start thread').values('language'), ['cy']);
});

test('FOR-9: a new private thread has a draft with whom it names, which goes when it is begun and comes back when its deletion is undone', async () => {
  const me = elsewhere.agent;
  const typed = { people: 'Ann Smith\nNobody At All', title: 'Between us', text: 'Hydd', language: 'cy' };
  const form = (await me.get(forumUrls.newPrivate)).form('Save draft').fill(typed);
  await me.submit(form, 'Save draft');
  const list = await me.get(forumUrls.drafts);
  assert.equal(list.link('New private thread'), forumUrls.newPrivate);
  const deleted = await me.submit(list.form('Delete draft: New private thread'));
  const undone = await me.submit(deleted.form('Undo'));
  assert.match(undone.text, /New private thread/);
  const again = (await me.get(forumUrls.newPrivate)).form('Begin thread');
  const kept = Object.fromEntries(
    Object.keys(typed).map((name) => [name, again.values(name)[0]?.replaceAll('\r', '')]),
  );
  assert.deepEqual(kept, typed);
  const refused = await me.submit(again, 'Begin thread');
  assert.equal(refused.status, 422);
  assert.equal(refused.form('Begin thread').values('people')[0]?.replaceAll('\r', ''), typed.people);
  const begun = await me.submit(refused.form('Begin thread').fill({ people: 'Ann Smith' }), 'Begin thread');
  assert.equal(begun.$('#post-1 .se-prose').attr('lang'), 'cy', begun.text);
  assert.doesNotMatch((await me.get(forumUrls.drafts)).text, /New private thread/);
  assert.deepEqual((await me.get(forumUrls.newPrivate)).form('Begin thread').values('people'), ['']);
});
