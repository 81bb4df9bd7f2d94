import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { type Hall, openHall } from '../../../../test/hall.ts';
import { getSession } from '../../sessions/index.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { sessions, questions, notices } = app.features;
const { answering, moderation, replies } = questions;
const chair = await app.signInAs('chair@example.org', { name: 'Joss' });
const voter = await app.signInAs('voter@example.org', { name: 'Vi' });

async function close({ session }: Hall): Promise<void> {
  const by = { personId: chair.person.id, roles: new Set(['chair'] as const) };
  await db.updateTable('session').set({ state: 'closing' }).where('id', '=', session.id).execute();
  assert.ok((await sessions.service.move(await getSession(db, session.id), 'closed', by)).ok);
}

/** A session that has closed with one open question, for which somebody with an account has voted. */
async function closedWith(speakers: readonly string[]) {
  const hall = await openHall(app);
  const asked = await Promise.all(speakers.map((name) => hall.staff(name, 'speaker')));
  const seat = await hall.seat('Probation');
  const questionId = await hall.ask('Who pays for the first night?', {
    seat,
    to: asked.map(({ roleId }) => roleId),
  });
  const votes = await hall.seat('Housing');
  await db.updateTable('seat').set({ personId: voter.person.id }).where('id', '=', votes.id).execute();
  await hall.votes.set({ sessionId: hall.session.id, seatId: votes.id, questionId, wanted: true });
  await close(hall);
  const { id } = await db
    .selectFrom('thread')
    .select('id')
    .where('questionId', '=', questionId)
    .executeTakeFirstOrThrow();
  const target = { sessionId: hall.session.id, questionId };
  const write = async ({ actor, roleId }: (typeof asked)[number], text: string) =>
    assert.ok((await answering.write(actor, target, roleId, text)).ok);
  const read = async () => voter.agent.get(forumUrls.thread(id));
  return { hall, asked, seat, target, write, read };
}

const countPosts = (page: Awaited<ReturnType<typeof voter.agent.get>>) => page.$('article').length;

test('LIVE-60, LIVE-61: an answer written after closing is in the thread, and so is every change of it', async () => {
  const { asked, write, read } = await closedWith(['Ruth', 'Sam']);
  const [ruth, sam] = asked;
  assert.ok(ruth !== undefined && sam !== undefined);
  app.clock.advance({ days: 2 });
  await write(ruth, 'The *council* pays.');
  const first = await read();
  assert.equal(countPosts(first), 2);
  assert.match(first.$('#post-2').text(), /Ruth.*The \*council\* pays\./s);
  assert.match(first.text, /Ruth: answered in writing Sam: has not answered yet/);
  assert.match(first.text, /In the session Not answered/);
  const unanswered = await voter.agent.get(forumUrls.unanswered);
  assert.match(unanswered.text, /Who pays for the first night\?.*Has waited 2 days for Sam /);
  assert.doesNotMatch(first.text, /Accepted answer/, 'it is open while Sam has not answered');
  await write(ruth, 'The council pays, for a week.');
  const changed = await read();
  assert.equal(countPosts(changed), 2);
  assert.match(changed.$('#post-2').text(), /Edited.*for a week/s);
  await write(sam, 'So we do.');
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  const told = (await app.mailTo('voter@example.org')).filter(({ body }) => /first night/.test(body));
  assert.equal(told.length, 1, JSON.stringify(told));
  assert.equal((await read()).$('.se-post--answer').length, 2);
});

test('LIVE-61: what a moderator takes away after closing, for naming somebody, is not in the thread either', async () => {
  const { hall, target, read } = await closedWith([]);
  const mo = await hall.staff('Mo', 'moderator');
  assert.ok((await moderation.decline(mo.actor, target, 'names-a-person', '')).ok);
  const page = await read();
  assert.doesNotMatch(page.body, /first night/);
  assert.match(page.text, /A question whose text is not shown.*Not shown in the session/);
  assert.match(page.text, /Closed/);
});

test('LIVE-60: a question that its asker calls not answered after closing is open in the forum again', async () => {
  const { asked, seat, target, write, read } = await closedWith(['Tess']);
  const [tess] = asked;
  assert.ok(tess !== undefined);
  await write(tess, 'Somebody does.');
  assert.equal((await read()).$('.se-post--answer').length, 1);
  assert.ok((await replies.reopen(seat, target.questionId)).ok);
  const open = await read();
  assert.equal(open.$('.se-post--answer').length, 0);
  assert.match(open.$('#post-2').text(), /Somebody does\./);
  await write(tess, 'The county does.');
  assert.match((await read()).$('.se-post--answer').text(), /The county does/);
});
