import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace } from '../../../../test/forum.ts';
import { giveRole, makeSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const person = (name: string) => app.signInAs(`${name.toLowerCase()}@example.org`, { name });
const [ann, ben, cai] = [await person('Ann'), await person('Ben'), await person('Cai')];
type Who = typeof ann;

const noticesOf = async (who: Who): Promise<string> => (await who.agent.get('/notices')).text;
const mailTo = async (name: string): Promise<string> => {
  app.clock.advance({ minutes: 30 });
  await app.features.notices.sendDue();
  return JSON.stringify(await app.mailTo(`${name}@example.org`));
};
const add = async (by: Who, path: string, email: string, filling: Readonly<Record<string, boolean>> = {}) =>
  by.agent.submit((await by.agent.get(path)).form('Add').fill({ email, ...filling }), 'Add');

test('FOR-55: whoever is added to a private space is told, and so are the others in it, once', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private', name: 'Steering' });
  const path = forumUrls.spaceAct(space, 'members');
  await add(ann, path, 'ben@example.org');
  assert.match(await mailTo('ben'), /You belong to this space now, and can read and write in it/);
  const members = await add(ann, path, 'cai@example.org');
  assert.match(members.text, /Everybody here reads everything that was ever written in this space/);
  assert.match(await noticesOf(ben), /Steering 1 new member by Cai/);
  assert.doesNotMatch(await noticesOf(ann), /new member/, 'she did it herself');
  assert.doesNotMatch(await noticesOf(cai), /new member/);

  await add(ann, path, 'cai@example.org', { moderator: true });
  assert.match(await mailTo('cai'), /You help to keep order in this space from now on/);
  const told = await noticesOf(cai);
  await add(ann, path, 'cai@example.org', { moderator: true });
  assert.equal(await noticesOf(cai), told, 'nothing has changed');
});

test('FOR-1, FOR-57: everybody sees who keeps order in a public space, and its moderators add others', async () => {
  const space = await makeSpace(app, ann.person, { name: 'Housing' });
  const path = (await ben.agent.get(forumUrls.space(space))).link('Who keeps order here');
  const seen = await ben.agent.get(path);
  assert.equal(seen.heading, 'Housing Who keeps order here');
  assert.match(seen.text, /Ann Moderator/);
  assert.equal(seen.forms.filter(({ buttons }) => buttons.includes('Add')).length, 0);
  const queue = forumUrls.spaceAct(space, 'queue');
  assert.equal((await cai.agent.get(queue)).status, 403);
  assert.match((await add(ann, path, 'cai@example.org')).text, /Cai Moderator/);
  assert.equal((await cai.agent.get(queue)).status, 200);
  assert.match(await noticesOf(cai), /Housing 1 message about who belongs here,/);
});

test('FOR-1, FOR-57: who ran a session keeps order in its space, is named there, and adds others', async () => {
  const session = await makeSession(app, { state: 'closed', closedAt: app.clock.now() });
  await giveRole(app, session, 'organiser', ann.person);
  const owner = { sessionId: session.id };
  const spaceId = await inTransaction(app.database.kysely, (tx) =>
    app.features.forum.spaces.ensure(tx, owner, { name: 'After the day', purpose: '' }),
  );
  const path = (await ben.agent.get(forumUrls.space(spaceId))).link('Who keeps order here');
  assert.match(
    (await ben.agent.get(path)).text,
    /Whoever ran the session does, and can add others\. Ann Moderator/,
  );
  const added = await add(ann, path, 'cai@example.org');
  assert.match(added.text, /Cai Moderator Since/);
  assert.equal((await cai.agent.get(forumUrls.spaceAct(spaceId, 'queue'))).status, 200);
  assert.deepEqual(
    added.forms.filter(({ buttons }) => buttons.some((each) => each.startsWith('Remove'))).length,
    1,
    'whoever has a role in the session is not removed here',
  );
});
