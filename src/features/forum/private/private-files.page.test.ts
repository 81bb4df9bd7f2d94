import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { startTestApp } from '../../../../test/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { readOwnData } from '../../people/own-data.repository.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ settings: { ATTACHMENT_MEGABYTES: '1' } });
const db = app.database.kysely;
const person = (name: string) =>
  app.signInAs(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`, { name });
const [ann, ben, cai, dee] = [
  await person('Ann Smith'),
  await person('Ben Okafor'),
  await person('Cai Jones'),
  await person('Dee Patel'),
];

const red = { create: { width: 9, height: 9, channels: 3, background: 'red' } } as const;
const picture = new File([new Uint8Array(await sharp(red).png().toBuffer())], 'gate.png');

const statusFor = async (path: string) =>
  Promise.all([ann, ben, cai, dee].map(async ({ agent }) => (await agent.get(path)).status));

test('FOR-14, FOR-55, FOR-65: a private thread begins with a file, which its people alone can fetch', async () => {
  const words = { people: 'Ben Okafor', title: 'Before all hear', text: 'Look:' };
  const form = (await ann.agent.get(forumUrls.newPrivate))
    .form('Attach it')
    .fill({ ...words, file: picture });
  const silent = await ann.agent.submit(form, 'Attach it');
  assert.equal(silent.status, 422);
  assert.match(silent.errors[0]?.text ?? '', /Say what the picture shows/);
  const tooLarge = new File([new Uint8Array(1024 * 1024 + 1)], 'big.txt');
  const refused = await ann.agent.submit(silent.form('Attach it').fill({ file: tooLarge }), 'Attach it');
  assert.match(refused.errors[0]?.text ?? '', /must be 1 MB or less/);

  const fields = { file: picture, description: 'The gate' };
  const attached = await ann.agent.submit(refused.form('Attach it').fill(fields), 'Attach it');
  assert.equal(attached.status, 200);
  const ready = attached.form('Begin thread');
  assert.deepEqual(ready.values('people'), ['Ben Okafor']);
  assert.deepEqual(ready.values('title'), ['Before all hear']);
  const [text = ''] = ready.values('text');
  const path = /!\[The gate\]\((\/forum\/attachments\/\w{16})\)/.exec(text)?.[1] ?? '';
  // Until the thread has begun it is hers alone.
  assert.deepEqual(await statusFor(path), [200, 404, 404, 404]);
  assert.equal((await app.agent().get(path)).heading, 'Sign in');

  const thread = await ann.agent.submit(ready, 'Begin thread');
  assert.match(thread.body, new RegExp(`<img src="${path}" alt="The gate"`));
  assert.deepEqual(await statusFor(path), [200, 200, 404, 404]);
  const people = forumUrls.threadAct(thread.path.split(/[/?]/)[3] ?? '', 'people');
  for (const [name, from] of [
    ['Cai Jones', 'next'],
    ['Dee Patel', 'first'],
  ] as const) {
    await ann.agent.submit((await ann.agent.get(people)).form('Add').fill({ name, from }), 'Add');
  }
  assert.deepEqual(await statusFor(path), [200, 200, 404, 200]);
  await ann.agent.submit((await ann.agent.get(people)).form('Take out: Dee Patel'), 'Take out: Dee Patel');
  assert.deepEqual(await statusFor(path), [200, 200, 404, 404]);

  const named = (await readOwnData(db, ann.person.id)).find(({ table }) => table === 'attachment');
  assert.deepEqual(
    named?.rows.map(({ name }) => name),
    ['gate.png'],
  );
});

test('FOR-9, FOR-72: a file in the draft of a private thread stays with the draft, and goes with the account', async () => {
  const words = { title: 'Later', text: 'See', description: 'The gate', file: picture };
  const form = (await dee.agent.get(forumUrls.newPrivate)).form('Attach it').fill(words);
  const attached = await dee.agent.submit(form, 'Attach it');
  await dee.agent.submit(attached.form('Save draft'), 'Save draft');
  const [text = ''] = (await dee.agent.get(forumUrls.newPrivate)).form('Begin thread').values('text');
  const path = /\((\/forum\/attachments\/\w{16})\)/.exec(text)?.[1] ?? '';
  assert.equal((await dee.agent.get(path)).status, 200);
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, dee.person.id));
  assert.deepEqual(
    await db.selectFrom('attachment').select('id').where('personId', '=', dee.person.id).execute(),
    [],
  );
});
