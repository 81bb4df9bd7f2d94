import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { DECISION_TEXT, makeSpace, reply, startThread } from '../../../test/forum.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from '../forum/index.ts';
import type { Person, PersonId } from '../people/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { reasonFor } from './index.ts';
import { remind } from './reminding.ts';
import { remindOfReviews } from './reviews.ts';

const app = await startTestApp();
const { forum, notices } = app.features;
const db = app.database.kysely;
const person = async (name: string) => app.signInAs(`${name.toLowerCase()}@example.org`, { name });
const [ann, ben, cai, dee] = [
  await person('Ann'),
  await person('Ben'),
  await person('Cai'),
  await person('Dee'),
];

async function toldTo(id: PersonId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('told')
    .select(['reason'])
    .where('personId', '=', id)
    .orderBy('id')
    .execute();
  await db.deleteFrom('told').where('personId', '=', id).execute();
  return rows.map(({ reason }) => reason);
}

const mention = ({ id, name }: Person): string => `[@${name}](person:${id})`;

test('FOR-32: who started a thread or wrote in it is told of replies; nobody else is', async () => {
  const { threadId: thread } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  await reply(app, ben.person, thread, 'We do.');
  await reply(app, cai.person, thread, 'So do we.');
  assert.deepEqual(
    [
      await toldTo(ann.person.id),
      await toldTo(ben.person.id),
      await toldTo(cai.person.id),
      await toldTo(dee.person.id),
    ],
    [['reply', 'reply'], ['reply'], [], []],
  );
});

test('FOR-31: watching tells of everything, muting of mentions alone, and a muted person of nothing', async () => {
  const space = await makeSpace(app, ann.person);
  await db
    .insertInto('spaceFollow')
    .values({ personId: dee.person.id, spaceId: space, level: 'watch' })
    .execute();
  const { threadId: thread } = await startThread(app, ann.person, { spaceId: space, title: 'Keys' });
  await db
    .insertInto('threadFollow')
    .values({ personId: cai.person.id, threadId: thread, level: 'mute' })
    .execute();
  await reply(app, ben.person, thread, `Ask ${mention(cai.person)} and ${mention(dee.person)}.`);
  assert.deepEqual(await toldTo(dee.person.id), ['watched', 'mention']);
  assert.deepEqual(await toldTo(cai.person.id), ['mention']);
  await db.insertInto('personMute').values({ personId: dee.person.id, mutedId: ben.person.id }).execute();
  await reply(app, ben.person, thread, `Again ${mention(dee.person)}.`);
  assert.deepEqual(await toldTo(dee.person.id), []);
  assert.deepEqual(await toldTo(cai.person.id), []);
  await db.deleteFrom('personMute').execute();
  await toldTo(ann.person.id);
});

test('one post that replies, quotes and mentions is one notice', async () => {
  const { threadId: thread } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  const first = await db
    .selectFrom('post')
    .select('id')
    .where('threadId', '=', thread)
    .executeTakeFirstOrThrow();
  const text = `> [Ann wrote](/forum/posts/${first.id}):\n> Who?\n\n${mention(ann.person)} we do.`;
  await reply(app, ben.person, thread, text);
  assert.deepEqual(await toldTo(ann.person.id), ['mention']);
});

test('FOR-36: an edit tells nobody', async () => {
  const { threadId: thread } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  const { postId: post } = await reply(app, ben.person, thread, 'We do.');
  await toldTo(ann.person.id);
  const edited = await forum.writing.edit(ben.person, post, {
    text: `${mention(ann.person)} we do.`,
    seen: 'We do.',
  });
  assert.ok(edited.ok);
  assert.deepEqual(await toldTo(ann.person.id), []);
});

test('FOR-54: who has lost the right to read is sent nothing, nor a post that was deleted', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  for (const email of ['ben@example.org', 'cai@example.org']) {
    await forum.spaces.addMember(ann.person.id, space, email, 'member');
  }
  const { threadId: thread } = await startThread(app, ann.person, {
    spaceId: space,
    title: 'Keys',
    text: `A secret for ${mention(ben.person)} and ${mention(cai.person)}, not ${mention(dee.person)}`,
  });
  assert.deepEqual(await toldTo(dee.person.id), []);
  await forum.spaces.removeMember(ann.person.id, space, ben.person.id);
  const { postId: post } = await reply(app, cai.person, thread, 'To be deleted');
  assert.ok((await forum.writing.remove(cai.person, post)).ok);
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  assert.deepEqual(await app.mailTo('ben@example.org'), []);
  assert.doesNotMatch(JSON.stringify(await app.mailTo('ann@example.org')), /To be deleted/);
  const [mail] = await app.mailTo('cai@example.org');
  assert.match(mail?.body ?? '', /A secret for/);
});

test('what was seen on the page of a thread is read, and questions for somebody wait for them', async () => {
  await toldTo(ann.person.id);
  const { threadId: thread } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  const { postId: post } = await reply(app, ben.person, thread, 'We do.');
  assert.deepEqual((await ann.agent.get('/notices')).texts('.se-header__count'), ['1 new']);
  await ann.agent.get(forumUrls.thread(thread));
  assert.deepEqual((await ann.agent.get('/notices')).texts('.se-header__count'), []);
  const now = app.clock.now();
  await db
    .insertInto('threadAddressee')
    .values({ id: newId(), threadId: thread, personId: dee.person.id, addedAt: now, stateAt: now })
    .execute();
  const waiting = await dee.agent.get('/waiting');
  assert.equal(waiting.heading, 'Waiting for me: 1');
  assert.equal(waiting.link('Keys'), forumUrls.thread(thread));
  assert.ok(post !== '');
});

test('FOR-46: whoever was asked is reminded after 7 days and moderators after 14, once each', async () => {
  const { threadId: thread } = await startThread(app, cai.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  const asked = { id: newId(), threadId: thread, personId: ben.person.id };
  const now = app.clock.now();
  await db
    .insertInto('threadAddressee')
    .values({ ...asked, addedAt: now, stateAt: now })
    .execute();
  const told: (readonly [day: number, ben: readonly string[], moderator: readonly string[]])[] = [];
  await toldTo(ann.person.id);
  await toldTo(ben.person.id);
  for (let day = 1; day <= 30; day++) {
    app.clock.advance({ days: 1 });
    await inTransaction(db, (tx) => remind(tx, { forum, notices }, app.clock.now()));
    const rows = await db
      .selectFrom('told')
      .select(['personId', 'reason'])
      .where('about', 'like', `reminder:${asked.id}:%`)
      .execute();
    const of = (id: PersonId) => rows.filter(({ personId }) => personId === id).map(({ reason }) => reason);
    if ([6, 7, 13, 14, 30].includes(day)) told.push([day, of(ben.person.id), of(ann.person.id)]);
  }
  assert.deepEqual(told, [
    [6, [], []],
    [7, ['duty'], []],
    [13, ['duty'], []],
    [14, ['duty'], ['duty']],
    [30, ['duty'], ['duty']],
  ]);
});

test('FOR-50: on the day of its review whoever noted a decision and the moderators are told, once, and it waits for them', async () => {
  const reviewOn = new Date(app.clock.now().getTime() + 3 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const { threadId } = await startThread(app, ben.person, {
    spaceId: await makeSpace(app, ann.person),
    kind: 'decision',
    title: 'One form on trial',
    text: DECISION_TEXT,
    reviewOn,
  });
  const told: (readonly string[])[] = [];
  for (let day = 1; day <= 4; day++) {
    app.clock.advance({ days: 1 });
    await inTransaction(db, (tx) => remindOfReviews(tx, { forum, notices, now: app.clock.now() }));
    const rows = await db
      .selectFrom('told')
      .select(['personId', 'reason'])
      .where('about', 'like', `review:${threadId}:%`)
      .execute();
    assert.ok(rows.every(({ reason }) => reason === 'duty'));
    told.push(rows.map(({ personId }) => personId).toSorted());
  }
  const both = [ann.person.id, ben.person.id].toSorted();
  assert.deepEqual(told, [[], [], both, both]);
  // Whoever has been away for so long signs in again.
  for (const { agent } of [await person('Ann'), await person('Ben')]) {
    assert.match((await agent.get('/waiting')).text, /Decisions to look at again One form on trial/);
  }
  assert.doesNotMatch((await (await person('Cai')).agent.get('/waiting')).text, /One form on trial/);
});

test('FOR-46: who said when they will answer is not reminded before that, and nobody once it is answered', async () => {
  const { threadId: thread } = await startThread(app, cai.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Keys',
  });
  const id = newId();
  const now = app.clock.now();
  const answersBy = new Date(now.getTime() + 10 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await db
    .insertInto('threadAddressee')
    .values({ id, threadId: thread, personId: ben.person.id, answersBy, addedAt: now, stateAt: now })
    .execute();
  const remindedAfter = async (days: number): Promise<number> => {
    app.clock.advance({ days });
    await inTransaction(db, (tx) => remind(tx, { forum, notices }, app.clock.now()));
    return (await db.selectFrom('told').select('id').where('about', 'like', `reminder:${id}:%`).execute())
      .length;
  };
  assert.equal(await remindedAfter(8), 0);
  assert.equal(await remindedAfter(4), 1);
  await db.updateTable('thread').set({ state: 'answered' }).where('id', '=', thread).execute();
  assert.equal(await remindedAfter(4), 1);
});

test('the reason for telling, for every way of following', () => {
  const none = {
    isMentioned: false,
    isAddressed: false,
    isReached: false,
    isQuoted: false,
    isAnswered: false,
  };
  const plain = {
    personId: ann.person.id,
    watchesThread: false,
    watchesSpace: false,
    watchesTag: false,
    isMuted: false,
    mutesAuthor: false,
    hasWritten: false,
  };
  const all = { isMentioned: true, isAddressed: true, isReached: true, isQuoted: true, isAnswered: true };
  assert.equal(reasonFor(plain, none), undefined);
  assert.equal(reasonFor(plain, all), 'addressed');
  assert.equal(reasonFor({ ...plain, mutesAuthor: true }, all), undefined);
  assert.equal(
    reasonFor({ ...plain, isMuted: true }, { ...none, isReached: true, isQuoted: true, isAnswered: true }),
    undefined,
  );
  assert.equal(reasonFor({ ...plain, watchesSpace: true, hasWritten: true }, none), 'watched');
  assert.equal(reasonFor({ ...plain, watchesTag: true }, none), 'watched');
  assert.equal(
    reasonFor({ ...plain, watchesTag: true, watchesThread: true, isMuted: true }, none),
    undefined,
  );
  assert.equal(reasonFor({ ...plain, watchesThread: true, hasWritten: true }, none), 'reply');
});
