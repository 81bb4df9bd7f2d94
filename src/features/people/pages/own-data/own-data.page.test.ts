import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSeat, makeSession } from '../../../../../test/sessions.ts';

import { titleOf } from '../../own-data.ts';
import { listOwnTables } from '../../own-data.repository.ts';

const app = await startTestApp();

test('a person takes away everything they put in, without secrets and without what others wrote', async () => {
  const ann = await app.signInAs('ann@example.org', { organisation: 'Shelter' });
  const bob = await app.signInAs('bob@example.org', { organisation: 'Secret Service' });
  for (const { agent, person } of [ann, bob]) {
    const form = (await agent.get('/profile/change')).form('Save');
    await agent.submit(form.fill({ post: `Post of ${person.name}` }));
  }
  const { seat } = await makeSeat(app, await makeSession(app));
  await app.database.kysely
    .updateTable('seat')
    .set({ personId: ann.person.id, kind: 'verified', place: 'Leeds seat' })
    .where('id', '=', seat.id)
    .execute();
  const page = await ann.agent.get('/account/data');
  assert.match(page.text, /Your profile: 1 entry/);
  const file = await ann.agent.get(page.link('Download your data'));
  assert.equal(file.headers['content-disposition'], 'attachment; filename="your-data.zip"');
  assert.match(file.body, /^PK.*your-data\.json/s);
  for (const wanted of ['Post of ann', 'ann@example.org', 'Leeds seat', '<dt>', '"profile"']) {
    assert.ok(file.body.includes(wanted), wanted);
  }
  assert.doesNotMatch(file.body, /bob|hash|secret/i);
  assert.doesNotMatch(file.body, /sought|post of ann/, 'nothing that only helps to find it');
});

test('each kind of thing that a person put in has a name that they understand', async () => {
  const tables = await listOwnTables(app.database.kysely);
  assert.ok(tables.length > 50);
  assert.deepEqual(
    tables.filter((table) => titleOf(table) === table),
    [],
  );
});

test('nobody else gets it', async () => {
  assert.equal((await app.agent().get('/account/data/file')).heading, 'Sign in');
});
