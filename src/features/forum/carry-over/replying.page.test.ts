import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { reply } from '../../../../test/forum.ts';
import { type Hall, openHall } from '../../../../test/hall.ts';
import { makeSeat } from '../../../../test/sessions.ts';
import { waitFor } from '../../../../test/wait-for.ts';
import { getSession } from '../../sessions/index.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const { sessions, questions } = app.features;
const outsider = await app.signInAs('outsider@example.org', { name: 'Olu' });

/** Somebody with an account who has joined the session. */
async function joined(hall: Hall, name: string) {
  const signedIn = await app.signInAs(`${name}.${hall.session.code}@example.org`.toLowerCase(), { name });
  const seat = await hall.seat('Housing');
  await db.updateTable('seat').set({ personId: signedIn.person.id }).where('id', '=', seat.id).execute();
  return { ...signedIn, seat: { ...seat, personId: signedIn.person.id } };
}

async function open(set: Parameters<typeof openHall>[1] = { repliesAllowed: true }) {
  const hall = await openHall(app, set);
  const moderator = await hall.staff('Mia', 'moderator', 'chair');
  const speaker = await hall.staff('Ruth', 'speaker');
  const ann = await joined(hall, 'Ann');
  const questionId = await hall.ask('Who pays for the first night?', {
    seat: ann.seat,
    to: [speaker.roleId],
  });
  const ben = await joined(hall, 'Ben');
  const path = hall.path(`/questions/${questionId}`);
  const target = { sessionId: hall.session.id, questionId };
  return { hall, moderator, speaker, ann, ben, questionId, path, target };
}

const threadOf = async (questionId: string) =>
  (await db.selectFrom('thread').selectAll().where('questionId', '=', questionId).executeTakeFirst()) as
    ({ id: ThreadId } & Record<string, unknown>) | undefined;

async function close({ hall }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await db.updateTable('session').set({ state: 'closing' }).where('id', '=', hall.session.id).execute();
  const by = { personId: outsider.person.id, roles: new Set(['chair'] as const) };
  const result = await sessions.service.move(await getSession(db, hall.session.id), 'closed', by);
  assert.ok(result.ok);
}

test('LIVE-63: people reply in the thread of a question; pages of the session show how many replies there are', async () => {
  const opened = await open();
  const { hall, ben, ann, questionId, path } = opened;
  const question = await ben.agent.get(path);
  assert.match(question.text, /Nobody has replied yet/);
  const form = await ben.agent.submit(question.form('Reply to this question'));
  assert.match(form.path, /^\/forum\/threads\/[^/]+\/reply$/);
  const written = await ben.agent.submit(
    form.form('Post reply').fill({ text: 'The council did, in **Leeds**.' }),
    'Post reply',
  );
  assert.match(written.text, /Who pays for the first night\?.*The council did, in Leeds/s);
  const thread = await threadOf(questionId);
  assert.ok(thread !== undefined);
  // A second way in leads to the same thread.
  const again = await ann.agent.submit((await ann.agent.get(path)).form('Reply to this question'));
  assert.equal(again.path, `/forum/threads/${thread.id}/reply`);
  await waitFor('the number on the pages', async () =>
    /1 reply to: Who pays/.test((await ben.agent.get(hall.path())).text),
  );
  const shown = await ann.agent.get(path);
  assert.match(shown.text, /1 reply\. Read the replies in the forum/);
  assert.doesNotMatch((await ann.agent.get(hall.path())).text, /The council did/);
});

test('LIVE-63: nobody replies unless the organiser allows it, nor in a rehearsal, nor without an account or a seat', async () => {
  const off = await open({});
  const offPage = await off.ben.agent.get(off.path);
  assert.doesNotMatch(offPage.text, /Replies/);
  const on = await open();
  const { path, questionId, hall } = on;
  const form = (await on.ben.agent.get(path)).form('Reply to this question');
  await db.updateTable('session').set({ repliesAllowed: false }).where('id', '=', hall.session.id).execute();
  const refused = await on.ben.agent.submit(form);
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Nobody can reply to this question now/);
  assert.equal(await threadOf(questionId), undefined);
  await db.updateTable('session').set({ repliesAllowed: true }).where('id', '=', hall.session.id).execute();
  const guest = app.agent();
  guest.setCookie('device', (await makeSeat(app, hall.session)).device);
  const asGuest = await guest.get(path);
  assert.match(asGuest.text, /Sign in to read replies and to reply/);
  // Whoever signs in on the device of a guest is not in the session with the account.
  const { agent } = await app.signInAs('later@example.org', { name: 'Lou' });
  agent.setCookie('device', (await makeSeat(app, hall.session)).device);
  const late = await agent.get(path);
  assert.match(late.text, /You joined it without one/);
  assert.deepEqual(late.$('form[action$="/replies"]').toArray(), []);
  const own = (await on.ben.agent.get(path)).form('Reply to this question');
  await db.updateTable('seat').set({ personId: null }).where('id', '=', on.ben.seat.id).execute();
  on.ben.agent.setCookie('device', (await makeSeat(app, hall.session)).device);
  const unlinked = await on.ben.agent.submit(own);
  assert.equal(unlinked.status, 409);
  assert.match(unlinked.text, /You joined it without one/);
  const rehearsal = await open({ repliesAllowed: true, rehearsalOf: hall.session.id });
  assert.doesNotMatch((await rehearsal.ben.agent.get(rehearsal.path)).text, /Replies/);
});

test('LIVE-63, FOR-54: while the session is on, only those in it read the replies; afterwards everybody signed in', async () => {
  const opened = await open();
  const { ben, path, questionId } = opened;
  await ben.agent.submit((await ben.agent.get(path)).form('Reply to this question'));
  const thread = await threadOf(questionId);
  assert.ok(thread !== undefined);
  await reply(app, ben.person, thread.id, 'Only for us yet');
  const url = forumUrls.thread(thread.id);
  assert.equal((await outsider.agent.get(url)).status, 404);
  assert.doesNotMatch((await outsider.agent.get('/search?q=night')).text, /first night/);
  assert.doesNotMatch((await outsider.agent.get(forumUrls.home)).text, /first night/);
  assert.equal((await opened.speaker.agent.get(url)).status, 200);
  await close(opened);
  assert.match((await outsider.agent.get(url)).text, /Only for us yet/);
});

test('LIVE-61, LIVE-63: when the session closes, the rest of the question comes to the thread, and its speakers', async () => {
  const opened = await open();
  const { hall, ben, ann, path, questionId, speaker, target } = opened;
  await ben.agent.submit((await ben.agent.get(path)).form('Reply to this question'));
  const before = await threadOf(questionId);
  assert.ok(before !== undefined);
  await reply(app, ben.person, before.id, 'The council did.');
  await hall.support(questionId, 3);
  const second = await hall.staff('Sam', 'speaker');
  assert.equal(before['carried'], null);
  const written = await questions.answering.write(speaker.actor, target, speaker.roleId, 'We *all* do.');
  assert.ok(written.ok);
  const asked = await hall.ask('And the second night?', { to: [second.roleId] });
  await ben.agent.submit(
    (await ben.agent.get(hall.path(`/questions/${asked}`))).form('Reply to this question'),
  );
  await close(opened);
  const thread = await threadOf(questionId);
  assert.equal(thread?.id, before.id);
  const page = await ann.agent.get(forumUrls.thread(before.id));
  assert.equal(page.$('article').length, 3);
  assert.match(page.$('#post-2').text(), /Ben.*The council did/s);
  assert.match(page.$('#post-3').text(), /Ruth.*Accepted answer.*We \*all\* do\./s);
  assert.match(page.text, /4 people wanted/);
  const open2 = await threadOf(asked);
  const waiting = await db
    .selectFrom('threadAddressee')
    .select(['shownName', 'state'])
    .where('threadId', '=', open2?.id ?? '')
    .execute();
  assert.deepEqual(waiting, [{ shownName: 'Sam', state: 'waiting' }]);
  const all = await db
    .selectFrom('thread')
    .innerJoin('question', 'question.id', 'thread.questionId')
    .select('thread.id')
    .where('question.sessionId', '=', hall.session.id)
    .execute();
  assert.equal(all.length, 2);
});

test('LIVE-63: a question that is taken down, or withdrawn, takes its words out of the thread with it', async () => {
  const opened = await open();
  const { ben, path, questionId, moderator, target } = opened;
  await ben.agent.submit((await ben.agent.get(path)).form('Reply to this question'));
  const thread = await threadOf(questionId);
  assert.ok(thread !== undefined);
  await reply(app, ben.person, thread.id, 'The council did.');
  const removed = await questions.moderation.decline(moderator.actor, target, 'names-a-person', '');
  assert.ok(removed.ok, JSON.stringify(removed));
  const page = await ben.agent.get(forumUrls.thread(thread.id));
  assert.doesNotMatch(page.text, /first night/);
  assert.match(page.text, /A question whose text is not shown.*The council did/s);
  const other = await open();
  await other.ben.agent.submit((await other.ben.agent.get(other.path)).form('Reply to this question'));
  assert.ok((await questions.asking.withdraw(other.ann.seat, other.questionId)).ok);
  const own = await threadOf(other.questionId);
  const gone = await other.ben.agent.get(forumUrls.thread(own?.id ?? ('' as ThreadId)));
  assert.doesNotMatch(gone.text, /first night/);
  assert.match(gone.text, /Its asker has withdrawn it/);
  await close(other);
  assert.equal((await threadOf(other.questionId))?.['state'], 'closed');
});

test('LIVE-63: before its session has closed a question is answered in the session alone, and a closed thread stays closed', async () => {
  const opened = await open();
  const { ben, ann, path, moderator, target } = opened;
  await ben.agent.submit((await ben.agent.get(path)).form('Reply to this question'));
  const thread = await threadOf(opened.questionId);
  assert.ok(thread !== undefined);
  const { postId } = await reply(app, ben.person, thread.id, 'The council did.');
  const page = await ann.agent.get(forumUrls.thread(thread.id));
  assert.doesNotMatch(page.text, /This answers it/);
  assert.equal((await app.features.forum.accepting.accept(ann.person, postId)).ok, false);
  await db.updateTable('thread').set({ state: 'closed' }).where('id', '=', thread.id).execute();
  assert.ok((await questions.moderation.setPinned(moderator.actor, target, true)).ok);
  assert.equal((await threadOf(opened.questionId))?.['state'], 'closed');
  await close(opened);
  await db.updateTable('thread').set({ state: 'open' }).where('id', '=', thread.id).execute();
  assert.ok((await app.features.forum.accepting.accept(ann.person, postId)).ok);
});
