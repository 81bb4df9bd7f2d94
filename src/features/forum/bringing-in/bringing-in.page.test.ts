import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

const HEAD = 'thread_title,author,created_at,text,organisation,thread_tags';
const TABLE = [
  HEAD,
  'Phones,Ada Example,2024-05-01T10:00:00Z,"Who has **tried** it? <script>alert(1)</script> [x](javascript:alert(1))",Hull,phones',
  'Phones,Ben Sample,2024-05-02T10:00:00Z,We have xylophones.,,',
  'Housing,Ada Example,2024-06-01T10:00:00Z,[@Ann](person:0123456789abcdef) look,,',
].join('\n');

async function select(space: SpaceId, content: string, by = ann) {
  const page = await by.agent.get(forumUrls.bringIn(space));
  const file = new File([content], 'threads.csv');
  return by.agent.submit(page.form('Look at what comes in').fill({ file }));
}

async function bring(space: SpaceId, content: string, threads = '2 threads') {
  const preview = await select(space, content);
  assert.equal(preview.status, 200, preview.text);
  return ann.agent.submit(preview.form(`Bring in ${threads}`));
}

const threadsIn = (space: SpaceId) =>
  db
    .selectFrom('thread')
    .select(['id', 'title', 'createdAt', 'lastPostAt'])
    .where('spaceId', '=', space)
    .orderBy('createdAt')
    .execute();

test('FOR-75: a moderator looks at what comes, brings it in, and finds it in lists, searches, files and the log', async () => {
  const space = await makeSpace(app, ann.person);
  await ben.agent.get(forumUrls.space(space));
  const preview = await select(space, `${TABLE}\nBroken,,2024-01-01,Who,,`);
  assert.match(preview.text, /Nothing is written yet/);
  assert.match(preview.text, /New threads 2/);
  assert.match(preview.text, /Ada Example, Ben Sample/);
  assert.match(preview.text, /1 May 2024 to 1 June 2024/);
  assert.match(preview.text, /Line 5, column 8: The author is missing/);
  assert.equal((await threadsIn(space)).length, 0);
  const done = await ann.agent.submit(preview.form('Bring in 2 threads'));
  assert.match(done.text, /2 threads from a CSV table/);
  const [phones] = await threadsIn(space);
  const page = await ben.agent.get(forumUrls.thread(phones?.id ?? ''));
  assert.match(page.text, /Brought in from a CSV table/);
  assert.match(page.text, /Ada Example, Hull/);
  assert.match(page.text, /1 May 2024/);
  assert.doesNotMatch(page.body, /<script>alert|href="javascript/);
  assert.match((await ben.agent.get('/search?q=xylophones')).text, /xylophones/);
  const exported = await ann.agent.get(`${forumUrls.spaceAct(space, 'export')}/space.csv`);
  assert.match(exported.body, /Ada Example/);
  assert.match(
    (await ben.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Brought in threads of another forum/,
  );
  const answered = await reply(app, ben.person, phones?.id as ThreadId, 'Good to have this here.');
  assert.equal(answered.number, 3);
});

test('FOR-75: nobody gets an account or is told, also who watches the space', async () => {
  const space = await makeSpace(app, ann.person);
  const page = await ben.agent.get(forumUrls.space(space));
  await db
    .insertInto('spaceFollow')
    .values({ personId: ben.person.id, spaceId: space, level: 'watch' })
    .execute();
  assert.equal(page.status, 200);
  const countOf = async (table: 'person' | 'notice' | 'postMention') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const before = [await countOf('person'), await countOf('notice'), await countOf('postMention')];
  await bring(space, TABLE);
  assert.deepEqual([await countOf('person'), await countOf('notice'), await countOf('postMention')], before);
});

test('FOR-75: the same file comes once, a longer one brings what is new, and a second press does nothing', async () => {
  const space = await makeSpace(app, ann.person);
  await bring(space, TABLE);
  const again = await select(space, TABLE);
  assert.match(again.text, /There is nothing new to bring in/);
  assert.match(again.text, /2 threads, left as they are/);
  const longer = await select(space, `${TABLE}\nFood,Eve,2024-07-01,Lunch?,,`);
  const form = longer.form('Bring in 1 thread');
  await ann.agent.submit(form);
  await ann.agent.submit(form);
  assert.deepEqual(
    (await threadsIn(space)).map(({ title }) => title),
    ['Phones', 'Housing', 'Food'],
  );
});

test('FOR-75: it is taken out again as a whole, but for what somebody answered', async () => {
  const space = await makeSpace(app, ann.person);
  const done = await bring(space, TABLE);
  const [phones, housing] = await threadsIn(space);
  await reply(app, ben.person, phones?.id as ThreadId, 'I have an answer.');
  const page = await ann.agent.get(done.path);
  assert.match(page.text, /1 thread will stay, because somebody has written there since/);
  const gone = await ann.agent.submit(page.form('Take 1 thread out'));
  assert.match(gone.text, /Taken out again/);
  assert.deepEqual(
    (await threadsIn(space)).map(({ id }) => id),
    [phones?.id],
  );
  assert.equal((await ann.agent.get(forumUrls.thread(housing?.id ?? ''))).status, 404);
  assert.match((await ben.agent.get(forumUrls.spaceAct(space, 'log'))).text, /Took threads out again/);
  assert.equal((await ann.agent.get(forumUrls.space(space))).status, 200);
  const back = await bring(space, TABLE, '1 thread');
  assert.match(back.text, /1 thread from a CSV table/);
});

test('FOR-75: only moderators bring in, nothing into archived spaces or private threads, and of another space one sees nothing', async () => {
  const space = await makeSpace(app, ann.person);
  const other = await makeSpace(app, ben.person);
  assert.equal((await ben.agent.get(forumUrls.bringIn(space))).status, 403);
  const preview = await select(space, TABLE);
  const elsewhere = preview.path.replace(space, other);
  assert.equal((await ben.agent.get(elsewhere)).status, 404);
  await db.updateTable('space').set({ archivedAt: app.clock.now() }).where('id', '=', space).execute();
  const refused = await ann.agent.submit(preview.form('Bring in 2 threads'));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /none into one that is archived/);
  assert.equal((await threadsIn(space)).length, 0);
});

test('FOR-75: what does not fit the database is written not at all', async () => {
  const space = await makeSpace(app, ann.person);
  const preview = await select(space, TABLE);
  const id = preview.path.split('/').at(-1) ?? '';
  const { waiting } = await db
    .selectFrom('threadImport')
    .select('waiting')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // The second thread has the id of the first.
  const kept = JSON.parse(waiting ?? '') as { threads: { thread: { id: string } }[] };
  const [first, second] = kept.threads;
  if (first !== undefined && second !== undefined) second.thread.id = first.thread.id;
  await db
    .updateTable('threadImport')
    .set({ waiting: JSON.stringify(kept) })
    .where('id', '=', id)
    .execute();
  assert.equal((await ann.agent.submit(preview.form('Bring in 2 threads'))).status, 500);
  assert.equal((await threadsIn(space)).length, 0);
});

test('FOR-75: no file, a file that is too large and one that cannot be read say what to do', async () => {
  const space = await makeSpace(app, ann.person);
  const page = await ann.agent.get(forumUrls.bringIn(space));
  const none = await ann.agent.submit(page.form('Look at what comes in'));
  assert.equal(none.status, 422);
  assert.match(none.text, /Select a file/);
  const large = await select(space, 'x'.repeat(10 * 1024 * 1024 + 1));
  assert.match(large.text, /must be smaller than 10MB/);
  assert.match((await select(space, 'a,b\n1,2')).text, /these are missing: “thread_title”/);
  const template = await ann.agent.get(page.link('Download a table to fill in'));
  assert.match(template.body, /thread_title,author,created_at,text/);
  assert.match((await select(space, template.body)).text, /New threads 1/);
});

test('FOR-75: the look at what comes warns of what only some could read, and counts what stays behind', async () => {
  const space = await makeSpace(app, ann.person);
  const post = { post_type: 1, username: 'ada', created_at: '2024-05-01T10:00:00Z' };
  const posts = [
    { ...post, id: 1, post_number: 1, raw: 'Who has tried it?' },
    { ...post, id: 2, post_number: 2, raw: 'For staff', post_type: 4 },
    { ...post, id: 3, post_number: 3, raw: 'For staff, too', post_type: 4 },
    { ...post, id: 4, post_number: 4, raw: '', post_type: 3 },
  ];
  const topic = { id: 7, title: 'Phones', post_stream: { posts, stream: [1, 2, 3, 4] } };
  const page = await select(space, JSON.stringify(topic));
  assert.match(
    page.text,
    /Not everybody could read these where they were written, so nobody reads them here ?Whispers among staff: 2 ?Besides: ?Notes that a topic was closed, moved or the like: 1/,
  );
  assert.doesNotMatch(page.text, /For staff/);
});

test('what was selected and never brought in goes with its moderator’s account', async () => {
  const eve = await app.signInAs('eve@hull.example', { name: 'Eve' });
  const space = await makeSpace(app, eve.person);
  await select(space, TABLE, eve);
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, eve.person.id));
  const left = await db.selectFrom('threadImport').select('id').where('spaceId', '=', space).execute();
  assert.equal(left.length, 0);
});
