import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { gatherings } from '../../../test/meetings.ts';

const app = await startTestApp();
const db = app.database.kysely;
const gathering = gatherings(app);
type Room = Awaited<ReturnType<typeof gathering>>;
type Delegate = Room['delegates'][number];

/** A room of eight in two groups of four: somebody of each, with the others of their group. */
async function twoGroups(names: readonly string[]) {
  const room = await gathering(names);
  for (const each of room.delegates) await room.optIn(each);
  await room.start();
  const [one] = room.delegates;
  assert.ok(one);
  const near = await room.met(one);
  const far = room.delegates.filter(({ name }) => name !== one.name && !near.includes(name));
  const [other] = far;
  assert.ok(other);
  assert.equal(far.length, 4);
  const named = (name = ''): Delegate => {
    const found = room.delegates.find((each) => each.name === name);
    assert.ok(found, name);
    return found;
  };
  return { room, one, other, near, far, named };
}

async function ask(room: Room, asker: Delegate, asked: Delegate) {
  const page = await asker.agent.get(`${room.meet}/swap`);
  return asker.agent.submit(page.form('Ask to swap').fill({ person: asked.person.id }));
}

async function answer(room: Room, asked: Delegate, button: string) {
  const page = await asked.agent.get(room.meet);
  return asked.agent.submit(page.form(button), button);
}

async function mailed({ name }: Delegate): Promise<string> {
  app.clock.advance({ minutes: 5 });
  await app.features.notices.sendDue();
  return (await app.mailTo(`${name}@example.org`)).map(({ body }) => body).join();
}

test('LRN-25: two people swap groups when both want to, and both groups are told', async () => {
  const { room, one, other, near, far, named } = await twoGroups([
    'ada',
    'bea',
    'cal',
    'dov',
    'eli',
    'flo',
    'gil',
    'hue',
  ]);
  const page = await one.agent.get(`${room.meet}/swap`);
  for (const { name } of far) assert.match(page.text, new RegExp(`${name} \\(Organisation \\d\\)`));
  const unchosen = await one.agent.submit(page.form('Ask to swap'));
  assert.deepEqual(unchosen.errors, [{ text: 'Choose whom you want to ask', field: 'person' }]);
  const asked = await ask(room, one, other);
  assert.match(asked.text, /You have asked.*You asked .* to swap groups with you on.*Take this back/);
  const byOther = await other.agent.get(`${room.meet}/swap`);
  assert.match(byOther.text, new RegExp(`${one.name} \\(Organisation \\d\\) asks to swap with you`));
  assert.equal(byOther.link('Answer first'), room.meet);
  // Nothing has happened yet, and only the one who was asked can make it happen.
  assert.deepEqual(await room.met(one), near);
  assert.match(
    await mailed(other),
    new RegExp(`${one.name} \\(Organisation \\d\\) asks to swap groups with you`),
  );
  const third = named(near[0]);
  const waiting = await db.selectFrom('meetingSwap').select('id').executeTakeFirstOrThrow();
  const [token = ''] = (await third.agent.get(room.meet))
    .form('I do not want to meet people any more')
    .values('_csrf');
  const forged = { method: 'POST', path: `${room.meet}/swap/${waiting.id}/answer` } as const;
  await third.agent.send({ ...forged, body: new URLSearchParams({ _csrf: token, answer: 'yes' }) });
  assert.deepEqual(await room.met(one), near);

  const done = await answer(room, other, `Swap groups with ${one.name}`);
  assert.match(done.text, /You have swapped groups. Both groups are told/);
  assert.deepEqual((await room.met(other)).toSorted(), near.toSorted());
  const theirs = far.map(({ name }) => name).filter((name) => name !== other.name);
  const told = await mailed(one);
  assert.match(told, new RegExp(`You have swapped groups with ${other.name}`));
  assert.deepEqual((await room.met(one)).toSorted(), theirs.toSorted());
  assert.match(
    await mailed(third),
    new RegExp(`${other.name} \\(.*\\) is in your group now, in place of ${one.name}`),
  );
  assert.match(
    await mailed(named(theirs[0])),
    new RegExp(`${one.name} \\(.*\\) is in your group now, in place of ${other.name}`),
  );
  const organised = await room.organiser.get(room.organise);
  assert.match(organised.text, /No two people are together who had been put together before/);
  assert.match(organised.text, /Two people have swapped groups once since/);
  assert.match((await one.agent.get(`/s/${room.session.code}/record`)).text, /Two people .* swapped groups/);
});

test('who says no gives no reason, and stays; who asked may ask somebody else, or take it back', async () => {
  const { room, one, other, near, far } = await twoGroups([
    'ida',
    'jon',
    'kai',
    'lea',
    'max',
    'ned',
    'oli',
    'pam',
  ]);
  await ask(room, one, other);
  const no = await answer(room, other, 'Stay in my group');
  assert.match(no.text, /You stay in your group/);
  assert.match(await mailed(one), new RegExp(`${other.name} \\(.*\\) stays in their group`));
  assert.deepEqual(await room.met(one), near);
  const again = await one.agent.get(`${room.meet}/swap`);
  assert.throws(() => again.form('Ask to swap').fill({ person: other.person.id }));
  const another = far[1];
  assert.ok(another);
  const asked = await ask(room, one, another);
  const two = await one.agent.get(`${room.meet}/swap`);
  const third = far[2];
  assert.ok(third);
  const refused = await one.agent.submit(two.form('Ask to swap').fill({ person: third.person.id }));
  assert.match(refused.errors[0]?.text ?? '', /You have asked somebody already/);
  const back = await one.agent.submit(asked.form('Take this back'));
  assert.match(back.text, /You have taken it back/);
  assert.doesNotMatch((await another.agent.get(room.meet)).text, /asks to swap/);
  // What was taken back is no news to whoever had not been told yet.
  assert.doesNotMatch(await mailed(another), /asks to swap/);
});

test('a swap brings nobody together who was together before or is to be kept apart, then or later', async () => {
  const { room, one, other, far, near, named } = await twoGroups([
    'qin',
    'ray',
    'sue',
    'tam',
    'ula',
    'val',
    'wes',
    'xen',
  ]);
  // Somebody in the other group has blocked the asker: only with that person could they swap, who is not shown either.
  const [, blocker] = far;
  assert.ok(blocker);
  await ask(room, one, other);
  await db
    .insertInto('introductionBlock')
    .values({ personId: blocker.person.id, blockedId: one.person.id, at: app.clock.now() })
    .execute();
  const late = await answer(room, other, `Swap groups with ${one.name}`);
  assert.match(late.text, /Nothing was swapped/);
  assert.deepEqual(await room.met(one), near);
  assert.match((await one.agent.get(`${room.meet}/swap`)).text, /There is nobody with whom you can swap/);
  // Others of the group can, and are not drawn together again with whom they have left.
  const mover = named(near[0]);
  await ask(room, mover, other);
  await answer(room, other, `Swap groups with ${mover.name}`);
  const before = new Set([...(await room.met(mover)), one.name, ...near]);
  await room.start();
  const pages = (await mover.agent.get(room.meet)).text;
  const next = pages.slice(0, pages.indexOf('Put together on', pages.indexOf('Put together on') + 5));
  for (const [, name = ''] of next.matchAll(/([a-z]+)@example\.org/g)) assert.ok(!before.has(name), name);
  assert.match((await room.organiser.get(room.organise)).text, /No two people are together who had been/);
});

test('who is in no group, and who withdraws, swaps with nobody; erased people leave nothing', async () => {
  const { room, one, other } = await twoGroups(['yan', 'zed', 'abe', 'ben', 'col', 'dee', 'eva', 'fin']);
  await ask(room, one, other);
  await one.agent.submit((await one.agent.get(room.meet)).form('I do not want to meet people any more'));
  assert.doesNotMatch((await other.agent.get(room.meet)).text, /asks to swap/);
  assert.equal((await one.agent.get(`${room.meet}/swap`)).path, room.meet);
  const candidates = (await other.agent.get(`${room.meet}/swap`)).text;
  assert.doesNotMatch(candidates, new RegExp(`\\b${one.name}\\b`));
  assert.match((await one.agent.get('/account/data')).text, /People you asked to swap groups with you/);
  await one.agent.submit(
    (await one.agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }),
  );
  const left = await db.selectFrom('meetingSwap').select('id').where('askerId', '=', one.person.id).execute();
  assert.deepEqual(left, []);
});
