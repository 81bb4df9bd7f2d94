import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../test/forum.ts';
import { fillSession } from '../../../test/full-session.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { mentionOf } from './mention.ts';
import { forumUrls } from './urls.ts';

const smtp = await startSmtp();
const app = await startTestApp({
  jobs: true,
  settings: { SMTP_URL: smtp.url, ADMINISTRATORS: 'ann@leeds.example' },
});
const db = app.database.kysely;
const { forum, notices } = app.features;
const NAME = /quiggley|zebulon/i;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const zeb = await app.signInAs('zebulon@york.example', { name: 'Zebulon Quiggley', organisation: 'York' });
const zebMentioned = mentionOf(zeb.person);

/** Which tables of the database, the waiting jobs among them, hold a name. */
async function tablesNaming(): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string }>`
    select table_schema || '.' || table_name as "table" from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' order by 1`.execute(db);
  const naming: string[] = [];
  for (const { table } of rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db);
    if (found.rows.some(({ row }) => NAME.test(row))) naming.push(table);
  }
  return naming;
}

/** The pages that somebody comes to by links alone, and how many there were. */
async function pagesNaming(agent: Agent, starts: readonly string[]): Promise<readonly [string[], number]> {
  const waiting = [...starts];
  const seen = new Set<string>();
  const naming: string[] = [];
  while (waiting.length > 0 && seen.size < 400) {
    const path = (waiting.shift() ?? '').split('#', 1)[0] ?? '';
    if (seen.has(path) || path === '') continue;
    seen.add(path);
    const page = await agent.get(path);
    if (NAME.test(page.body)) naming.push(path);
    for (const link of page.$('a[href^="/"]').toArray()) waiting.push(page.$(link).attr('href') ?? '');
  }
  return [naming, seen.size];
}

async function submit(agent: Agent, path: string, button: string, fields: Record<string, string>) {
  const page = await agent.submit((await agent.get(path)).form(button).fill(fields), button);
  assert.equal(page.status, 200, page.text);
  return page;
}

test('FOR-72, FOR-T9: after an erasure no page, search, export, message or quote shows the name', async () => {
  await smtp.goDown();
  const space = await makeSpace(app, ann.person);
  const { threadId, postId } = await startThread(app, zeb.person, {
    spaceId: space,
    title: 'Who holds the keys?',
  });
  const quote = `${forumUrls.threadAct(threadId, 'reply')}?to=${postId}&quote=yes`;
  const quoted = (await ann.agent.get(quote)).form('Post reply');
  const quotation = (quoted.values('text')[0] ?? '').replaceAll('\r\n', '\n');
  assert.match(quotation, NAME);
  await ann.agent.submit(quoted.fill({ text: `${quotation}So say I, ${zebMentioned}.` }), 'Post reply');
  // In a quote of a quote, a mention is nobody's.
  await reply(app, ann.person, threadId, `> ${zebMentioned} knows.\n\nDoes he?`);
  // Only an earlier wording names him.
  const { postId: edited } = await reply(app, ann.person, threadId, `${quotation}${zebMentioned} is right.`);
  await submit(ann.agent, forumUrls.postAct(edited, 'edit'), 'Save', { text: 'He is right.' });
  await db
    .insertInto('forumDraft')
    .values({
      personId: ann.person.id,
      place: `thread:${threadId}`,
      text: `${quotation}${zebMentioned} again`,
      savedAt: app.clock.now(),
    })
    .execute();
  const asks = await startThread(app, ann.person, { spaceId: space, title: 'Who opens the gate?' });
  await submit(ann.agent, forumUrls.threadAct(asks.threadId, 'addressees'), 'Ask them', {
    name: 'Zebulon Quiggley',
  });
  const steering = await makeSpace(app, ann.person, { kind: 'private', name: 'Steering' });
  await forum.spaces.addMember(ann.person.id, steering, 'zebulon@york.example', 'member');
  await forum.spaces.addMember(ann.person.id, space, 'zebulon@york.example', 'moderator');
  await reply(app, zeb.person, asks.threadId, 'We open it.');
  await submit(zeb.agent, `/people/${ann.person.id}/introduction`, 'Ask', { reason: 'Shall we talk?' });
  await submit(zeb.agent, '/profile/change', 'Save', {});
  await app.features.search.learnWords();

  const before = await tablesNaming();
  for (const table of ['public.post', 'public.post_version', 'public.forum_draft', 'pgboss.job']) {
    assert.ok(before.includes(table), `${table} holds the name before`);
  }
  await submit(zeb.agent, '/account/delete', 'Delete my account', { sure: 'yes' });
  assert.deepEqual(await tablesNaming(), []);

  const starts = ['/', '/forum', '/people', '/notices', '/account', '/administration', '/introductions'];
  const searches = ['/search?q=quiggley', '/search?q=Zebulon+Quigley', '/search?q=keys'];
  const [naming, pages] = await pagesNaming(ann.agent, [...starts, ...searches]);
  // The words that one searches for are shown again.
  assert.deepEqual(
    naming.filter((path) => !path.startsWith('/search?')),
    [],
  );
  assert.ok(pages > 60, `${pages} pages`);
  const found = await ann.agent.get('/search?q=quiggley');
  assert.deepEqual(
    found.texts('main a').filter((text) => NAME.test(text)),
    [],
  );
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /A former member wrote in post 1/);
  assert.match(thread.text, /So say I, @a former member/);

  app.clock.advance({ hours: 30 });
  await notices.sendDue();
  await smtp.comeBack();
  await waitFor('the messages', () => smtp.messages.length > 0, 40);
  const sent = JSON.stringify(smtp.messages.map(({ subject, text, to }) => [subject, text, to]));
  assert.match(sent, /a former member would like to be introduced to you/);
  assert.doesNotMatch(sent, NAME);
});

test('FOR-72: a speaker who is erased is not named as one who was asked', async () => {
  const { person } = await app.signInAs('quentin@york.example', { name: 'Quentin Quiggley' });
  const session = await makeSession(app);
  const { questionId } = await fillSession(app.database, session, null, app.clock.now());
  await giveRole(app, session, 'speaker', { ...person, name: 'Professor Quiggley' });
  const roles = db.selectFrom('sessionRole').select('id').where('personId', '=', person.id);
  const { id: speakerId } = await roles.executeTakeFirstOrThrow();
  await db
    .insertInto('questionSpeaker')
    .values({ questionId, speakerId, stateAt: app.clock.now() })
    .execute();
  const { threadId } = await startThread(app, ann.person, { title: 'From the room' });
  const speakers = ['Professor Quiggley', 'Dr Cole'].map((name) => ({ name, state: 'has not answered yet' }));
  const carried = JSON.stringify({ votes: 1, label: null, state: 'Not answered', speakers });
  await db.updateTable('thread').set({ questionId, carried }).where('id', '=', threadId).execute();
  assert.match((await ann.agent.get(forumUrls.thread(threadId))).text, /Professor Quiggley: has not/);

  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, person.id));
  const page = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(page.text, /A former member: has not answered yet Dr Cole: has not answered yet/);
  assert.doesNotMatch(page.text, NAME);
});
