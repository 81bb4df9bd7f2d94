import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import sharp from 'sharp';
import { fromBufferPromise } from 'yauzl';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { forumUrls } from '../urls.ts';
import { deleteUnsent } from './attachments.repository.ts';

const app = await startTestApp({
  settings: { ATTACHMENT_MEGABYTES: '1', ATTACHMENT_SCAN: 'grep -q -v -a EICAR' },
});
const db = app.database.kysely;
const { forum } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones' });
const cai = await app.signInAs('cai@hull.example', { name: 'Cai Jones' });

const picture = new File(
  [
    new Uint8Array(
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ),
  ],
  'gate.png',
);
const pdf = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], 'Who does what.pdf');

async function attach(who: typeof ben, threadId: string, fields: Record<string, string | File>) {
  const form = (await who.agent.get(forumUrls.threadAct(threadId, 'reply'))).form('Attach it');
  return who.agent.submit(form.fill({ text: 'Look:', ...fields }), 'Attach it');
}

test('FOR-14, FOR-65: a picture is attached while one writes, shown in the post, and given out harmless', async () => {
  const { threadId } = await startThread(app, ann.person);
  const page = await attach(ben, threadId, { file: picture, description: 'The gate, shut' });
  const form = page.form('Post reply');
  const [text = ''] = form.values('text');
  const path = /\((\/forum\/attachments\/\w{16})\)/.exec(text)?.[1] ?? '';
  assert.equal(text.replaceAll('\r\n', '\n').trim(), `Look:\n\n![The gate, shut](${path})`);
  // Until it is sent, it is there for its author alone.
  assert.equal((await ben.agent.get(path)).status, 200);
  assert.equal((await cai.agent.get(path)).status, 404);
  assert.equal((await ann.agent.get(path)).status, 404);

  const thread = await ben.agent.submit(form, 'Post reply');
  assert.match(thread.body, new RegExp(`<img src="${path}" alt="The gate, shut" loading="lazy" />`));
  const file = await cai.agent.get(path);
  assert.equal(file.status, 200);
  const { headers } = file;
  assert.equal(headers['content-type'], 'image/png');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['content-disposition'], "inline; filename*=UTF-8''gate.png");
  assert.match(String(headers['content-security-policy']), /^sandbox; default-src 'none'/);
  assert.match(String(headers['cache-control']), /private, no-cache/);
});

test('FOR-14: a document is for downloading, and what is wrong with a file is said with the text kept', async () => {
  const { threadId } = await startThread(app, ann.person);
  const page = await attach(ben, threadId, { file: pdf });
  assert.match(page.form('Post reply').values('text')[0] ?? '', /\[Who does what\.pdf \(PDF, 1 KB\)\]\(/);
  const thread = await ben.agent.submit(page.form('Post reply'), 'Post reply');
  const file = await cai.agent.get(thread.link('Who does what.pdf (PDF, 1 KB)'));
  assert.equal(file.headers['content-type'], 'application/pdf');
  assert.equal(file.headers['content-disposition'], "attachment; filename*=UTF-8''Who%20does%20what.pdf");

  const wrong: readonly [Record<string, string | File>, RegExp][] = [
    [{}, /Select a file/],
    [{ file: picture }, /Say what the picture shows/],
    [{ file: new File(['x'], 'run.exe') }, /must be one of JPG, PNG/],
    [{ file: new File(['x'], 'lies.pdf') }, /not what its name says/],
    [{ file: new File([new Uint8Array(1024 * 1024 + 1)], 'big.txt') }, /must be 1 MB or less/],
    [{ file: new File(['EICAR'], 'bad.txt') }, /A virus was found/],
    [{ file: pdf, description: 'x'.repeat(301) }, /300 characters or less/],
  ];
  for (const [fields, message] of wrong) {
    const refused = await attach(ben, threadId, fields);
    assert.equal(refused.status, 422, String(message));
    assert.match(refused.errors[0]?.text ?? '', message);
    assert.equal(refused.form('Post reply').values('text')[0], 'Look:');
  }
  assert.equal(
    (await db.selectFrom('attachment').select('id').where('name', '=', 'big.txt').execute()).length,
    0,
  );
});

test('FOR-14, FOR-54: a file has the rights of its post, wherever else its address is written', async () => {
  const spaceId = await makeSpace(app, ann.person, { kind: 'private', name: 'Steering' });
  await forum.spaces.addMember(ann.person.id, spaceId, 'ben@york.example', 'member');
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const page = await attach(ben, threadId, { file: pdf });
  const [text = ''] = page.form('Post reply').values('text');
  await ben.agent.submit(page.form('Post reply'), 'Post reply');
  const path = /\((\/forum\/attachments\/\w{16})\)/.exec(text)?.[1] ?? '';
  assert.equal((await ann.agent.get(path)).status, 200);
  assert.equal((await cai.agent.get(path)).status, 404);
  assert.equal((await app.agent().get(path)).heading, 'Sign in');
  const open = await startThread(app, ann.person);
  await reply(app, ann.person, open.threadId, `As attached: ${text}`);
  assert.equal((await cai.agent.get(path)).status, 404);

  const { id } = await db
    .selectFrom('post')
    .select('id')
    .where('threadId', '=', threadId)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  await db.updateTable('post').set({ hiddenAt: app.clock.now() }).where('id', '=', id).execute();
  await forum.spaces.addMember(ann.person.id, spaceId, 'cai@hull.example', 'member');
  assert.deepEqual(
    [
      (await cai.agent.get(path)).status,
      (await ann.agent.get(path)).status,
      (await ben.agent.get(path)).status,
    ],
    [404, 200, 200],
  );
  await db.updateTable('post').set({ hiddenAt: null }).where('id', '=', id).execute();
  const remove = await ben.agent.get(forumUrls.postAct(id, 'delete'));
  await ben.agent.submit(remove.form('Delete post'), 'Delete post');
  assert.equal((await ann.agent.get(path)).status, 404);
  assert.deepEqual(await db.selectFrom('attachment').select('id').where('postId', '=', id).execute(), []);
});

test('from the short form below a thread one goes on to attach a file, with what was typed', async () => {
  const { threadId } = await startThread(app, ann.person);
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form('Attach a file');
  const page = await ben.agent.submit(form.fill({ text: 'As in the picture' }), 'Attach a file');
  assert.equal(page.form('Attach it').values('text')[0], 'As in the picture');
});

test('a post is given files by changing it, and its author may go on with another draft', async () => {
  const { postId, threadId } = await startThread(app, ben.person, { title: 'Papers' });
  const edit = (await ben.agent.get(forumUrls.postAct(postId, 'edit'))).form('Attach it');
  const page = await ben.agent.submit(edit.fill({ file: pdf, description: 'The rota' }), 'Attach it');
  await ben.agent.submit(page.form('Save'), 'Save');
  const thread = await cai.agent.get(forumUrls.thread(threadId));
  assert.equal((await cai.agent.get(thread.link('The rota (PDF, 1 KB)'))).status, 200);
});

test('FOR-14, FOR-72: one takes one’s files away with one’s data, and they go with the account', async () => {
  const { threadId } = await startThread(app, ann.person);
  const dee = await app.signInAs('dee@hull.example', { name: 'Dee' });
  const page = await attach(dee, threadId, { file: pdf, description: 'The rota' });
  const thread = await dee.agent.submit(page.form('Post reply'), 'Post reply');
  const path = thread.link('The rota (PDF, 1 KB)');
  const archive = await dee.agent.get((await dee.agent.get('/account/data')).link('Download your data'));
  assert.match(archive.body, /files\/\w{16}-Who does what\.pdf/);
  assert.match(archive.body, /%PDF-1\.7/);

  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, dee.person.id));
  assert.equal((await ann.agent.get(path)).status, 404);
  assert.match((await ann.agent.get(forumUrls.thread(threadId))).text, /The rota \(PDF, 1 KB\) \(removed\)/);
});

test('FOR-14: moderators say what is attached in their space, within what the installation allows', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const change = async (fields: Record<string, string | readonly string[]>) => {
    const page = await ann.agent.get(forumUrls.spaceAct(space, 'change'));
    return ann.agent.submit(page.form('Save').fill(fields));
  };
  await change({ documents: [], pictures: ['pictures'] });
  assert.match((await attach(ben, threadId, { file: pdf })).text, /must be one of JPG, PNG, WEBP, GIF/);
  const shown = await attach(ben, threadId, { file: picture, description: 'The gate, shut' });
  assert.equal(shown.status, 200);
  await change({ documents: [], pictures: [] });
  const none = await ben.agent.get(forumUrls.threadAct(threadId, 'reply'));
  assert.doesNotMatch(none.text, /Attach a picture or a document/);
  const sent = await ben.agent.submit(
    shown.form('Attach it').fill({ file: picture, description: 'x' }),
    'Attach it',
  );
  assert.equal(sent.status, 422);
  assert.match(sent.text, /This space takes no files/);
  // More than the installation allows is as much as it allows.
  await change({ documents: ['documents'], 'most-mb': '900' });
  assert.match((await ben.agent.get(forumUrls.threadAct(threadId, 'reply'))).text, /1 MB at most/);
  const wrong = await change({ 'most-mb': 'lots' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /The largest file must be a whole number from 1 to 999, or empty/);
});

test('FOR-14, FOR-72: files of whoever is gone leave no dead link in earlier wordings, drafts and summaries', async () => {
  const { threadId } = await startThread(app, ann.person);
  const fay = await app.signInAs('fay@hull.example', { name: 'Fay' });
  const page = await attach(fay, threadId, { file: pdf, description: 'The rota' });
  const thread = await fay.agent.submit(page.form('Post reply'), 'Post reply');
  const path = thread.link('The rota (PDF, 1 KB)');
  const linked = `See [The rota](${path}).`;
  const { postId } = await reply(app, ben.person, threadId, linked);
  await forum.writing.edit(ben.person, postId, { text: 'Seen.', seen: linked });
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form('Save draft');
  await ben.agent.submit(form.fill({ text: linked }), 'Save draft');
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, fay.person.id));
  const earlier = await cai.agent.get(forumUrls.postAct(postId, 'versions'));
  assert.match(earlier.text, /The rota \(removed\)/);
  const draft = (await ben.agent.get(forumUrls.thread(threadId))).form('Post reply');
  assert.deepEqual(draft.values('text'), ['See The rota (removed).']);
  const { rows } = await sql<{ table: string }>`
    select 'post' as table from post where text like ${`%${path}%`}
    union all select 'version' from post_version where text like ${`%${path}%`}
    union all select 'draft' from forum_draft where text like ${`%${path}%`}`.execute(db);
  assert.deepEqual(rows, []);
});

test('FOR-14, FOR-73: a space is taken away with its files, and its links lead to them', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const page = await attach(ben, threadId, { file: picture, description: 'The gate, shut' });
  const thread = await ben.agent.submit(page.form('Post reply'), 'Post reply');
  const [, id = ''] = /forum\/attachments\/(\w{16})/.exec(thread.body) ?? [];
  const rota = await attach(ben, threadId, { file: pdf, description: 'The rota' });
  await ben.agent.submit(rota.form('Post reply'), 'Post reply');
  await db
    .updateTable('post')
    .set({ hiddenAt: app.clock.now() })
    .where('threadId', '=', threadId)
    .where('number', '=', 3)
    .execute();
  const link = (await ann.agent.get(forumUrls.spaceAct(space, 'export'))).link('Download ZIP');
  const { rawPayload } = await app.app.inject({
    url: link,
    headers: { cookie: `${ann.cookie.name}=${ann.cookie.value}` },
  });
  const found = new Map<string, Buffer>();
  const archive = await fromBufferPromise(rawPayload, { lazyEntries: true, validateEntrySizes: true });
  for await (const entry of archive.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    found.set(entry.fileName, Buffer.concat(pieces));
  }
  const path = `files/${id}-gate.png`;
  assert.deepEqual([...found.keys()], ['space.json', 'space.html', 'space.csv', path]);
  assert.equal((await sharp(found.get(path)).metadata()).format, 'png');
  assert.match(String(found.get('space.html')), new RegExp(`src="${path}"`));
  assert.match(String(found.get('space.json')), new RegExp(`\\]\\(${path}\\)`));
  assert.match(String(found.get('space.csv')), new RegExp(`\\]\\(${path}\\)`));
});

test('what was attached to something never sent goes in time, but not from under a draft', async () => {
  // Ann has begun many threads.
  app.clock.advance({ minutes: 6 });
  const { threadId } = await startThread(app, ann.person);
  const eve = await app.signInAs('eve@hull.example', { name: 'Eve' });
  await attach(eve, threadId, { file: pdf, description: 'Never sent' });
  const page = await attach(eve, threadId, { file: pdf, description: 'In a draft' });
  await eve.agent.submit(page.form('Save draft'), 'Save draft');
  await deleteUnsent(db, app.clock.now());
  const named = async () =>
    (await db.selectFrom('attachment').select('description').where('personId', '=', eve.person.id).execute())
      .length;
  assert.equal(await named(), 2);
  app.clock.advance({ days: 31 });
  await deleteUnsent(db, app.clock.now());
  assert.equal(await named(), 1);
  const again = await app.signInAs('eve@hull.example');
  const draft = (await again.agent.get(forumUrls.thread(threadId))).form('Post reply');
  await again.agent.submit(draft, 'Post reply');
  app.clock.advance({ days: 31 });
  await deleteUnsent(db, app.clock.now());
  assert.equal(await named(), 1);
});
