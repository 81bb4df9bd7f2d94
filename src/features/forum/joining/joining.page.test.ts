import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';

const app = await startTestApp({
  settings: { SIGN_IN_DOMAINS: 'example.org', ADMINISTRATORS: 'admin@example.org' },
});
let made = 0;

/** A private space with whoever looks after it. */
async function privateSpace() {
  made += 1;
  const owner = await app.signInAs(`owner-${made}@example.org`, { organisation: 'Council' });
  const id = await app.features.forum.spaces.create(owner.person.id, {
    kind: 'private',
    name: `Gate talk ${made}`,
    purpose: 'For those who stand at the gate.',
  });
  const path = `/forum/spaces/${id}`;
  return { ...owner, path, joining: `${path}/joining`, ask: `${path}/ask-to-join` };
}
type Owned = Awaited<ReturnType<typeof privateSpace>>;

async function makeLink({ agent, joining }: Owned, fillings: Record<string, string> = {}) {
  const form = (await agent.get(joining)).form('Invite');
  const page = await agent.submit(form.fill({ how: 'link', purpose: 'For all gate staff', ...fillings }));
  return /\/forum\/invitations\/[a-z0-9]+/.exec(page.text)?.[0] ?? assert.fail(page.text);
}

test('everything that is missing from an invitation is said at once, and what was typed is kept', async () => {
  const { agent, joining } = await privateSpace();
  const form = (await agent.get(joining)).form('Invite');
  const again = await agent.submit(form.fill({ purpose: '', days: 'soon' }), 'Invite');
  assert.equal(again.status, 422);
  for (const words of [
    /Say what the invitation is for/,
    /Days must be a whole number/,
    /Select how you invite/,
  ]) {
    assert.match(again.text, words);
  }
  assert.equal(again.form('Invite').values('days')[0], 'soon');
});

test('a link lets in as many people as its maker said, who see what it is for', async () => {
  const space = await privateSpace();
  const link = await makeLink(space, { uses: '2' });
  const visitor = await app.agent().get(link);
  assert.match(
    visitor.text,
    /Gate talk.*For those who stand at the gate.*For all gate staff.*Sign in to join/,
  );
  for (const name of ['first', 'second']) {
    const { agent } = await app.signInAs(`${name}@example.org`);
    assert.equal((await agent.get(space.path)).status, 404);
    const inside = await agent.submit((await agent.get(link)).form('Join the space'));
    assert.equal(inside.path.split('?')[0], space.path);
  }
  const third = await app.signInAs('third@example.org');
  const over = await third.agent.get(link);
  assert.deepEqual([over.status, /used as often as it can be/.test(over.text)], [410, true]);
  assert.equal((await third.agent.get(space.path)).status, 404);
  assert.match((await space.agent.get(space.joining)).text, /Used 2 of 2 times/);
  assert.match(
    (await space.agent.get(`${space.path}/log`)).text,
    /Joined by an invitation.*Made an invitation/,
  );
});

test('of two people who take the last use at once, one comes in', async () => {
  const space = await privateSpace();
  const link = await makeLink(space, { uses: '1' });
  const people = await Promise.all(['ada', 'bea', 'cyd'].map((name) => app.signInAs(`${name}@example.org`)));
  const forms = await Promise.all(
    people.map(async ({ agent }) => (await agent.get(link)).form('Join the space')),
  );
  const outcomes = await Promise.all(
    people.map(({ agent }, index) => agent.submit(forms[index] ?? assert.fail())),
  );
  assert.equal(outcomes.filter(({ path }) => path.split('?')[0] === space.path).length, 1);
});

test('a link that was taken back or has ended lets nobody in, whoever opened it before', async () => {
  const space = await privateSpace();
  const link = await makeLink(space, { days: '3' });
  const late = await app.signInAs('late@example.org');
  const opened = (await late.agent.get(link)).form('Join the space');
  const done = await space.agent.submit(
    (await space.agent.get(space.joining)).form('Take back the invitation: For all gate staff'),
  );
  assert.match(done.text, /The invitation is taken back/);
  const refused = await late.agent.submit(opened);
  assert.deepEqual([refused.status, /has been taken back/.test(refused.text)], [410, true]);
  const ending = await makeLink(space, { days: '3' });
  app.clock.advance({ days: 4 });
  assert.match((await late.agent.get(ending)).text, /has ended/);
  assert.equal((await late.agent.get(space.path)).status, 404);
});

test('FOR-62: an invitation by email signs in, also from another domain, and is for that address alone', async () => {
  const space = await privateSpace();
  const form = (await space.agent.get(space.joining)).form('Invite');
  const fillings = { how: 'email', email: 'guest@charity.example', purpose: 'Come and tell us of mentors' };
  assert.match((await space.agent.submit(form.fill(fillings))).text, /The invitation is sent/);
  const [mail] = await app.mailTo('guest@charity.example');
  assert.match(mail?.body ?? '', /Come and tell us of mentors/);
  const address = /http:\/\/\S+/.exec(mail?.body ?? '')?.[0] ?? assert.fail();
  const guest = app.agent();
  const welcome = await guest.submit((await guest.get(new URL(address).pathname)).form());
  const invitation = await guest.submit(welcome.form().fill({ name: 'Guest' }));
  assert.match(invitation.path, /^\/forum\/invitations\//);
  const other = await app.signInAs('other@example.org');
  const refused = await other.agent.submit((await other.agent.get(invitation.path)).form('Join the space'));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /for another email address. Sign in with the address it was sent to/);
  const joined = await guest.submit(invitation.form('Join the space'));
  assert.equal(joined.path.split('?')[0], space.path);
  assert.match(joined.text, /You have joined “Gate talk/);
  assert.doesNotMatch((await guest.get(joined.path)).text, /You have joined/);
});

test('what is wrong in an invitation is said, and what was typed is kept', async () => {
  const space = await privateSpace();
  const form = (await space.agent.get(space.joining)).form('Invite');
  const wrong = await space.agent.submit(form.fill({ how: 'link', uses: '0', days: '1000' }));
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.errors.map(({ field }) => field).toSorted(), ['days', 'purpose', 'uses']);
  assert.deepEqual(wrong.form('Invite').values('days'), ['1000']);
});

test('nobody but moderators of a private space invites or answers requests', async () => {
  const space = await privateSpace();
  const link = await makeLink(space);
  const member = await app.signInAs('member@example.org');
  await member.agent.submit((await member.agent.get(link)).form('Join the space'));
  assert.equal((await member.agent.get(space.joining)).status, 403);
  const stranger = await app.signInAs('stranger@example.org');
  assert.equal((await stranger.agent.get(space.joining)).status, 404);
  assert.equal((await stranger.agent.get(space.ask)).status, 404);
});

test('FOR-62: people ask to join a space that takes requests, and are accepted', async () => {
  const space = await privateSpace();
  const asker = await app.signInAs('asker@example.org', { organisation: 'Prison' });
  assert.doesNotMatch((await asker.agent.get('/forum/spaces/to-join')).text, /Gate talk/);
  await space.agent.submit((await space.agent.get(space.joining)).form('Let people see it and ask to join'));
  const list = await asker.agent.get('/forum/spaces/to-join');
  const page = await asker.agent.get(list.link(`Gate talk ${made}`));
  const empty = await asker.agent.submit(page.form('Ask to join'));
  assert.equal(empty.errors[0]?.text, 'Say who you are and why you would like to join');
  const asked = await asker.agent.submit(page.form('Ask to join').fill({ words: 'I run a gate.' }));
  assert.match(asked.text, /will be told when somebody answers.*I run a gate/);
  const again = await asker.agent.submit(page.form('Ask to join').fill({ words: 'Again' }));
  assert.equal(again.status, 422);

  assert.match((await space.agent.get('/notices')).text, /reminder: Gate talk|Gate talk/);
  const waiting = await space.agent.get(space.joining);
  assert.match(waiting.text, /asker, Prison.*I run a gate/);
  const done = await space.agent.submit(waiting.form('Accept asker'));
  assert.match(done.text, /They belong to the space now.*Nobody is waiting/);
  assert.equal((await asker.agent.get(space.ask)).path, space.path);
  app.clock.advance({ minutes: 5 });
  await app.features.notices.sendDue();
  assert.match((await app.mailTo('asker@example.org'))[0]?.body ?? '', /You belong to this space now/);
  assert.match(
    (await app.mailTo(`owner-${made}@example.org`))[0]?.body ?? '',
    /asker asks to join this space: I run a gate/,
  );
});

test('a request is declined in words, and may be made again after 30 days; one that waits may be withdrawn', async () => {
  const space = await privateSpace();
  await space.agent.submit((await space.agent.get(space.joining)).form('Let people see it and ask to join'));
  const asker = await app.signInAs('again@example.org');
  const ask = async () =>
    asker.agent.submit((await asker.agent.get(space.ask)).form('Ask to join').fill({ words: 'Please' }));
  await asker.agent.submit((await ask()).form('Withdraw your request'));
  assert.match((await space.agent.get(space.joining)).text, /Nobody is waiting/);
  app.clock.advance({ minutes: 1 });
  await ask();
  const waiting = await space.agent.get(space.joining);
  const wordless = await space.agent.submit(waiting.form('Decline again'));
  assert.equal(wordless.status, 422);
  const declined = await space.agent.submit(
    wordless.form('Decline again').fill({ answer: 'Write to the north group first' }),
  );
  assert.match(declined.text, /declined, and they are told/);
  const told = await asker.agent.get(space.ask);
  assert.match(told.text, /Write to the north group first.*ask again 30 days later/);
  assert.equal((await asker.agent.get(space.path)).status, 404);
  assert.doesNotMatch((await space.agent.get(`${space.path}/log`)).text, /again@/);
  app.clock.advance({ days: 31 });
  const back = await app.signInAs('again@example.org');
  const form = (await back.agent.get(space.ask)).form('Ask to join').fill({ words: 'Please' });
  assert.match((await back.agent.submit(form)).text, /will be told when somebody answers/);
});

test('an erased person leaves no request, and no address on an invitation', async () => {
  const space = await privateSpace();
  await space.agent.submit((await space.agent.get(space.joining)).form('Let people see it and ask to join'));
  const gone = await app.signInAs('gone@example.org');
  await gone.agent.submit((await gone.agent.get(space.ask)).form('Ask to join').fill({ words: 'It is me' }));
  const form = (await space.agent.get(space.joining)).form('Invite');
  await space.agent.submit(form.fill({ how: 'email', email: 'gone@example.org', purpose: 'For you' }));
  assert.match((await space.agent.get(space.joining)).text, /It is me.*gone@example\.org/);
  await gone.agent.submit(
    (await gone.agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }),
  );
  assert.doesNotMatch((await space.agent.get(space.joining)).text, /It is me|gone@example\.org/);
});

test('whoever belongs to a space hears who joins it: by the week, unless they say never, and nobody who cannot read it', async () => {
  const space = await privateSpace();
  const link = await makeLink(space, { uses: '3' });
  const early = await app.signInAs('early@example.org', { name: 'Early Bird' });
  await early.agent.submit((await early.agent.get(link)).form('Join the space'));
  const late = await app.signInAs('late@example.org', { name: 'Late Riser' });
  await late.agent.submit((await late.agent.get(link)).form('Join the space'));
  assert.match((await early.agent.get('/notices')).text, /1 new member by Late Riser/);
  assert.match((await space.agent.get('/notices')).text, /2 new members by Late Riser and Early Bird/);
  assert.doesNotMatch((await late.agent.get('/notices')).text, /new member/);
  // Never at once: the form does not offer it, and does not take it.
  const settings = await early.agent.get('/notices/settings');
  const form = settings.form('Save');
  assert.equal(settings.$('select[name=joined] option[value=at-once]').length, 0);
  assert.equal(settings.$('select[name=joined] option[value=never]').length, 1);
  assert.deepEqual(form.values('joined'), ['weekly']);
  app.clock.advance({ minutes: 30 });
  await app.features.notices.sendDue();
  const soon = JSON.stringify(await app.mailTo('early@example.org'));
  assert.doesNotMatch(soon, /Late Riser/);
  app.clock.advance({ hours: 24 * 8 });
  await app.features.notices.sendDue();
  assert.match(JSON.stringify(await app.mailTo('early@example.org')), /Late Riser joined/);
});

test('an administrator sees whom invitations still let in, and not where to', async () => {
  const admin = await app.signInAs('admin@example.org');
  const list = async () => admin.agent.get('/administration/invitations');
  const space = await privateSpace();
  await makeLink(space, { uses: '3' });
  const form = (await space.agent.get(space.joining)).form('Invite');
  await space.agent.submit(
    form.fill({ how: 'email', email: 'far@elsewhere.org', purpose: 'The evaluation' }),
  );
  assert.match((await admin.agent.get('/administration')).text, /Invitations Who may come in/);
  const page = await list();
  assert.match(page.text, /far@elsewhere\.org Made by owner-\d+ on .*, used 0 of 1 time, ends on/);
  assert.match(page.text, /Whoever has the link Made by owner-\d+ on .*, used 0 of 3 times/);
  assert.doesNotMatch(page.text, /Gate talk|The evaluation|For all gate staff/);
  await space.agent.submit(
    (await space.agent.get(space.joining)).form('Take back the invitation: The evaluation'),
  );
  assert.doesNotMatch((await list()).text, /far@elsewhere/);
  app.clock.advance({ days: 91 });
  const later = await app.signInAs('admin@example.org');
  assert.match((await later.agent.get('/administration/invitations')).text, /No invitation is open/);
  assert.equal((await (await privateSpace()).agent.get('/administration/invitations')).status, 403);
});
