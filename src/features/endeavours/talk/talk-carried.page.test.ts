import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { reply, startThread } from '../../../../test/forum.ts';
import { KEEPER_SEAT, makeEndeavour } from '../../../../test/rounds.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../../forum/index.ts';
import { talkContext } from './talk-space.ts';

const here = await startTestApp();
const there = await startTestApp();
async function talkedAbout() {
  const { forum, endeavours } = here.features;
  const { person } = await here.signInAs('convener@example.org', { name: 'Ann', organisation: 'Leeds' });
  const endeavourId = await makeEndeavour(here, person);
  const spaceId = await inTransaction(here.database.kysely, (tx) =>
    forum.spaces.ensure(
      tx,
      { context: talkContext(endeavourId) },
      { name: 'Talk', purpose: 'For all seats' },
    ),
  );
  const { threadId, postId } = await startThread(here, person, { spaceId, title: 'Who has a phone?' });
  const answer = await reply(
    here,
    person,
    threadId,
    `The **gate** has one, see [above](/forum/posts/${postId}).`,
  );
  const gone = await reply(here, person, threadId, 'Said too much');
  await forum.writing.remove(person, gone.postId);
  await here.database.kysely
    .updateTable('post')
    .set({ replyTo: postId, acceptedAt: here.clock.now() })
    .where('id', '=', answer.postId)
    .execute();
  const db = here.database.kysely;
  const seat = await db
    .selectFrom('endeavourSeat')
    .select('id')
    .where('endeavourId', '=', endeavourId)
    .executeTakeFirstOrThrow();
  const commitment = { id: newId<'commitment'>(), endeavourId, seatId: seat.id, text: 'A phone at the gate' };
  await db
    .insertInto('endeavourCommitment')
    .values({ ...commitment, dueOn: '2030-01-01', madeAt: here.clock.now() })
    .execute();
  const thread = { id: threadId, spaceId };
  await inTransaction(db, async (tx) => {
    await forum.linking.link(tx, person.id, thread, { kind: 'commitment', id: commitment.id });
    await forum.linking.link(tx, person.id, thread, { kind: 'statement', id: newId() });
  });
  return { document: await endeavours.transfer.read(endeavourId), threadId };
}

test('the threads of an endeavour go along into another installation, with who wrote what and their links', async () => {
  const { document, threadId } = await talkedAbout();
  const { transfer } = there.features.endeavours;
  const parsed = transfer.parse(JSON.stringify(document));
  assert.ok(parsed.ok);
  const keeper = await there.signInAs('keeper@example.org', { name: 'Keeper' });
  const brought = await transfer.bringIn(keeper.person, parsed.document, KEEPER_SEAT);
  assert.ok(brought.ok);
  const space = await there.features.forum.findSpaceOf(there.database.kysely, talkContext(brought.id));
  assert.equal(space?.name, 'Talk');
  const list = await keeper.agent.get(forumUrls.space(space?.id ?? ''));
  const page = await keeper.agent.get(list.link('Who has a phone?'));
  assert.notEqual(page.path, forumUrls.thread(threadId));
  assert.match(page.text, /Ann, Leeds.*Who has tried phones\?/);
  assert.match(page.text, /Accepted answer.*Answers Ann, Leeds in post 1/);
  assert.match(page.body, /The <strong>gate<\/strong> has one/);
  assert.match(page.body, new RegExp(`href="${here.baseUrl.href}forum/posts/`));
  assert.match(page.text, /Deleted by author/);
  assert.doesNotMatch(page.text, /Said too much/);
  assert.match(page.text, /What it is about Commitment: A phone at the gate/, 'FOR-12');
  assert.match(page.link('Commitment: A phone at the gate'), new RegExp(`/endeavours/${brought.id}/`));
  const stranger = await there.signInAs('stranger@example.org');
  assert.equal((await stranger.agent.get(page.path)).status, 404);

  const again = await transfer.read(brought.id);
  assert.deepEqual(
    (again.features['threads'] as { threads: { title: string }[] }).threads.map(({ title }) => title),
    ['Who has a phone?'],
  );
});

test('threads that somebody has tampered with are refused, with nothing half brought in', async () => {
  const { document } = await talkedAbout();
  const { transfer } = there.features.endeavours;
  const { person } = await there.signInAs('other@example.org', { name: 'Other' });
  const change = (from: RegExp, to: string) => {
    const parsed = transfer.parse(JSON.stringify(document).replace(from, to));
    assert.ok(parsed.ok);
    return transfer.bringIn(person, parsed.document, KEEPER_SEAT);
  };
  const count = async () =>
    (await there.database.kysely.selectFrom('endeavour').select('id').execute()).length;
  const before = await count();
  for (const [from, to] of [
    [/"kind":"question"/, '"kind":"order"'],
    [/("threads":\[\{"id":)"\w{16}"/, '$1"mine"'],
    [/"kind":"commitment"/, '"kind":"person"'],
    [/("targetId":)"\w{16}"/, '$1"0123456789abcdef"'],
    [/("title":)"Who has a phone\?"/, `$1"${'x'.repeat(200)}"`],
  ] as const) {
    const refused = await change(from, to);
    assert.ok(!refused.ok, String(from));
    assert.match(refused.message, /This file is damaged/);
  }
  assert.equal(await count(), before);
});
