import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { codeAt } from '../../second-step/codes.ts';
import { secondStepPath, setUpSecondStepPath } from '../../urls.ts';

const settings = { ADMINISTRATORS: 'ada@example.org', ADMINISTRATORS_NEED_CODE: 'on' };
const app = await startTestApp({ settings });

test('FOR-62: where the installation asks it, an administrator is signed in only once the second step is set up', async () => {
  const { agent } = await app.signInAs('ada@example.org');
  for (const path of ['/administration', '/account', '/forum']) {
    assert.equal((await agent.get(path)).path, setUpSecondStepPath.replace('/set-up', ''), path);
  }
  const start = await agent.get('/account');
  const page = await agent.submit(start.form('Set it up'));
  const [secret = ''] = page.texts('main p.govuk-\\!-font-weight-bold');
  const code = codeAt(secret.replaceAll(' ', ''), app.clock.now());
  await agent.submit(page.form('Turn it on').fill({ code }));
  assert.equal((await agent.get('/administration')).heading, 'Administration');
  const on = await agent.get(secondStepPath);
  assert.doesNotMatch(on.text, /To move it to another phone, turn it off/);
  assert.ok(on.forms.every(({ buttons }) => !buttons.includes('Turn it off')));
});

test('everybody else signs in as before', async () => {
  const { agent } = await app.signInAs('eve@example.org');
  assert.equal((await agent.get('/account')).heading, 'Your account');
});
