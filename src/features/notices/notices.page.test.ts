import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Telling } from './index.ts';
import { noticesUrls } from './urls.ts';

const app = await startTestApp();
const { notices } = app.features;
const db = app.database.kysely;
const ben = (await app.signInAs('ben@example.org', { name: 'Ben Okafor' })).person;
const cai = (await app.signInAs('cai@example.org', { name: 'Cai Price' })).person;
notices.addReader('secret', async () => new Set());

function tell(personId: Telling['personId'], post: string, rest: Partial<Telling> = {}): Promise<void> {
  const telling = {
    personId,
    about: `post:${post}`,
    group: 'room:one',
    groupTitle: 'Housing on release',
    reason: 'reply',
    actorId: ben.id,
    url: `/account?post=${post}`,
    ...rest,
  } as const;
  return inTransaction(db, (tx) => notices.tell(tx, [telling]));
}

test('FOR-34: notices are grouped by thread and reason, with a number beside one’s name', async () => {
  const { agent, person } = await app.signInAs('ann@example.org', { name: 'Ann Smith' });
  const empty = await agent.get(noticesUrls.list);
  assert.match(empty.text, /You have no notices\./);
  assert.deepEqual(empty.texts('.se-header__count'), []);
  for (const post of ['a', 'b', 'c']) await tell(person.id, post);
  await tell(person.id, 'd', { actorId: cai.id });
  await tell(person.id, 'e', { actorId: cai.id, reason: 'mention' });
  const page = await agent.get(noticesUrls.list);
  assert.deepEqual(page.texts('.se-header__count'), ['5 new']);
  assert.match(page.text, /New: Housing on release 1 mention of you by Cai Price/);
  assert.match(page.text, /New: Housing on release 4 new replies by Cai Price and Ben Okafor/);
  const first = await agent.get(page.$('.se-notices a').last().attr('href') ?? '');
  assert.equal(first.path, '/account?post=a', 'the link leads to the first that is unread');
  const after = await agent.get(noticesUrls.list);
  assert.deepEqual(after.texts('.se-header__count'), ['1 new']);
  assert.match(after.text, /Housing on release 4 new replies by Cai Price,/);
  const read = await agent.submit(after.form('Mark as read: Housing on release'));
  assert.deepEqual(read.texts('.se-header__count'), []);
});

test('everything can be marked read, and that can be undone', async () => {
  const { agent, person } = await app.signInAs('dee@example.org');
  await tell(person.id, 'a');
  await tell(person.id, 'b', { group: 'room:two' });
  const done = await agent.submit((await agent.get(noticesUrls.list)).form('Mark all as read'));
  assert.match(done.text, /All notices are marked as read/);
  assert.deepEqual(done.texts('.se-header__count'), []);
  const undone = await agent.submit(done.form('Undo'));
  assert.deepEqual(undone.texts('.se-header__count'), ['2 new']);
});

test('what may not be read is not named, nobody else’s notice can be opened, and long lists have pages', async () => {
  const { agent, person } = await app.signInAs('eve@example.org');
  await tell(person.id, 'secret', { group: 'secret:one', groupTitle: 'The hidden thread' });
  const page = await agent.get(noticesUrls.list);
  assert.match(page.text, /Something that is gone, or that you may no longer read/);
  assert.doesNotMatch(page.body, /The hidden thread/);
  const [row] = await db.selectFrom('told').select('id').where('personId', '<>', person.id).execute();
  assert.equal((await agent.get(noticesUrls.open(row?.id ?? 0))).status, 404);
  assert.equal((await agent.get(noticesUrls.open('x'))).status, 404);
  for (let index = 0; index < 25; index++) await tell(person.id, `p${index}`, { group: `room:${index}` });
  assert.equal((await agent.get(noticesUrls.list)).texts('.se-notices__item').length, 20);
  const second = await agent.get(noticesUrls.page(2));
  assert.equal(second.texts('.se-notices__item').length, 6);
  assert.match((await agent.get(noticesUrls.page(9))).text, /no notices on this page/);
});

test('settings are kept, and mistakes keep what was chosen', async () => {
  const { agent } = await app.signInAs('fay@example.org');
  const page = await agent.get(noticesUrls.settings);
  const form = page.form('Save');
  assert.deepEqual(form.values('reply'), ['at-once']);
  const wrong = await agent.submit(
    form.fill({
      reply: 'weekly',
      digestHour: '17',
      quietFrom: '7',
      quietUntil: '7',
      pause: ['yes'],
      'paused-day': '40',
    }),
  );
  assert.equal(wrong.status, 422);
  assert.deepEqual(
    wrong.errors.map(({ text }) => text),
    ['Date must include a month'],
  );
  assert.deepEqual(wrong.form('Save').values('reply'), ['weekly']);
  const filled = { 'paused-day': '1', 'paused-month': '4', 'paused-year': '2026' };
  const quiet = await agent.submit(wrong.form('Save').fill(filled));
  assert.deepEqual(
    quiet.errors.map(({ text }) => text),
    ['Quiet hours must end at another hour than they begin'],
  );
  const saved = await agent.submit(quiet.form('Save').fill({ quietUntil: '8', zone: 'Europe/Paris' }));
  assert.match(saved.text, /Your choices are saved/);
  const again = saved.form('Save');
  assert.deepEqual(
    ['reply', 'zone', 'digestHour', 'quiet', 'quietUntil', 'paused-day', 'paused-month'].map((each) =>
      again.values(each).join(),
    ),
    ['weekly', 'Europe/Paris', '17', 'yes', '8', '1', '4'],
  );
});

test('FOR-25: a mention waits for whoever was mentioned until they have seen it, once for each thread', async () => {
  const { agent, person } = await app.signInAs('fen@example.org');
  await tell(person.id, 'a', { reason: 'mention' });
  await tell(person.id, 'b', { reason: 'mention', actorId: cai.id });
  await tell(person.id, 'c');
  await tell(person.id, 'd', { reason: 'mention', group: 'secret:one', groupTitle: 'Not for you any more' });
  assert.match((await agent.get(noticesUrls.list)).text, /Waiting for me: 1/);
  const page = await agent.get(noticesUrls.waiting);
  assert.equal(page.heading, 'Waiting for me: 1');
  assert.match(page.text, /Where you were mentioned Housing on release by Cai Price, since/);
  const seen = await agent.get(page.link('Housing on release'));
  assert.equal(seen.path, '/account?post=a', 'the first that was not seen');
  assert.equal((await agent.get(noticesUrls.waiting)).heading, 'Waiting for me');
});

test('what waits for somebody is one page with one number', async () => {
  const { agent, person } = await app.signInAs('gus@example.org');
  assert.match((await agent.get(noticesUrls.waiting)).text, /Nothing waits for you\./);
  notices.addWaiting(async (_db, { id }) => ({
    heading: 'Questions for you',
    items:
      id === person.id ? [{ text: 'Who meets people at the gate?', url: '/x', note: 'asked by Ann' }] : [],
  }));
  const page = await agent.get(noticesUrls.waiting);
  assert.equal(page.heading, 'Waiting for me: 1');
  assert.match(page.text, /Who meets people at the gate\? asked by Ann/);
});

test('FOR-37: the link of a message changes its setting without signing in; opening it changes nothing', async () => {
  const { agent, person } = await app.signInAs('hal@example.org');
  await tell(person.id, 'a');
  app.clock.advance({ minutes: 5 });
  await notices.sendDue();
  const [message] = await app.mailTo('hal@example.org');
  const path = new URL(/http\S+\/notices\/mail\/\S+/.exec(message?.body ?? '')?.[0] ?? '').pathname;
  const visitor = app.agent();
  const page = await visitor.get(path);
  assert.match(
    page.text,
    /Stop these emails\?[^]*Replies in threads that I started or wrote in \(now: at once\)/,
  );
  const daily = await visitor.submit(page.form('Send them once a day'));
  assert.match(daily.text, /Your choice is saved[^]*now: once a day/);
  const stopped = await visitor.submit(daily.form('Stop these emails'));
  assert.equal(stopped.heading, 'These emails are stopped');
  const settings = (await agent.get(noticesUrls.settings)).form('Save');
  assert.deepEqual([settings.values('reply'), settings.values('mention')], [['never'], ['at-once']]);
  assert.equal((await visitor.get(`${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`)).status, 404);
  assert.equal((await visitor.get(noticesUrls.mailLink('nonsense'))).status, 404);
});

test('RFC 8058: a mail program unsubscribes with one post, in either kind of form, without cookie or token', async () => {
  for (const [email, type, payload] of [
    ['ian@example.org', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'joy@example.org',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ] as const) {
    const { person, agent } = await app.signInAs(email);
    await tell(person.id, 'a', { reason: 'mention' });
    app.clock.advance({ minutes: 5 });
    await notices.sendDue();
    const [message] = await app.mailTo(email);
    const url = /\/notices\/mail\/\S+/.exec(message?.body ?? '')?.[0] ?? '';
    const answer = await app.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    assert.equal(answer.statusCode, 303);
    const settings = (await agent.get(noticesUrls.settings)).form('Save');
    assert.deepEqual([settings.values('mention'), settings.values('reply')], [['never'], ['at-once']]);
  }
});

test('FOR-T9: whoever is erased is named no more, and is told nothing more', async () => {
  const kim = await app.signInAs('kim@example.org');
  const gone = await app.signInAs('gone@example.org', { name: 'Greta Gone' });
  await tell(kim.person.id, 'from-gone', { actorId: gone.person.id });
  await tell(kim.person.id, 'on-gone', { text: 'As Greta Gone said.' });
  await tell(gone.person.id, 'to-gone');
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, gone.person.id));
  assert.doesNotMatch((await kim.agent.get(noticesUrls.list)).body, /Greta/);
  app.clock.advance({ minutes: 5 });
  await notices.sendDue();
  const sent = await app.mailTo('kim@example.org');
  assert.equal(sent.length, 1);
  assert.doesNotMatch(JSON.stringify(sent), /Greta/);
  assert.deepEqual(await app.mailTo('gone@example.org'), []);
});
