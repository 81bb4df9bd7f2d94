import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { askSense, startThread } from '../../../test/forum.ts';
import {
  ofEndeavour,
  openConversation,
  startConversation,
} from '../../../test/perspectives/conversations.ts';
import { peopledEndeavour } from '../../../test/rounds.ts';
import { endeavourUrls } from '../endeavours/index.ts';
import { forumUrls } from '../forum/index.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { forum } = app.features;

async function endeavourWithThread() {
  const { id, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern']);
  const context = `endeavour:${id}`;
  const statements = ['A named person at the gate'];
  const conversation = await openConversation(app, convener.person, statements, ofEndeavour(id));
  const spaceId = await app.database.kysely
    .transaction()
    .execute((tx) => forum.spaces.ensure(tx, { context }, { name: 'Talk', purpose: '' }));
  const thread = await startThread(app, convener.person, {
    spaceId,
    title: 'The first night',
    text: 'A **bed** for the first night',
  });
  const [member] = members;
  assert.ok(member !== undefined);
  return { id, conversation, convener, member, ...thread };
}

test('FOR-12: a thread is linked to a statement and unlinked again, and the link is shown on both sides', async () => {
  const { conversation, member, threadId, spaceId } = await endeavourWithThread();
  const page = await member.agent.get(
    (await member.agent.get(forumUrls.thread(threadId))).link('What this thread is about'),
  );
  assert.match(page.text, /It is not linked to anything in the endeavour yet/);
  const nothing = await member.agent.submit(page.form('Link'), 'Link');
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Select what the thread is about/);
  const option = /value="(statement:\w+)"/.exec(page.body)?.[1] ?? '';
  const linked = await member.agent.submit(page.form('Link').fill({ target: option }), 'Link');
  const remove = 'Remove the link to Statement: A named person at the gate';
  assert.match(linked.text, /Statement: A named person at the gate/);
  const thread = await member.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /What it is about Statement: A named person at the gate/);
  const statement = await member.agent.get(thread.link('Statement: A named person at the gate'));
  assert.match(statement.text, /Talked about in: The first night/);
  assert.match(
    (await member.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text,
    /Linked a thread to something in the endeavour/,
  );
  await member.agent.submit(linked.form(remove), remove);
  assert.doesNotMatch((await member.agent.get(forumUrls.thread(threadId))).text, /What it is about/);
  const outside = await app.signInAs('outside@example.org');
  assert.equal((await outside.agent.get(forumUrls.threadAct(threadId, 'links'))).status, 404);
  assert.equal((await outside.agent.get(perspectivesUrls.add(conversation))).status, 404);
});

test('FOR-12, FOR-71: what threads are about goes along when the space is taken away, with links that lead there', async () => {
  const { id, convener, member, threadId, spaceId } = await endeavourWithThread();
  const page = await member.agent.get(forumUrls.threadAct(threadId, 'links'));
  const option = /value="(statement:\w+)"/.exec(page.body)?.[1] ?? '';
  await member.agent.submit(page.form('Link').fill({ target: option }), 'Link');
  const file = async (type: string): Promise<string> =>
    (await convener.agent.get(`${forumUrls.spaceAct(spaceId, 'export')}/space.${type}`)).body;
  interface Exported {
    readonly threads: readonly { readonly about: readonly Record<string, string>[] }[];
  }
  const [thread] = (JSON.parse(await file('json')) as Exported).threads;
  const [about, ...others] = thread?.about ?? [];
  assert.deepEqual(others, []);
  assert.equal(`${about?.['kind']}:${about?.['id']}`, option);
  assert.equal(about?.['text'], 'Statement: A named person at the gate');
  const url = about?.['url'] ?? '';
  assert.match((await member.agent.get(new URL(url).pathname)).text, /A named person at the gate/);
  const html = await file('html');
  assert.ok(html.includes(`href="${url}"`) && html.includes('Statement: A named person at the gate'));
  assert.match(await file('csv'), new RegExp(`Statement: A named person at the gate ${url}`));
  const files = await app.features.endeavours.exports.filesOf(id);
  assert.ok(files.find(({ name }) => name === 'forum/space.json')?.content.includes(url));
});

test('FOR-51: a post becomes a statement with its words filled in, and both lead to each other without naming anybody', async () => {
  const { member, convener, threadId, postId } = await endeavourWithThread();
  const thread = await member.agent.get(forumUrls.thread(threadId));
  const links = await member.agent.get(thread.link('Make something of it (post 1)'));
  assert.match(links.path, new RegExp(`post=${postId}`));
  const add = await member.agent.get(links.link('A statement in “What would help?”'));
  assert.match(add.text, /From The first night, which stays linked/);
  assert.equal(add.form('Add it').values('text')[0], 'A bed for the first night');
  const sent = await member.agent.submit(add.form('Add it').fill({ lens: 'do' }), 'Add it');
  assert.match(sent.text, /Your statement was added/);
  const waits = await convener.agent.get(forumUrls.thread(threadId));
  assert.doesNotMatch(waits.text, /What it is about/);
  const row = await app.database.kysely
    .selectFrom('record')
    .select(['personId'])
    .where('kind', '=', 'thread-linked')
    .where('subject', '=', threadId)
    .executeTakeFirstOrThrow();
  assert.equal(row.personId, null);
  await app.database.kysely
    .updateTable('perspectivesStatement')
    .set({ state: 'accepted' })
    .where('text', '=', 'A bed for the first night')
    .execute();
  assert.match(
    (await convener.agent.get(forumUrls.thread(threadId))).text,
    /What it is about Statement: A bed for the first night/,
  );
});

test('FOR-51: a thread becomes a commitment of a seat, which leads back to it; a thread of elsewhere fills nothing in', async () => {
  const { id, member, threadId } = await endeavourWithThread();
  const links = await member.agent.get(forumUrls.threadAct(threadId, 'links'));
  const page = await member.agent.get(links.link('A commitment of your seat').split('#')[0] ?? '');
  assert.equal(page.form('Commit').values('text')[0], 'A bed for the first night');
  const due = { 'due-day': '3', 'due-month': '5', 'due-year': String(app.clock.now().getUTCFullYear() + 1) };
  const made = await member.agent.submit(page.form('Commit').fill(due), 'Commit');
  assert.match(made.text, /A bed for the first night .* Talked about in: The first night/);
  const thread = await member.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /What it is about Commitment: A bed for the first night/);
  const elsewhere = await startThread(app, member.person, { text: 'Words from elsewhere' });
  const other = await member.agent.get(`${endeavourUrls.commitments(id)}?thread=${elsewhere.threadId}`);
  assert.equal(other.form('Commit').values('text')[0], '');
});

test('OPN-79, FOR-49: the highest number that conveners set holds for sense checks and polls of the endeavour too', async () => {
  const { id, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern', 'Housing']);
  const context = `endeavour:${id}`;
  const conversations: string[] = [];
  for (const question of ['What would help?', 'What hinders?']) {
    conversations.push(await startConversation(app, convener.person, [], { ...ofEndeavour(id), question }));
  }
  const spaceId = await app.database.kysely
    .transaction()
    .execute((tx) => forum.spaces.ensure(tx, { context }, { name: 'Talk', purpose: '' }));
  const { threadId } = await startThread(app, convener.person, { spaceId });
  const postId = await askSense(app, convener.person, threadId);
  for (const { person } of [convener, ...members]) {
    const given = { answer: { options: ['agree' as never] }, reason: '' };
    assert.ok((await forum.polling.answer(person, postId, given)).ok);
  }
  assert.ok((await forum.polling.close(convener.person, postId)).ok);
  const [member] = members;
  assert.ok(member !== undefined);
  const read = async () => (await member.agent.get(forumUrls.thread(threadId))).text;
  const printed = async () => (await member.agent.get(forumUrls.threadAct(threadId, 'text'))).body;
  assert.match(await read(), /Agree 3 100%/);
  const raise = async (index: number, least: string) => {
    const run = await convener.agent.get(perspectivesUrls.run(conversations[index] ?? ''));
    await convener.agent.submit(run.form('Save the number').fill({ least }), 'Save the number');
  };
  await raise(0, '8');
  await raise(1, '6');
  const why = /fewer than 8 (people )?answered/;
  for (const text of [await read(), await printed()]) {
    assert.match(text, why);
    assert.doesNotMatch(text, /Agree:? 3/);
  }
  const poll = await member.agent.get(forumUrls.beginPoll(threadId, 'one'));
  assert.match(poll.text, /With fewer than 8 answers only their number is shown/);
  await raise(0, '3');
  assert.match(await read(), /fewer than 6 people answered/);
});
