import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';

const app = await startTestApp();

test('a deleted account leaves no name or address on the roles it held (LIVE-88)', async () => {
  const { agent, person } = await app.signInAs('ruth.example@example.org', { name: 'Ruth Example' });
  const session = await makeSession(app);
  await giveRole(app, session, 'speaker', person);
  await agent.submit((await agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }));
  const roles = await app.database.kysely
    .selectFrom('sessionRole')
    .select(['name', 'email', 'post'])
    .where('sessionId', '=', session.id)
    .execute();
  assert.deepEqual(roles, [{ name: 'A former member', email: null, post: '' }]);
});
