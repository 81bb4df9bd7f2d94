import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import type { SpaceId } from '../space.ts';
import { forumUrls } from '../urls.ts';
import { type FoundMentions, MOST_SHOWN } from './mentionable.ts';
import { MOST_REACHED } from './reaching.ts';

const app = await startTestApp();
const db = app.database.kysely;
const person = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`, { name, organisation });
const mo = await person('Mo Begum', 'York');
const ann = await person('Ann Smith', 'Leeds of the North');
const anna = await person('Anna Smithers', 'York');
await person('Joanna Quiet', 'York');
for (let each = 0; each <= MOST_REACHED; each++) await person(`Member Number${each}`, 'Large Council');

const find = async (who: typeof mo, spaceId: SpaceId, typed: string): Promise<FoundMentions> => {
  const answer = await app.app.inject({
    url: `${forumUrls.spaceAct(spaceId, 'mention')}?q=${encodeURIComponent(typed)}`,
    headers: {
      accept: 'application/json',
      cookie: [...who.agent.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};
const names = ({ found }: FoundMentions): string[] => found.map(({ name }) => name);

test('FOR-33: people are found by how the words of their names begin, once they have shown themselves', async () => {
  const spaceId = await makeSpace(app, mo.person);
  assert.deepEqual(names(await find(mo, spaceId, 'ann')), [], 'nobody has written or is in the directory');
  await startThread(app, ann.person, { spaceId });
  await startThread(app, anna.person, { spaceId });
  const both = await find(mo, spaceId, '@ann');
  assert.deepEqual(both.found[0], {
    name: 'Ann Smith',
    detail: 'Leeds of the North',
    mention: `[@Ann Smith](person:${ann.person.id})`,
  });
  assert.deepEqual(names(both), ['Ann Smith', 'Anna Smithers']);
  assert.deepEqual(names(await find(mo, spaceId, 'smith ann')), ['Ann Smith', 'Anna Smithers']);
  assert.deepEqual(names(await find(mo, spaceId, 'mith')), []);
  assert.deepEqual(names(await find(mo, spaceId, '%')), []);
  assert.deepEqual(names(await find(ann, spaceId, 'ann')), ['Anna Smithers'], 'nobody mentions themselves');
});

test('FOR-33: in a private space only its readers are found, and a list that is cut says so', async () => {
  const spaceId = await makeSpace(app, mo.person, { kind: 'private' });
  assert.deepEqual(names(await find(mo, spaceId, 'ann')), []);
  await app.features.forum.spaces.addMember(mo.person.id, spaceId, 'ann.smith@example.org', 'member');
  assert.deepEqual(names(await find(mo, spaceId, 'ann')), ['Ann Smith']);
  assert.equal((await anna.agent.get(forumUrls.spaceAct(spaceId, 'mention'))).status, 404);
  const members = await db.selectFrom('person').select('email').where('name', 'like', 'Member%').execute();
  for (const { email } of members)
    await app.features.forum.spaces.addMember(mo.person.id, spaceId, email ?? '', 'member');
  const many = await find(ann, spaceId, 'member');
  assert.deepEqual([many.found.length, many.hasMore], [MOST_SHOWN, true]);
});

test('FOR-33: organisations are found by those who may reach all their people', async () => {
  const spaceId = await makeSpace(app, mo.person);
  const leeds = await find(anna, spaceId, 'leeds');
  assert.deepEqual(leeds.found, [
    {
      name: 'Leeds of the North',
      detail: 'Organisation, tells 1 person',
      mention: `[@Leeds of the North](organisation:${ann.person.organisationId ?? ''})`,
    },
  ]);
  assert.deepEqual(names(await find(anna, spaceId, 'large')), []);
  assert.deepEqual(names(await find(mo, spaceId, 'large')), ['Large Council']);
});

test('FOR-33: without scripts a page says how each is written, or that nobody was found', async () => {
  const spaceId = await makeSpace(app, mo.person);
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const thread = await mo.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /Find somebody to mention \(opens in a new tab\)/);
  const finder = await mo.agent.get(forumUrls.spaceAct(spaceId, 'mention'));
  const found = await mo.agent.submit(finder.form('Find').fill({ q: 'Ann' }), 'Find');
  assert.match(found.text, new RegExp(`\\[@Ann Smith\\]\\(person:${ann.person.id}\\)`));
  const none = await mo.agent.submit(found.form('Find').fill({ q: 'Nobody Atall' }), 'Find');
  assert.match(none.text, /Nobody found who can be mentioned here as “Nobody Atall”/);
});
