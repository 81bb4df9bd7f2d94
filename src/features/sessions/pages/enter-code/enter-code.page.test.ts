import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSession } from '../../../../../test/sessions.ts';
import { WRONG_CODES_PER_MINUTE } from '../../wrong-codes.ts';

const app = await startTestApp();
let hall = 0;
/** A browser in a place of its own, so that no test uses up another's tries. */
const visitor = () => app.agent({ address: `192.0.2.${++hall}` });

async function typeCode(code: string, agent = visitor()) {
  return agent.submit((await agent.get('/')).form('Join').fill({ code }));
}

test('a code typed in capitals, with spaces, a hyphen and an O for a nought leads to its session', async () => {
  await makeSession(app, { code: 'k0m2p1', title: 'Homes after prison' });
  for (const typed of ['k0m2p1', ' KOM-2PI ', 'koM 2pl']) {
    const page = await typeCode(typed);
    assert.equal(page.path, '/s/k0m2p1/join');
    assert.match(page.heading, /Homes after prison/);
  }
});

test('what cannot be a code is said to be none, and stays in the field', async () => {
  const page = await typeCode('k7m2');
  assert.equal(page.status, 422);
  assert.deepEqual(page.errors, [
    {
      text: 'A join code has 6 letters and numbers, like K7M 2PX. Check it against the screen or your invitation',
      field: 'code',
    },
  ]);
  assert.deepEqual(page.form('Join').values('code'), ['k7m2']);
  assert.deepEqual((await typeCode('')).errors, [{ text: 'Enter the join code', field: 'code' }]);
});

test('an unknown code is told, with the code as it was read', async () => {
  const page = await typeCode('zzz-zz9');
  assert.equal(page.status, 404);
  assert.match(page.errors[0]?.text ?? '', /^No session has the code ZZZ ZZ9\./);
  assert.deepEqual(page.form('Join').values('code'), ['zzz-zz9']);
});

test('a draft is as unknown as a code that does not exist', async () => {
  const draft = await makeSession(app, { state: 'draft' });
  assert.equal((await typeCode(draft.code)).status, 404);
});

test('a closed session can be joined to read, an archived one by nobody new', async () => {
  const closedAt = app.clock.now();
  const closed = await makeSession(app, { state: 'closed', title: 'Yesterday', closedAt });
  const page = await typeCode(closed.code);
  assert.match(page.text, /Yesterday is over: it closed on 2 March 2026 at 9am/);
  assert.equal(page.link('join to read what was asked and answered'), `/s/${closed.code}/join`);
  const archived = await makeSession(app, { state: 'archived', title: 'Last year', closedAt });
  assert.match((await typeCode(archived.code)).text, /archived, and nobody new can join/);
});

test('the short address leads to the same places', async () => {
  const { code } = await makeSession(app);
  assert.equal((await visitor().get(`/j/${code.toUpperCase()}`)).path, `/s/${code}/join`);
  const wrong = await visitor().get('/j/zzzzzz');
  assert.equal(wrong.status, 404);
  assert.deepEqual(wrong.form('Join').values('code'), ['zzzzzz']);
});

test('after many wrong codes from one network right ones are not told from wrong ones', async () => {
  const { code } = await makeSession(app);
  const seated = visitor();
  await seated.submit((await seated.get(`/s/${code}/join`)).form('Join'));
  const guesser = app.agent({ address: '198.51.100.1' });
  for (let guess = 0; guess < WRONG_CODES_PER_MINUTE; guess++) {
    assert.equal((await guesser.get(`/join?code=zzzz${String(guess).padStart(2, '0')}`)).status, 404);
  }
  for (const path of [`/join?code=${code}`, '/join?code=yyyyyy', `/j/${code}`, `/s/${code}/join`]) {
    assert.equal((await guesser.get(path)).status, 429, path);
  }
  assert.equal((await seated.get(`/j/${code}`)).redirects[0], `/s/${code}`);
  assert.equal((await visitor().get(`/j/${code}`)).path, `/s/${code}/join`);
});

test('guessing addresses of sessions uses up the same tries', async () => {
  const guesser = app.agent({ address: '198.51.100.2' });
  for (let guess = 0; guess < WRONG_CODES_PER_MINUTE; guess++) {
    assert.equal((await guesser.get(`/s/zzzz${String(guess).padStart(2, '0')}/join`)).status, 404);
  }
  assert.equal((await guesser.get('/s/zzzzzz/join')).status, 429);
  assert.equal((await guesser.get('/join?code=zzzzzz')).status, 429);
});
