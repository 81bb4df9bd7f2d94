import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../../test/app.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { readOwnData } from '../../own-data.repository.ts';
import { codeAt } from '../../second-step/codes.ts';
import { resetSecondStepPath, secondStepPath, setUpSecondStepPath, signInCodePath } from '../../urls.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'ada@example.org' } });

/** The code that the app on somebody's phone shows, a period later each time: every code is taken once. */
const codeOf = (secret: string): string => {
  app.clock.advance({ minutes: 1 });
  return codeAt(secret, app.clock.now());
};

async function setUp(agent: Agent) {
  const start = await agent.get((await agent.get('/account')).link('Second step when signing in'));
  const page = await agent.submit(start.form('Set it up'));
  assert.equal(page.path, setUpSecondStepPath);
  const [secret = ''] = page.texts('main p.govuk-\\!-font-weight-bold');
  const key = secret.replaceAll(' ', '');
  const codes = await agent.submit(page.form('Turn it on').fill({ code: codeOf(key) }));
  assert.equal(codes.heading, 'Your recovery codes');
  return { key, codes: codes.texts('main li') };
}

let asked = 0;

/** A new browser in which somebody has opened the link from a mail. */
async function withLink(email: string, returnTo = '/account') {
  asked += 1;
  if (asked % 4 === 0) app.clock.advance({ minutes: 16 });
  const agent = app.agent();
  const page = await agent.get(`/sign-in?return-to=${returnTo}`);
  await agent.submit(page.form('Send me a link').fill({ email }));
  const links = (await app.mailTo(email)).flatMap(({ body }) => /http\S+\/sign-in\/link\S+/.exec(body) ?? []);
  const answer = await agent.submit((await agent.get(new URL(links.at(-1) ?? '').pathname)).form('Sign in'));
  return { agent, answer };
}

test('FOR-62: with a second step a link alone signs nobody in; the code does, once, and then leads on', async () => {
  const { agent: ann } = await app.signInAs('ann@example.org');
  const { key, codes } = await setUp(ann);
  assert.equal(codes.length, 10);
  assert.match((await ann.get(secondStepPath)).text, /It is on\. 10 recovery codes are left/);

  const { agent, answer } = await withLink('ann@example.org');
  assert.equal(answer.heading, 'Sign in as ann@example.org Enter your code');
  assert.equal(answer.$('input[name=code]').attr('autocomplete'), 'one-time-code');
  for (const path of ['/account', '/forum', secondStepPath]) {
    assert.equal((await agent.get(path)).heading, answer.heading, `${path} needs the code`);
  }
  assert.match((await ann.get('/account')).text, /Where you are signed in(?!.*Sign out there)/);
  const empty = await agent.submit(answer.form('Sign in'));
  assert.deepEqual(empty.errors, [{ text: 'Enter the code that your app shows', field: 'code' }]);
  const code = codeOf(key);
  const signedIn = await agent.submit(answer.form('Sign in').fill({ code }));
  assert.equal(signedIn.path, '/account');

  const again = await withLink('ann@example.org');
  const refused = await again.agent.submit(again.answer.form('Sign in').fill({ code }));
  assert.match(refused.errors[0]?.text ?? '', /That code is not right/);
  assert.match(refused.text, /Enter your code/);
});

test('FOR-62: a recovery code signs in once, and new ones take the place of all', async () => {
  const { agent: bea } = await app.signInAs('bea@example.org');
  const { key, codes } = await setUp(bea);
  const [first = '', second = ''] = codes;
  const one = await withLink('bea@example.org');
  assert.equal((await one.agent.submit(one.answer.form('Sign in').fill({ code: first }))).path, '/account');
  const two = await withLink('bea@example.org');
  assert.equal((await two.agent.submit(two.answer.form('Sign in').fill({ code: first }))).status, 422);
  const page = await bea.get(secondStepPath);
  assert.match(page.text, /9 recovery codes are left/);
  const renewed = await bea.submit(page.form('Make new recovery codes').fill({ code: codeOf(key) }));
  assert.equal(renewed.texts('main li').length, 10);
  assert.equal((await two.agent.submit(two.answer.form('Sign in').fill({ code: second }))).status, 422);
  const rows = await app.database.kysely.selectFrom('recoveryCode').select('codeHash').execute();
  assert.ok(
    rows.every(({ codeHash }) => /^[0-9a-f]{64}$/.test(codeHash)),
    'only hashes are kept',
  );
});

test('FOR-62: after five wrong codes even the right one waits a quarter of an hour', async () => {
  const { agent: cai } = await app.signInAs('cai@example.org');
  const { key, codes } = await setUp(cai);
  const { agent, answer } = await withLink('cai@example.org');
  for (let tried = 0; tried < 5; tried += 1) {
    assert.equal((await agent.submit(answer.form('Sign in').fill({ code: '12345' }))).status, 422);
  }
  const held = await agent.submit(answer.form('Sign in').fill({ code: codes[0] ?? '' }));
  assert.equal(held.status, 429);
  assert.match(held.errors[0]?.text ?? '', /Wait 15 minutes/);
  app.clock.advance({ minutes: 15 });
  const later = await withLink('cai@example.org');
  const form = later.answer.form('Sign in').fill({ code: codeOf(key) });
  assert.equal((await later.agent.submit(form)).path, '/account');
});

test('FOR-62: it is turned off with a code alone, and turning it on ends the other sign-ins', async () => {
  const { agent: dev } = await app.signInAs('dev@example.org');
  const { agent: elsewhere } = await app.signInAs('dev@example.org');
  const { key } = await setUp(dev);
  assert.match((await elsewhere.get('/account')).path, /^\/sign-in/);
  const page = await dev.get(secondStepPath);
  const wrong = await dev.submit(page.form('Turn it off').fill({ code: '000000' }));
  assert.match(wrong.errors[0]?.text ?? '', /That code is not right/);
  const off = await dev.submit(page.form('Turn it off').fill({ code: codeOf(key) }));
  assert.ok(off.forms.some(({ buttons }) => buttons.includes('Set it up')));
  assert.equal((await withLink('dev@example.org')).answer.path, '/account');
  const mail = await app.mailTo('dev@example.org');
  assert.deepEqual(
    mail.map(({ subject }) => subject).filter((subject) => subject.includes('second step')),
    ['The second step of signing in is on', 'The second step of signing in is off'],
  );
});

test('FOR-62: an administrator turns it off for somebody, with a reason on the record, and they are told', async () => {
  const { agent: ada } = await app.signInAs('ada@example.org');
  const { agent: eli, person } = await app.signInAs('eli@example.org');
  await setUp(eli);
  const page = await ada.get(resetSecondStepPath);
  const empty = await ada.submit(page.form('Turn it off for them'));
  assert.deepEqual(
    empty.errors.map(({ field }) => field),
    ['email', 'reason'],
  );
  const filled = page.form('Turn it off for them').fill({ email: 'Eli@example.org', reason: 'Called back' });
  assert.match((await ada.submit(filled)).text, /The second step is off for them/);
  assert.match((await eli.get('/account')).path, /^\/sign-in/);
  assert.match(
    (await ada.get('/administration/record')).text,
    /ada turned off the second step of signing in for eli\. Reason: Called back/,
  );
  const record = app.database.kysely.selectFrom('record').select(['subject', 'reason']);
  assert.deepEqual(await record.where('kind', '=', 'second-step-turned-off-for-somebody').execute(), [
    { subject: person.id, reason: 'Called back' },
  ]);
  const nobody = await ada.submit(filled);
  assert.match(nobody.errors[0]?.text ?? '', /Nobody with this address/);
  assert.equal((await eli.get(resetSecondStepPath)).path.startsWith('/sign-in'), true);
});

test('what is kept for the second step goes with the person, and no export holds it', async () => {
  const { agent: fay, person } = await app.signInAs('fay@example.org');
  const { key } = await setUp(fay);
  const own = await readOwnData(app.database.kysely, person.id);
  assert.ok(own.some(({ table }) => table === 'second_step'));
  assert.doesNotMatch(JSON.stringify(own), new RegExp(`${key}|[0-9a-f]{64}`));
  await inTransaction(app.database.kysely, (tx) => app.features.people.erasePerson(tx, person.id));
  for (const table of ['secondStep', 'recoveryCode'] as const) {
    const left = app.database.kysely.selectFrom(table).select('personId').where('personId', '=', person.id);
    assert.deepEqual(await left.execute(), [], table);
  }
});

test('a path outside the code page cannot be smuggled in', async () => {
  const answer = await app.agent().get(`${signInCodePath()}?return-to=https://evil.example`);
  assert.equal(answer.path, '/sign-in');
});
