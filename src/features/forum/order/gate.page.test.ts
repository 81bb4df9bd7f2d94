import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const { writing } = app.features.forum;

const edit = async (postId: string, text: string) =>
  ben.agent.submit(
    (await ben.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save').fill({ text }),
    'Save',
  );

const stopped = /stopped you from writing in this space until .* Reason: Let it rest/;

/** Stops Ben from writing in a space for a week. */
async function stop(spaceId: string): Promise<string> {
  const id = newId();
  await app.database.kysely
    .insertInto('sanction')
    .values({
      id,
      kind: 'suspension',
      spaceId,
      personId: ben.person.id,
      until: new Date(app.clock.now().getTime() + 7 * 24 * 3_600_000),
      reason: 'Let it rest',
      byPersonId: ann.person.id,
      at: app.clock.now(),
    })
    .execute();
  return id;
}

test('FOR-57: whoever is stopped from writing reads, and neither posts, edits, answers, thanks nor asks', async () => {
  const spaceId = await makeSpace(app, ann.person);
  const { threadId, postId: question } = await startThread(app, ben.person, { spaceId });
  const { postId } = await reply(app, ben.person, threadId, 'We have one');
  const { postId: answer } = await reply(app, ann.person, threadId, 'So have we');
  const before = await ben.agent.get(forumUrls.thread(threadId));
  const suspension = await stop(spaceId);

  const edited = await edit(postId, 'Something nasty');
  assert.equal(edited.status, 422);
  assert.match(edited.text, stopped);
  assert.equal(edited.form('Save').values('text')[0], 'Something nasty');

  // With a page that was open before.
  const form = before.form('Post reply');
  const posted = await ben.agent.submit(form.fill({ text: 'One more thing' }), 'Post reply');
  assert.equal(posted.status, 422);
  assert.match(posted.text, stopped);
  for (const button of ['Thanks for post 3', 'This answers it (post 3)']) {
    const refused = await ben.agent.submit(before.form(button), button);
    assert.equal(refused.status, 403, button);
    assert.match(refused.text, stopped);
  }

  const thread = await ben.agent.get(forumUrls.thread(threadId));
  assert.equal(thread.$('textarea').length, 0);
  for (const begun of ['Reply', 'Quote post 3', 'Edit post 2', 'Begin a poll', 'Add tags', 'Who is asked']) {
    assert.equal(thread.$('a').filter((_, each) => thread.$(each).text() === begun).length, 0, begun);
  }
  for (const act of ['reply', 'poll', 'sense-check']) {
    const page = await ben.agent.get(forumUrls.threadAct(threadId, act));
    assert.equal(page.heading, 'Phones You cannot write here now', act);
    assert.match(page.text, stopped);
  }
  // Nothing is offered that would be refused; how many have thanked is still said.
  assert.doesNotMatch(thread.$('#post-3').text(), /Thanks|This answers it/);
  await ann.agent.submit((await ann.agent.get(forumUrls.thread(threadId))).form(thanks(2)), thanks(2));
  assert.match((await ben.agent.get(forumUrls.thread(threadId))).$('#post-2').text(), /1 thanks/);
  const space = await ben.agent.get(forumUrls.space(spaceId));
  assert.match(space.text, stopped);
  assert.equal(space.$(`a[href="${forumUrls.newThread(spaceId)}"]`).length, 0);
  assert.equal((await ben.agent.get(forumUrls.tags(spaceId))).$('#name').length, 0);
  assert.doesNotMatch(
    (await ben.agent.get(forumUrls.spaceAct(spaceId, 'decisions'))).text,
    /Note a decision/,
  );
  const appeal = thread.link('Appeal to another moderator');
  assert.equal(appeal, forumUrls.appeal('sanction', suspension));
  assert.match(thread.text, stopped);
  assert.equal((await ben.agent.get(appeal)).form('Send appeal').values('text')[0], '');

  const asked = await ben.agent.get(forumUrls.threadAct(threadId, 'addressees'));
  const asking = await ben.agent.submit(asked.form('Ask them').fill({ name: 'Ann Smith' }), 'Ask them');
  assert.equal(asking.status, 422);
  assert.match(asking.text, stopped);

  const now = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(now.text, /We have one/);
  assert.doesNotMatch(now.text, /Something nasty|One more thing|Accepted answer/);
  assert.deepEqual(await thanksOf(answer), 0);
  // Their own words they may still take back.
  assert.equal((await writing.remove(ben.person, question)).ok, true);
});

const thanks = (number: number): string => `Thanks for post ${number}`;

async function thanksOf(id: string): Promise<number> {
  const query = app.database.kysely.selectFrom('post').select('thanks').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).thanks;
}

test('FOR-57, FOR-50: whoever is stopped from writing does not set when their decision is looked at again', async () => {
  const { spaceId, threadId } = await startThread(app, ben.person, { kind: 'decision' });
  const review = forumUrls.threadAct(threadId, 'review');
  const form = (await ben.agent.get(review)).form('Save');
  await stop(spaceId);
  assert.doesNotMatch((await ben.agent.get(forumUrls.thread(threadId))).text, /Look at the decision again/);
  const year = String(app.clock.now().getUTCFullYear() + 1);
  const day = { 'review-day': '3', 'review-month': '5', 'review-year': year };
  const refused = await ben.agent.submit(form.fill(day), 'Save');
  assert.equal(refused.status, 422);
  assert.match(refused.text, stopped);
  assert.equal(refused.form('Save').values('review-day')[0], '3');
});

test('FOR-59: the limits of mentions and links hold for changes as they do for posts', async () => {
  const { postId } = await startThread(app, ben.person);
  const mentions = Array.from({ length: 11 }, () => `[@Ann](person:${newId()})`).join(' ');
  const many = await edit(postId, mentions);
  assert.equal(many.status, 422);
  assert.match(many.text, /Mention at most 10 people in one post. Your text is kept below/);

  const links = Array.from({ length: 4 }, (_, index) => `https://example.org/${index}`).join(' ');
  const first = await edit(postId, links);
  assert.equal(first.status, 422);
  assert.match(first.text, /Your first post in a space can have at most 3 links/);
  assert.equal(first.form('Save').values('text')[0], links);
});

test('FOR-59: whoever is known in a space edits as often as they like, with links', async () => {
  const { threadId } = await startThread(app, ben.person);
  const { postId } = await reply(app, ben.person, threadId, 'See there');
  for (let change = 0; change < 12; change++) {
    const links = Array.from({ length: 5 }, (_, index) => `https://example.org/${change}/${index}`).join(' ');
    assert.equal((await edit(postId, links)).status, 200);
  }
});

test('who only reads a space is told so where a reply would be written', async () => {
  const { spaceId, threadId } = await startThread(app, ann.person);
  await app.features.forum.spaces.change(ann.person.id, spaceId, { archivedAt: app.clock.now() });
  const page = await ben.agent.get(forumUrls.thread(threadId));
  assert.match(page.text, /This space is archived: it can be read, and nothing new is written in it/);
  assert.equal(page.$('textarea').length, 0);
});

test('an edit in a space that was archived meanwhile keeps what was typed', async () => {
  const spaceId = await makeSpace(app, ann.person);
  const { postId } = await startThread(app, ben.person, { spaceId });
  const form = (await ben.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  await app.database.kysely
    .updateTable('space')
    .set({ archivedAt: app.clock.now() })
    .where('id', '=', spaceId)
    .execute();
  const refused = await ben.agent.submit(form.fill({ text: 'Too late' }), 'Save');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /can no longer write in this space/);
  assert.equal(refused.form('Save').values('text')[0], 'Too late');
});

test('FOR-57: a moderator who is stopped from writing is offered no order to keep, and is told why', async () => {
  const spaceId = await makeSpace(app, ann.person);
  await app.features.forum.spaces.addMember(ann.person.id, spaceId, 'ben@york.example', 'moderator');
  const { threadId, postId } = await startThread(app, ann.person, { spaceId });
  const act = (name: string) => forumUrls.threadAct(threadId, name);
  const pages = [forumUrls.thread(threadId), forumUrls.space(spaceId)];
  const refused = [
    act('moderate'),
    act('arrange'),
    act('summary'),
    forumUrls.postAct(postId, 'moderate'),
    forumUrls.spaceAct(spaceId, 'queue'),
  ];
  const offered = async (): Promise<string[]> => {
    const shown = await Promise.all(pages.map((path) => ben.agent.get(path)));
    return refused.filter((path) => shown.some((page) => page.$(`a[href^="${path}"]`).length > 0));
  };
  assert.deepEqual(await offered(), [act('moderate'), act('summary'), ...refused.slice(3)]);
  const summary = (await ben.agent.get(act('summary'))).form('Save').fill({ text: 'In short' });
  await stop(spaceId);
  assert.deepEqual(await offered(), []);
  for (const path of refused) {
    const page = await ben.agent.get(path);
    assert.match(page.heading, /You cannot write here now/, path);
    assert.match(page.text, stopped, path);
  }
  const sent = await ben.agent.submit(summary, 'Save');
  assert.equal(sent.status, 422);
  assert.match(sent.text, stopped);
  assert.deepEqual(sent.form('Save').values('text'), ['In short'], 'what was typed stays');
});
