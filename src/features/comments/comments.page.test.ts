import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { giveRole, makeSeat, makeSession } from '../../../test/sessions.ts';
import type { Session } from '../sessions/index.ts';
import { commentUrls } from './urls.ts';

const app = await startTestApp();

async function participant(session: Session, name = 'Ada'): Promise<Agent> {
  const { device } = await makeSeat(app, session, { name, organisation: 'Leeds' });
  const agent = app.agent();
  agent.setCookie('device', device);
  return agent;
}

async function holder(session: Session, role: 'chair' | 'moderator' | 'speaker'): Promise<Agent> {
  const { agent, person } = await app.signInAs(`${role}-${session.code}@example.org`);
  await giveRole(app, session, role, person);
  return agent;
}

test('LIVE-77: commenting, reacting and withdrawing work without scripts', async () => {
  const session = await makeSession(app);
  const [ada, ben] = [await participant(session), await participant(session, 'Ben')];
  const page = await ada.get(commentUrls.list(session.code));
  const sent = await ada.submit(page.form('Send comment').fill({ text: 'I need help with data sharing' }));
  assert.equal(sent.path, `${commentUrls.list(session.code)}?done=sent`);
  assert.match(sent.text, /I need help with data sharing You \(Ada, Leeds\)/);
  assert.equal(sent.$('[data-draft-sent]').length, 1);
  const seen = await ben.get(`${commentUrls.list(session.code)}?done=sent`);
  assert.equal(seen.$('[data-draft-sent]').length, 0, 'a made-up address clears nothing that is being typed');
  const reacted = await ben.submit(seen.form('Same here, comment: I need help with data sharing'));
  assert.ok(reacted.path.startsWith(commentUrls.list(session.code)));
  assert.deepEqual(reacted.texts('[aria-pressed=true]'), [
    'Same here 1, comment: I need help with data sharing',
  ]);
  const own = await ada.get(commentUrls.list(session.code));
  assert.match(own.text, /Same here: 1/);
  const withdrawn = await ada.submit(own.form('Withdraw: I need help with data sharing'));
  assert.match(withdrawn.text, /Withdrawn by its writer/);
});

test('mistakes keep what was typed, and a comment too soon says when to send it', async () => {
  const session = await makeSession(app);
  const ada = await participant(session);
  const page = await ada.get(commentUrls.list(session.code));
  const empty = await ada.submit(page.form('Send comment'));
  assert.equal(empty.status, 422);
  assert.deepEqual(empty.errors, [{ field: 'text', text: 'Enter a comment' }]);
  const long = await ada.submit(empty.form('Send comment').fill({ text: 'x'.repeat(501) }));
  assert.deepEqual(long.errors, [{ field: 'text', text: 'Comment must be 500 characters or less' }]);
  await ada.submit(long.form('Send comment').fill({ text: 'First' }));
  const again = (await ada.get(commentUrls.list(session.code))).form('Send comment').fill({ text: 'Second' });
  const early = await ada.submit(again);
  assert.equal(early.status, 409);
  assert.match(early.errors[0]?.text ?? '', /Wait 5 seconds, then send this one/);
  assert.deepEqual(early.form('Send comment').values('text'), ['Second']);
});

test('a moderator looks first where the session says so, and the writer is told what became of it', async () => {
  const session = await makeSession(app, { moderation: 'before' });
  const ada = await participant(session);
  const form = (await ada.get(commentUrls.list(session.code))).form('Send comment');
  const waits = await ada.submit(form.fill({ text: 'Buy my book' }));
  assert.match(waits.text, /Waiting for a moderator to look Buy my book/);
  const moderator = await holder(session, 'moderator');
  const queue = await moderator.get(commentUrls.moderate(session.code));
  const decline = 'Do not show: Buy my book';
  const nothing = await moderator.submit(queue.form(decline));
  assert.deepEqual(nothing.errors, [{ field: 'reason', text: 'Select a reason' }]);
  await moderator.submit(nothing.form(decline).fill({ reason: 'commercial', note: 'Ask instead.' }));
  const told = await ada.get(commentUrls.list(session.code));
  assert.match(told.text, /Not shown Buy my book It is commercial. The moderator adds: Ask instead./);
  const shown = await moderator.submit(
    (await moderator.get(commentUrls.moderate(session.code))).form('Show: Buy my book'),
  );
  assert.match(shown.text, /Shown to everyone/);
  assert.match((await app.agent().get(commentUrls.moderate(session.code))).path, /^\/sign-in/);
});

test('comments can be switched off, and what was said stays to be read', async () => {
  const session = await makeSession(app, { commentsAllowed: false });
  const ada = await participant(session);
  const page = await ada.get(commentUrls.list(session.code));
  assert.match(page.text, /Comments are switched off in this session. You can ask a question instead./);
  assert.equal(
    page.forms.some(({ buttons }) => buttons.includes('Send comment')),
    false,
  );
});

test('LIVE-73: chair and speakers have a line of their own, which no participant reads', async () => {
  const session = await makeSession(app);
  const [chair, speaker] = [await holder(session, 'chair'), await holder(session, 'speaker')];
  const path = commentUrls.staffMessages(session.code);
  const empty = await chair.submit((await chair.get(path)).form('Send message'));
  assert.deepEqual(empty.errors, [{ field: 'message', text: 'Enter a message' }]);
  const sent = await chair.submit(empty.form('Send message').fill({ message: 'Two more minutes' }));
  assert.equal(sent.path, path);
  assert.match((await speaker.get(path)).text, /Two more minutes chair-\w+ \(chair\)/);
  const guest = await participant(session);
  assert.match((await guest.get(path)).path, /^\/sign-in/);
});

test('a signal leads back to the page it was given on, and to no other site', async () => {
  const session = await makeSession(app);
  const { device } = await makeSeat(app, session);
  const agent = app.agent();
  agent.setCookie('device', device);
  const token =
    (await agent.get(commentUrls.list(session.code))).form('Send comment').values('_csrf')[0] ?? '';
  const signal = (back: string) =>
    agent.send({
      method: 'POST',
      path: commentUrls.pace(session.code),
      body: new URLSearchParams({ _csrf: token, kind: 'slower', wanted: '1', 'return-to': back }),
    });
  assert.equal((await signal(commentUrls.list(session.code))).path, commentUrls.list(session.code));
  for (const back of ['https://evil.example', `/s/${session.code}//evil.example`, '/account'])
    assert.equal((await signal(back)).path, `/s/${session.code}`, back);
  const rows = await app.database.kysely
    .selectFrom('paceSignal')
    .select('kind')
    .where('sessionId', '=', session.id)
    .execute();
  assert.deepEqual(rows, [{ kind: 'slower' }]);
});
