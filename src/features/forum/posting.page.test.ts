import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../test/forum.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp();
const { notices } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const cai = await app.signInAs('cai@powys.example', { name: 'Cai Rees', organisation: 'Powys' });

test('FOR-4: a post has headings, lists, links, quotes, tables and code, is looked at first, and nothing in it runs', async () => {
  const { threadId } = await startThread(app, ann.person);
  const text = [
    '## Where',
    '* gate\n* office',
    '> quoted',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    '`code` and [us](https://example.org)',
    '<img src=x onerror=alert(1)>',
  ].join('\n\n');
  const page = await ben.agent.get(forumUrls.threadAct(threadId, 'reply'));
  const preview = await ben.agent.submit(page.form('Post reply').fill({ text }), 'Preview');
  assert.equal(preview.form('Post reply').values('text')[0]?.replaceAll('\r', ''), text);
  const thread = await ben.agent.submit(preview.form('Post reply'), 'Post reply');
  for (const [where, found] of [
    ['.se-preview', preview],
    ['#post-2', thread],
  ] as const) {
    for (const element of ['ul > li', 'blockquote', 'table td', 'code', 'a[href="https://example.org"]']) {
      assert.ok(found.$(`${where} .se-prose ${element}`).length > 0, `${where} has ${element}`);
    }
    assert.equal(found.$(`${where} .se-prose img`).length, 0);
    assert.match(found.$(`${where} .se-prose :is(h3, h4)`).text(), /Where/);
  }
});

test('FOR-66: every post is an article under a heading with its author and time, and one skips to unread and to replying', async () => {
  const { threadId } = await startThread(app, ann.person);
  await ben.agent.get(forumUrls.thread(threadId));
  await reply(app, ann.person, threadId, 'More');
  const page = await ben.agent.get(forumUrls.thread(threadId));
  const articles = page.$('article');
  assert.equal(articles.length, 2);
  for (const article of articles.toArray()) {
    const heading = page.$(`#${page.$(article).attr('aria-labelledby')}`);
    assert.equal(heading.prop('tagName'), 'H2');
    assert.match(heading.text(), /Ann Smith, Leeds/);
    assert.equal(heading.find('time').length, 1);
  }
  assert.equal(page.link('Go to the first of 1 unread post'), forumUrls.threadAct(threadId, 'first-unread'));
  assert.equal(page.$(page.link('Reply')).length, 1);
});

test('FOR-68: the language of a post is chosen, English unless said, and marked for screen readers; it can be mended', async () => {
  const { threadId, postId } = await startThread(app, ann.person);
  const form = (await cai.agent.get(forumUrls.threadAct(threadId, 'reply'))).form('Post reply');
  assert.deepEqual(form.values('language'), ['en']);
  const thread = await cai.agent.submit(
    form.fill({ text: 'Mae gennym ni un', language: 'cy' }),
    'Post reply',
  );
  assert.equal(thread.$('#post-2 .se-prose').attr('lang'), 'cy');
  assert.match(thread.$('#post-2').text(), /In Welsh/);
  assert.equal(thread.$('#post-1 .se-prose').attr('lang'), undefined);
  const second = thread.$('#post-2 h2 a').attr('href') ?? '';
  const answer = await ann.agent.get(
    `${forumUrls.threadAct(threadId, 'reply')}?to=${second.split('/').at(-1)}`,
  );
  assert.deepEqual(
    answer.form('Post reply').values('language'),
    ['cy'],
    'a reply begins in the same language',
  );
  const edit = (await ann.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  const saved = await ann.agent.submit(edit.fill({ language: 'gd' }), 'Save');
  assert.equal(saved.$('#post-1 .se-prose').attr('lang'), 'gd');
  assert.doesNotMatch(saved.$('#post-1').text(), /Edited/, 'no word has changed');
  const sent = edit.submission('Save');
  sent.body?.set('language', 'xx');
  assert.equal((await ann.agent.send(sent)).status, 422);
});

test('FOR-68: a thread begun in another language has its title and its first post marked', async () => {
  const { spaceId } = await startThread(app, ann.person);
  const page = await cai.agent.get(`${forumUrls.newThread(spaceId)}?kind=discussion`);
  const form = page.form('Start thread').fill({ title: 'Ffonau', text: 'Pwy?', language: 'cy' });
  const thread = await cai.agent.submit(form, 'Start thread');
  assert.equal(thread.$('h1 [lang=cy]').text(), 'Ffonau');
  assert.equal(thread.$('#post-1 .se-prose').attr('lang'), 'cy', 'and so has its first post');
  const list = await ben.agent.get(forumUrls.space(spaceId));
  assert.equal(list.$('.se-thread__title [lang=cy]').text(), 'Ffonau');
  assert.match(list.$('.se-thread__facts .govuk-visually-hidden').text(), / in Ffonau/);
});

test('FOR-68: times are on the reader’s clock with the zone, where their device is in another', async () => {
  const { threadId } = await startThread(app, ann.person);
  const here = await ben.agent.get(forumUrls.thread(threadId));
  assert.match(here.$('footer').text(), /Times are UK time/);
  const whenHere = here.$('#post-1 h2 time').text();
  ben.agent.setCookie('zone', 'Asia/Kathmandu');
  const there = await ben.agent.get(forumUrls.thread(threadId));
  const when = there.$('#post-1 h2 time');
  assert.match(when.text(), /GMT\+5:45$/);
  assert.notEqual(when.text(), whenHere);
  assert.equal(when.attr('datetime'), here.$('#post-1 h2 time').attr('datetime'));
  assert.match(there.$('footer').text(), /your own, Asia\/Kathmandu/);
  ben.agent.setCookie('zone', 'Mars/<script>');
  assert.equal((await ben.agent.get(forumUrls.thread(threadId))).$('#post-1 h2 time').text(), whenHere);
});

test('FOR-47: thanks are one for each person and taken back, and there is nothing to vote down with', async () => {
  const { threadId, postId } = await startThread(app, ann.person);
  const thanked = async () => {
    const query = app.database.kysely.selectFrom('post').select('thanks').where('id', '=', postId);
    return (await query.executeTakeFirstOrThrow()).thanks;
  };
  const button = 'Thanks for post 1';
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form(button);
  await ben.agent.submit(form, button);
  await ben.agent.submit(form, button);
  assert.equal(await thanked(), 1, 'the same button of two windows is one');
  const page = await cai.agent.get(forumUrls.thread(threadId));
  await cai.agent.submit(page.form('Thanks 1 for post 1'), 'Thanks 1 for post 1');
  assert.equal(await thanked(), 2);
  const again = await ben.agent.get(forumUrls.thread(threadId));
  await ben.agent.submit(again.form('Thanks 2 for post 1'), 'Thanks 2 for post 1');
  assert.equal(await thanked(), 1);
  const own = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(own.$('#post-1').text(), /1 thanks/);
  assert.equal(own.$('#post-1 .se-reaction').length, 0, 'nobody thanks themselves');
});

test('FOR-60: what somebody muted writes is folded and tells nothing, until they are heard again', async () => {
  const { threadId } = await startThread(app, ann.person);
  await reply(app, ben.person, threadId, 'Noise');
  const page = await ann.agent.get(forumUrls.thread(threadId));
  const muted = await ann.agent.submit(page.form('Mute Ben Jones (post 2)'), 'Mute Ben Jones (post 2)');
  assert.match(muted.$('#post-2 details summary').first().text(), /From somebody you have muted/);
  assert.equal(muted.$('#post-2 details:not([open]) .se-prose').text().trim(), 'Noise');
  await notices.sendDue();
  const before = (await ann.agent.get('/notices')).text;
  await reply(app, ben.person, threadId, `More noise for [@Ann Smith](person:${ann.person.id})`);
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  assert.equal((await ann.agent.get('/notices')).text, before);
  assert.doesNotMatch(JSON.stringify(await app.mailTo('ann@leeds.example')), /More noise/);
  const others = await cai.agent.get(forumUrls.thread(threadId));
  assert.equal(others.$('#post-2 details .se-prose').length, 0, 'it is folded for nobody else');
  const again = await ann.agent.get(forumUrls.thread(threadId));
  const heard = await ann.agent.submit(
    again.form('Stop muting Ben Jones (post 2)'),
    'Stop muting Ben Jones (post 2)',
  );
  assert.equal(heard.$('#post-2 details .se-prose').length, 0);
});

test('FOR-44: the asker marks answers, more than one, and opens the question again once, with a reason', async () => {
  const spaceId = await makeSpace(app, cai.person);
  const { threadId } = await startThread(app, ann.person, { spaceId });
  await reply(app, ben.person, threadId, 'We have');
  await reply(app, cai.person, threadId, 'So have we');
  const byBen = await ben.agent.get(forumUrls.thread(threadId));
  assert.ok(byBen.forms.every(({ buttons }) => buttons.every((text) => !text.startsWith('This answers it'))));
  for (const number of [2, 3]) {
    const page = await ann.agent.get(forumUrls.thread(threadId));
    const button = `This answers it (post ${number})`;
    await ann.agent.submit(page.form(button), button);
  }
  const answered = await ann.agent.get(forumUrls.thread(threadId));
  assert.deepEqual(answered.$('.se-post--answer').length, 2);
  assert.match(answered.text, /Answered/);
  const silent = await ann.agent.submit(answered.form('Open it again'), 'Open it again');
  assert.deepEqual(silent.errors, [{ text: 'Enter why it is not answered', field: 'reason' }]);
  assert.match(silent.text, /Answered/);
  const form = answered.form('Open it again').fill({ reason: 'Not for women' });
  const reopened = await ann.agent.submit(form, 'Open it again');
  assert.doesNotMatch(reopened.text, /Answered/);
  const log = await ben.agent.get(forumUrls.spaceAct(spaceId, 'log'));
  assert.match(log.text, /Opened a question again: Not for women/);
  const button = 'This answers it (post 2)';
  const once = await ann.agent.submit((await ann.agent.get(forumUrls.thread(threadId))).form(button), button);
  assert.ok(once.forms.every(({ buttons }) => !buttons.includes('Open it again')));
});
