import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

async function twice(email: string) {
  const first = await app.signInAs(email);
  app.clock.advance({ minutes: 10 });
  const second = await app.signInAs(email);
  return [first.agent, second.agent] as const;
}

test('the account shows who one is and where one is signed in', async () => {
  const [agent] = await twice('ann@example.org');
  const page = await agent.get('/account');
  assert.match(page.text, /ann@example\.org/);
  assert.deepEqual(page.texts('h3').toSorted(), ['A browser', 'A browser (this one)']);
  assert.match(page.text, /Signed in on 2 March 2026 at 9am/);
});

test('a sign-in elsewhere is ended from here', async () => {
  const [here, there] = await twice('bob@example.org');
  const page = await here.submit((await here.get('/account')).form('Sign out there: A browser'));
  assert.match(page.text, /Signed out there/);
  assert.deepEqual(page.texts('h3'), ['A browser (this one)']);
  assert.equal((await there.get('/account')).heading, 'Sign in');
});

test('all others are ended at once, this one stays', async () => {
  const [, there] = await twice('cat@example.org');
  const { agent: here } = await app.signInAs('cat@example.org');
  const page = await here.submit((await here.get('/account')).form('Sign out everywhere else'));
  assert.deepEqual(page.texts('h3'), ['A browser (this one)']);
  assert.equal((await there.get('/account')).heading, 'Sign in');
});

test('FOR-74: a mail tells of each token, and signing out everywhere else ends the tokens where that is wanted', async () => {
  const [, there] = await twice('tom@example.org');
  const { agent: here } = await app.signInAs('tom@example.org');
  assert.doesNotMatch((await here.get('/account')).text, /for programs \(|Also end/);
  const tokens = await here.get('/account/tokens');
  const made = await here.submit(
    tokens.form('Make a token').fill({ name: 'Weekly report', may: 'write', days: '30' }),
  );
  const [token = ''] = /endeavour_\w+/.exec(made.text) ?? [];
  const [message, ...more] = await app.mailTo('tom@example.org');
  assert.deepEqual(more, []);
  assert.match(message?.subject ?? '', /A token was made .*: Weekly report/);
  assert.match(message?.body ?? '', /may read and write .* until 1 April 2026[^]*\/account\/tokens/);
  assert.ok(!(message?.body ?? '').includes(token));
  const reads = async () =>
    (await app.app.inject({ url: '/api/v1/spaces', headers: { authorization: `Bearer ${token}` } }))
      .statusCode;

  const account = await here.get('/account');
  assert.match(account.text, /Also end my 1 token for programs/);
  const kept = await here.submit(account.form('Sign out everywhere else'));
  assert.equal((await there.get('/account')).heading, 'Sign in');
  assert.equal(await reads(), 200);
  const ended = await here.submit(kept.form('Sign out everywhere else').fill({ tokens: ['end'] }));
  assert.match(ended.text, /Signed out there, and no program acts as you any more/);
  assert.equal(await reads(), 401);
  assert.doesNotMatch(ended.text, /Also end/);
});

test('nobody ends the sign-in of somebody else', async () => {
  const [victim] = await twice('dan@example.org');
  const theirs = await app.database.kysely.selectFrom('signIn').select('id').execute();
  const { agent } = await app.signInAs('eve@example.org');
  const token = (await agent.get('/account')).form('Sign out').values('_csrf')[0] ?? '';
  for (const { id } of theirs) {
    const body = new URLSearchParams({ _csrf: token });
    const own = await app.database.kysely
      .selectFrom('signIn')
      .innerJoin('person', 'person.id', 'signIn.personId')
      .select('person.email')
      .where('signIn.id', '=', id)
      .executeTakeFirst();
    if (own?.email === 'dan@example.org') {
      await agent.send({ method: 'POST', path: `/account/sign-ins/${id}/end`, body });
    }
  }
  assert.equal((await victim.get('/account')).heading, 'Your account');
});

test('signing out ends the sign-in, not only the cookie', async () => {
  const { agent } = await app.signInAs('fay@example.org');
  const secret = agent.cookies.get('sign-in') ?? '';
  const page = await agent.submit((await agent.get('/account')).form('Sign out'));
  assert.equal(page.heading, 'You have signed out');
  assert.equal(agent.cookies.has('sign-in'), false);
  agent.setCookie('sign-in', secret);
  assert.equal((await agent.get('/account')).heading, 'Sign in');
});

test('a sign-in ends after two weeks without use, and after 30 days in any case', async () => {
  const { agent } = await app.signInAs('gus@example.org');
  for (let day = 0; day < 27; day += 9) {
    app.clock.advance({ days: 9 });
    assert.equal((await agent.get('/account')).heading, 'Your account', `day ${day + 9}`);
  }
  app.clock.advance({ days: 4 });
  assert.equal((await agent.get('/account')).heading, 'Sign in');
  const { agent: idle } = await app.signInAs('gus@example.org');
  app.clock.advance({ days: 15 });
  assert.equal((await idle.get('/account')).heading, 'Sign in');
});
