import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const person = async (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`, { name, organisation });
const ann = await person('Ann Smith', 'Probation');
const ben = await person('Ben Okafor', 'Housing');
const cai = await person('Cai Jones', 'Housing');
const spaceId = await makeSpace(app, ann.person);

async function ask(): Promise<string> {
  const { threadId } = await startThread(app, ann.person, { spaceId, title: 'Who holds the keys?' });
  return forumUrls.threadAct(threadId, 'addressees');
}

const sentTo = async (email: string): Promise<readonly string[]> => {
  app.clock.advance({ minutes: 10 });
  await app.features.notices.sendDue();
  return (await app.mailTo(email)).map(({ subject }) => subject);
};

type Filling = Readonly<Record<string, string>>;
type Who = typeof ann;

const submit = async (who: Who, path: string, button: string, filling: Filling) =>
  who.agent.submit((await who.agent.get(path)).form(button).fill(filling), button);

const address = (path: string, name: string) => submit(ann, path, 'Ask them', { name });

test('FOR-43: a question is addressed to a person, who is told and finds it waiting', async () => {
  const path = await ask();
  const page = await address(path, 'ben okafor');
  assert.equal(page.status, 422);
  assert.match(page.text, /Nobody of that name is here/);
  const asked = await address(path, 'Ben Okafor, Housing');
  assert.match(asked.text, /Ben Okafor: asked/);
  assert.deepEqual(await sentTo('ben.okafor@example.org'), ['Ann Smith asked you: Who holds the keys?']);
  assert.equal((await ben.agent.get('/waiting')).heading, 'Waiting for me: 1');
  const again = await address(path, 'Ben Okafor');
  assert.match(again.text, /has been asked already/);
});

test('FOR-43: whoever was asked says when they will answer, or hands it on with a reason', async () => {
  const path = await ask();
  await address(path, 'Ben Okafor');
  assert.equal((await submit(ben, path, 'Say when', {})).status, 422);
  assert.match((await submit(ben, path, 'Say when', { days: '14' })).text, /will answer by/);
  const without = await submit(ben, path, 'Hand it on', { to: 'Cai Jones' });
  assert.equal(without.status, 422);
  assert.match(without.text, /Enter why they can answer it/);
  const unknown = await submit(ben, path, 'Hand it on', { to: 'Nobody', reason: 'Cai has the list' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /Ben Okafor: asked/);
  const handed = await submit(ben, path, 'Hand it on', { to: 'Cai Jones', reason: 'Cai has the list' });
  assert.match(handed.text, /Ben Okafor: handed it on .*Cai has the list/);
  assert.match(handed.text, /Cai Jones: asked/);
  assert.equal((await cai.agent.get('/waiting')).link('Who holds the keys?').startsWith('/forum'), true);
});

test('FOR-43: only the asker and moderators address a question, and nobody hands on another’s', async () => {
  const path = await ask();
  assert.doesNotMatch((await ben.agent.get(path)).text, /Ask somebody to answer/);
  await address(path, 'Housing');
  assert.match((await cai.agent.get(path)).text, /This question waits for Housing/);
  assert.doesNotMatch((await ann.agent.get(path)).text, /This question waits/);
});

test('FOR-46: a question that waits for a week is listed in its space, without blame', async () => {
  const path = await ask();
  await address(path, 'Cai Jones');
  const owed = forumUrls.spaceAct(spaceId, 'owed');
  assert.doesNotMatch((await ben.agent.get(owed)).text, /Cai Jones, asked/);
  app.clock.advance({ days: 8 });
  const { text } = await ben.agent.get(owed);
  assert.match(text, /Cai Jones, asked/);
  assert.doesNotMatch(text, /overdue|late|failed/i);
  await db.updateTable('thread').set({ state: 'answered' }).execute();
  assert.match((await ben.agent.get(owed)).text, /No question has waited that long/);
});

test('FOR-43: a question is addressed to a role, and whoever holds it then answers, promises or hands it on', async () => {
  const { threadId } = await startThread(app, ben.person, {
    spaceId,
    title: 'Who pays for the first night?',
  });
  const path = forumUrls.threadAct(threadId, 'addressees');
  const both = await submit(ben, path, 'Ask them', { name: 'Cai Jones', role: 'moderators' });
  assert.match(both.text, /Enter a name or select a role, not both/);
  assert.match((await submit(ben, path, 'Ask them', {})).text, /or select a role/);
  const asked = await submit(ben, path, 'Ask them', { role: 'moderators' });
  assert.match(asked.text, /The moderators of this space: asked/);
  assert.deepEqual((await sentTo('ann.smith@example.org')).slice(-1), [
    'Ben Okafor asked you: Who pays for the first night?',
  ]);
  assert.match(
    (await submit(ben, path, 'Ask them', { role: 'moderators' })).text,
    /moderators of this space has been asked already/,
  );
  // Somebody takes the role on later: the question waits for them too.
  const next = await person('Next Moderator', 'Probation');
  assert.doesNotMatch((await next.agent.get('/waiting')).text, /first night/);
  await app.features.forum.spaces.addMember(
    ann.person.id,
    spaceId,
    'next.moderator@example.org',
    'moderator',
  );
  assert.match((await next.agent.get('/waiting')).text, /first night/);
  assert.match((await next.agent.get(path)).text, /This question waits for the moderators of this space/);
  const handed = await submit(next, path, 'Hand it on', { to: 'Cai Jones', reason: 'Housing pays' });
  assert.match(handed.text, /The moderators of this space: handed it on .*Housing pays/);
  assert.doesNotMatch((await next.agent.get('/waiting')).text, /first night/);
});

test('FOR-54: what an organisation is asked in a private space waits for none of it who may not read there', async () => {
  const hidden = await makeSpace(app, ann.person, { kind: 'private', name: 'Closed group' });
  await app.features.forum.spaces.addMember(ann.person.id, hidden, 'ben.okafor@example.org', 'member');
  const { threadId } = await startThread(app, ann.person, { spaceId: hidden, title: 'A secret question' });
  await address(forumUrls.threadAct(threadId, 'addressees'), 'Housing');
  assert.match((await ben.agent.get('/waiting')).text, /A secret question/);
  assert.doesNotMatch((await cai.agent.get('/waiting')).text, /A secret question/);
  assert.deepEqual(
    (await sentTo('cai.jones@example.org')).filter((subject) => /secret/.test(subject)),
    [],
  );
});

test('FOR-46: moderators set after how many days people are reminded, and a mistake keeps what was typed', async () => {
  const own = await makeSpace(app, ann.person, { name: 'Quick answers' });
  const change = forumUrls.spaceAct(own, 'change');
  const wrong = await submit(ann, change, 'Save', { remind: 'soon', tell: '2' });
  assert.deepEqual([wrong.status, wrong.form('Save').values('remind')], [422, ['soon']]);
  assert.match(wrong.text, /must be a whole number from 1 to 90/);
  const order = await submit(ann, change, 'Save', { remind: '5', tell: '3' });
  assert.match(order.text, /Enter more days until moderators are told/);
  await submit(ann, change, 'Save', { remind: '2', tell: '3' });
  const { threadId } = await startThread(app, ben.person, { spaceId: own, title: 'How soon?' });
  await submit(ben, forumUrls.threadAct(threadId, 'addressees'), 'Ask them', { name: 'Cai Jones' });
  const owed = forumUrls.spaceAct(own, 'owed');
  assert.match((await ben.agent.get(owed)).text, /reminded after 2 days.* told after 3/);
  const due = async (days: number) => {
    app.clock.advance({ days });
    const all = await app.features.forum.remindersDue(db, app.clock.now());
    return all.filter((each) => each.threadId === threadId).flatMap(({ people }) => people);
  };
  assert.deepEqual(await due(1), []);
  assert.deepEqual(await due(1), [cai.person.id]);
  assert.match((await ben.agent.get(owed)).text, /Cai Jones, asked/);
  assert.deepEqual(await due(1), [ann.person.id]);
});

test('FOR-24: an unanswered question is listed with how long it has waited, and for whom', async () => {
  const { threadId } = await startThread(app, ann.person, { spaceId, title: 'Who has the van?' });
  const path = forumUrls.threadAct(threadId, 'addressees');
  const line = async () => {
    const page = await cai.agent.get(forumUrls.unanswered);
    const items = page.texts('.se-thread').filter((text) => text.includes('Who has the van?'));
    assert.equal(items.length, 1);
    return items[0] ?? '';
  };
  assert.match(await line(), /Asked today(?! for)/);
  await address(path, 'Ben Okafor');
  app.clock.advance({ minutes: 1 });
  await address(path, 'Probation');
  app.clock.advance({ days: 12, hours: 1 });
  assert.match(await line(), /Has waited 12 days for Ben Okafor and Probation/);
  await submit(ben, path, 'Hand it on', { to: 'Cai Jones', reason: 'Cai drives it' });
  assert.match(await line(), /Has waited 12 days for Probation and Cai Jones/);
});
