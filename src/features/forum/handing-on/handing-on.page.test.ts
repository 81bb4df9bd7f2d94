import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { putDraft } from '../posts/drafts.repository.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { forum, notices } = app.features;
const sign = async (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`, { name, organisation });
const ann = await sign('Ann Smith', 'Probation');
const ben = await sign('Ben Okafor', 'Probation');
const cai = await sign('Cai Jones', 'Housing');
type Who = typeof ann;

const followOf = async ({ person }: Who, threadId: string) =>
  (
    await db
      .selectFrom('threadFollow')
      .select('level')
      .where('personId', '=', person.id)
      .where('threadId', '=', threadId)
      .executeTakeFirst()
  )?.level;

/** Ann watches one question, was asked another and promised an answer, and has begun to write a third thing. */
async function work() {
  const spaceId = await makeSpace(app, cai.person);
  const watched = await startThread(app, ann.person, { spaceId, title: 'Who has the keys?' });
  const asked = await startThread(app, cai.person, { spaceId, title: 'Who pays?' });
  const path = forumUrls.threadAct(asked.threadId, 'addressees');
  await cai.agent.submit(
    (await cai.agent.get(path)).form('Ask them').fill({ name: 'Ann Smith' }),
    'Ask them',
  );
  await ann.agent.submit((await ann.agent.get(path)).form('Say when').fill({ days: '14' }), 'Say when');
  const draft = {
    place: `thread:${asked.threadId}`,
    title: '',
    text: 'I think that …',
    language: 'cy',
    reviewOn: null,
    fields: {},
  };
  await putDraft(db, ann.person.id, { ...draft, savedAt: app.clock.now() });
  const hidden = await makeSpace(app, ann.person, { kind: 'private', name: 'Closed group' });
  const secret = await startThread(app, ann.person, { spaceId: hidden, title: 'A secret question' });
  return { watched: watched.threadId, asked: asked.threadId, secret: secret.threadId };
}

async function offer(fields: Readonly<Record<string, readonly string[]>>) {
  const page = await ann.agent.get(`${forumUrls.handOn}?to=Ben+Okafor`);
  return ann.agent.submit(page.form('Offer these').fill(fields), 'Offer these');
}

test('FOR-63: a leaver offers what they watch, promised and wrote; it moves once the successor has taken it', async () => {
  const { watched, asked, secret } = await work();
  const page = await ann.agent.get(`${forumUrls.handOn}?to=Ben+Okafor`);
  const form = page.form('Offer these');
  // Drafts are offered only where they are ticked; what Ben cannot read is not offered at all.
  assert.deepEqual(form.values('things').toSorted(), [
    `promise ${
      form
        .values('things')
        .find((key) => key.startsWith('promise'))
        ?.split(' ')[1]
    }`,
    `question ${watched}`,
  ]);
  assert.match(page.text, /I think that …/);
  assert.doesNotMatch(page.text, /A secret question/);
  assert.match(page.text, /1 thing is in spaces or private threads that Ben Okafor cannot read/);

  const offered = await offer({});
  assert.match(offered.text, /Nothing moves until it is accepted/);
  assert.match(offered.text, /Who pays\? – to Ben Okafor.*not answered yet/);
  assert.equal(await followOf(ben, watched), undefined);
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  const [mail] = await app.mailTo('ben.okafor@example.org');
  assert.match(mail?.subject ?? '', /2 things to take over/);
  assert.match((await ben.agent.get('/waiting')).text, /Offered to you by whoever did it before/);
  assert.deepEqual(await forum.handedTo(db, cai.person), []);

  const mine = await ben.agent.get(forumUrls.handedToMe);
  assert.match(mine.text, /Question to answer: Who pays\?/);
  const taken = await ben.agent.submit(mine.form('Take all'), 'Take all');
  assert.match(taken.text, /It is yours now/);
  assert.deepEqual([await followOf(ben, watched), await followOf(ann, watched)], ['watch', 'normal']);
  assert.equal(await followOf(ben, secret), undefined);
  const people = await cai.agent.get(forumUrls.threadAct(asked, 'addressees'));
  assert.match(people.text, /Ann Smith: handed it on .*Moved on/);
  assert.match(people.text, /Ben Okafor: asked .*will answer by/);
  assert.match((await ann.agent.get(forumUrls.handOn)).text, /to Ben Okafor.*accepted/);
  const again = await ben.agent.submit(mine.form('Take all'), 'Take all');
  assert.deepEqual([again.status, again.text.includes('not offered to you any more')], [409, true]);
});

test('FOR-63: a draft goes along where it was ticked, beside one that the successor has begun', async () => {
  const { asked } = await work();
  const place = `thread:${asked}`;
  await putDraft(db, ben.person.id, {
    place,
    title: '',
    text: 'My own.',
    language: 'cy',
    reviewOn: null,
    fields: {},
    savedAt: app.clock.now(),
  });
  await offer({ things: [`draft ${place}`] });
  const mine = await ben.agent.get(forumUrls.handedToMe);
  await ben.agent.submit(mine.form('Take it: Who pays?'), 'Take it: Who pays?');
  const drafts = await db
    .selectFrom('forumDraft')
    .select(['personId', 'text', 'language'])
    .where('place', '=', place)
    .execute();
  assert.deepEqual(drafts, [{ personId: ben.person.id, text: 'My own.\n\nI think that …', language: 'cy' }]);
  // Its words are kept in no offer that was answered.
  assert.deepEqual(
    await db.selectFrom('handedOn').select('id').where('text', 'like', '%I think%').execute(),
    [],
  );
});

test('FOR-63: a poll that was begun goes along with all that its form holds', async () => {
  const { asked } = await work();
  const address = forumUrls.beginPoll(asked, 'one');
  const fields = { question: 'What comes first?', options: 'Home\nJob', results: 'closed' };
  await ann.agent.submit((await ann.agent.get(address)).form('Begin poll').fill(fields), 'Save draft');
  await offer({ things: [`draft poll:${asked}:one`] });
  const mine = await ben.agent.get(forumUrls.handedToMe);
  await ben.agent.submit(
    mine.form('Take it: Who pays?: What comes first?'),
    'Take it: Who pays?: What comes first?',
  );
  const taken = (await ben.agent.get(address)).form('Begin poll');
  for (const [name, value] of Object.entries(fields)) {
    assert.equal(taken.values(name)[0]?.replaceAll('\r\n', '\n'), value, name);
  }
  assert.doesNotMatch((await ann.agent.get(address)).text, /Your draft/);
});

test('FOR-63: only somebody of the organisation or the seat is offered anything; a leaver can take it back', async () => {
  await work();
  const stranger = await ann.agent.get(`${forumUrls.handOn}?to=Cai+Jones`);
  assert.equal(stranger.status, 422);
  assert.match(stranger.text, /Enter somebody of your organisation/);
  assert.deepEqual(stranger.form('See what you can offer them').values('to'), ['Cai Jones']);
  const offered = await offer({});
  await ann.agent.submit(offered.form('Take back what is not answered'));
  assert.equal((await ben.agent.get(forumUrls.handedToMe)).text.includes('Nothing waits for you'), true);
});

test('FOR-63, FOR-72: who leaves for good is named no more in what they offered, and their drafts go', async () => {
  const leaver = await sign('Zed Leaver', 'Probation');
  const { threadId } = await startThread(app, leaver.person, { title: 'What Zed asked' });
  const place = `thread:${threadId}`;
  const savedAt = app.clock.now();
  await putDraft(db, leaver.person.id, {
    place,
    title: '',
    text: 'Private words',
    language: 'cy',
    reviewOn: null,
    fields: {},
    savedAt,
  });
  const page = await leaver.agent.get(`${forumUrls.handOn}?to=Ben+Okafor`);
  const form = page.form('Offer these').fill({ things: [`question ${threadId}`, `draft ${place}`] });
  await leaver.agent.submit(form, 'Offer these');
  await db.transaction().execute(async (tx) => app.features.people.erasePerson(tx, leaver.person.id));
  const mine = await ben.agent.get(forumUrls.handedToMe);
  assert.match(mine.text, /Question to watch: What Zed asked.*From A former member/);
  assert.doesNotMatch(mine.body, /Zed Leaver|Private words/);
  await ben.agent.submit(mine.form('Take it: What Zed asked'), 'Take it: What Zed asked');
  assert.equal(await followOf(ben, threadId), 'watch');
});
