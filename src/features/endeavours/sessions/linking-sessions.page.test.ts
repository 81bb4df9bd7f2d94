import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../test/app.ts';
import { newEndeavour, takeSeat } from '../../../../test/endeavours.ts';
import { giveRole, makeSession } from '../../../../test/sessions.ts';
import type { Session } from '../../sessions/index.ts';

const app = await startTestApp();
let made = 0;

/** An endeavour, a session that its steward has joined, and an organiser of it. */
async function bothSides(words: Readonly<Record<string, string>> = {}) {
  made += 1;
  const session = await makeSession(app, { title: 'Phones at the gate' });
  const organiser = await app.signInAs(`organiser-${made}@example.org`);
  await giveRole(app, session, 'organiser', organiser.person);
  const { agent: steward, home } = await newEndeavour(app, { title: `Leaving ${made}`, ...words });
  await join(steward, session);
  return { session, organiser: organiser.agent, steward, home, title: words['title'] ?? `Leaving ${made}` };
}

async function join(agent: Agent, { code }: Session): Promise<void> {
  await agent.submit((await agent.get(`/s/${code}/join`)).form('Join'));
}

async function ask(steward: Agent, home: string, code: string) {
  const page = await steward.get(`${home}/sessions`);
  return steward.submit(page.form('Link this session').fill({ code }), 'Link this session');
}

async function press(agent: Agent, path: string, button: string) {
  const page = await agent.get(path);
  const form = page.forms.find(({ buttons }) => buttons.some((each) => each.startsWith(button)));
  assert.ok(form, `${button} on ${page.text}`);
  return agent.submit(form, form.buttons.find((each) => each.startsWith(button)) ?? '');
}

const organisePath = ({ code }: Session) => `/s/${code}/organise/endeavours`;

test('LIVE-15: a steward asks, an organiser agrees, and both sides show the link to whoever may see the other', async () => {
  const { session, organiser, steward, home, title } = await bothSides();
  const empty = await steward.get(`${home}/sessions`);
  assert.match(empty.text, /No session is linked to this endeavour yet/);
  assert.match((await organiser.get(organisePath(session))).text, /none has asked/);
  const asked = await ask(steward, home, session.code);
  assert.match(asked.text, /Waiting for the organisers.*the session “Phones at the gate” of/s);
  const about = `/s/${session.code}/about`;
  assert.doesNotMatch((await steward.get(about)).text, new RegExp(title));
  assert.doesNotMatch((await steward.get(home)).text, /It is linked to/);

  assert.match(
    (await organiser.get('/notices')).text,
    /An endeavour would be linked to “Phones at the gate”/,
  );
  const waiting = await organiser.get('/waiting');
  assert.equal(waiting.link(`Say whether the endeavour “${title}” may be linked`), organisePath(session));
  const agreed = await press(organiser, organisePath(session), 'Agree');
  assert.doesNotMatch((await organiser.get('/waiting')).text, new RegExp(title));
  assert.match(agreed.text, new RegExp(`Linked.*${title}`, 's'));
  const after = await steward.get(about);
  assert.equal(after.link(`The endeavour “${title}” is linked to this session`), home);
  const shown = await steward.get(home);
  assert.match(shown.text, /It is linked to the session “Phones at the gate” of/);
  assert.ok(shown.body.includes(`href="/s/${session.code}"`));

  // Of a session that somebody has not joined they read the title, and of an endeavour of others nothing.
  const other = await takeSeat(app, steward, home, `Harbour ${made}`);
  const theirs = await other.get(home);
  assert.match(theirs.text, /It is linked to the session “Phones at the gate”/);
  assert.doesNotMatch(theirs.body, new RegExp(`/s/${session.code}`));
  assert.doesNotMatch((await organiser.get(about)).text, new RegExp(title));
});

test('LIVE-15: unlinking takes the link off both sides, is on the record, and is taken back', async () => {
  const { session, organiser, steward, home, title } = await bothSides();
  await ask(steward, home, session.code);
  await press(organiser, organisePath(session), 'Agree');
  const about = `/s/${session.code}/about`;
  const unlinked = await press(steward, `${home}/sessions`, 'Unlink');
  assert.match(unlinked.text, /Not linked.*unlinked by a steward/s);
  assert.doesNotMatch((await steward.get(about)).text, new RegExp(title));
  assert.match((await organiser.get(organisePath(session))).text, /No endeavour is linked/);
  const again = await ask(steward, home, session.code);
  assert.equal(again.status, 422);
  assert.match(again.text, /Select “Link again” beside it below/);
  await press(steward, `${home}/sessions`, 'Link again');
  assert.match((await steward.get(about)).text, new RegExp(title));

  const refused = await press(organiser, organisePath(session), 'Unlink');
  assert.match(refused.text, /Agree after all/);
  assert.doesNotMatch((await steward.get(about)).text, new RegExp(title));
  assert.match((await steward.get(`${home}/sessions`)).text, /its organisers do not agree to the link/);
  assert.match((await ask(steward, home, session.code)).text, /did not agree to the link/);
  await press(organiser, organisePath(session), 'Agree after all');
  assert.match((await steward.get(about)).text, new RegExp(title));

  const record = await steward.get(`${home}/record`);
  for (const act of [
    /asked to be linked to the session “Phones at the gate”/,
    /The organisers agreed to a link to the session/,
    /unlinked the session/,
    /linked the session “Phones at the gate” of .* again/,
    /did not agree, or no longer agree/,
  ]) {
    assert.match(record.text, act);
  }
  const sessionRecord = await steward.get(`/s/${session.code}/record`);
  assert.match(sessionRecord.text, /An organiser agreed to a link with an endeavour/);
  assert.doesNotMatch(sessionRecord.text, new RegExp(title));
});

test('LIVE-15: a steward who organises the session has said yes for both sides', async () => {
  const { session, steward, home, title } = await bothSides();
  const { person } = await app.signInAs(`convener-${made}@example.org`);
  await giveRole(app, session, 'organiser', person);
  const linked = await ask(steward, home, session.code);
  assert.doesNotMatch(linked.text, /Waiting for the organisers/);
  assert.match((await steward.get(`/s/${session.code}/about`)).text, new RegExp(title));
});

test('LIVE-15: wrong codes, sessions of others and rehearsals are answered with what to do', async () => {
  const { steward, home } = await bothSides();
  const elsewhere = await makeSession(app, { title: 'Not joined' });
  const { code } = await makeSession(app, { rehearsalOf: elsewhere.id });
  for (const [typed, message] of [
    ['', /Enter the join code of the session/],
    ['nonsense', /Enter the code of a session that you have joined/],
    [elsewhere.code, /Enter the code of a session that you have joined/],
  ] as const) {
    const page = await ask(steward, home, typed);
    assert.equal(page.status, 422);
    assert.match(page.text, message);
    assert.equal(page.$('#code').attr('value'), typed);
    assert.doesNotMatch(page.text, /Not joined/);
  }
  await steward.submit((await steward.get(`/s/${code}/join`)).form('Join'));
  assert.match((await ask(steward, home, code)).text, /This is a rehearsal/);
});

test('LIVE-15: nobody but organisers answers, of their own session, and no name goes to an organiser who was not asked', async () => {
  const { session, organiser, steward, home } = await bothSides();
  await ask(steward, home, session.code);
  const asked = await organiser.get(organisePath(session));
  const action = asked.$('form[action*="/organise/endeavours/"]').attr('action') ?? '';
  const { agent: other, person } = await app.signInAs(`elsewhere-${made}@example.org`);
  const theirs = await makeSession(app);
  await giveRole(app, theirs, 'organiser', person);
  const token = (await other.get('/sign-in')).$('input[name="_csrf"]').first().attr('value') ?? '';
  const body = new URLSearchParams({ _csrf: token, answer: 'yes' });
  assert.equal((await other.send({ method: 'POST', path: action, body })).status, 403);
  const swapped = action.replace(session.code, theirs.code);
  assert.equal((await other.send({ method: 'POST', path: swapped, body })).status, 409);
  assert.match((await steward.get(`${home}/sessions`)).text, /Waiting for the organisers/);

  const started = await steward.get(`/endeavours/new?session=${session.code}`);
  const begun = started.form('Start the endeavour').fill({
    title: 'Begun here quietly',
    issue: 'People leave without a phone.',
    'for-whom': 'People leaving prison',
    'seat-name': 'Lead',
    organisation: 'Leeds',
    kind: 'delivery',
    place: 'Leeds',
    level: 'Local',
  });
  await steward.submit(begun, 'Start the endeavour');
  assert.match((await steward.get(`/s/${session.code}/about`)).text, /Begun here quietly” began from here/);
  assert.doesNotMatch((await organiser.get(organisePath(session))).text, /Begun here quietly/);
});

test('LIVE-86: the files of a session name the endeavours that everybody may see, and no other', async () => {
  const { session, organiser, steward, home } = await bothSides({
    title: 'Seen by all',
    openness: 'network',
  });
  await ask(steward, home, session.code);
  await press(organiser, organisePath(session), 'Agree');
  const { agent, home: closed } = await newEndeavour(app, { title: 'Of its seats' });
  await join(agent, session);
  await ask(agent, closed, session.code);
  await press(organiser, organisePath(session), 'Agree');
  const document = await organiser.get(`/s/${session.code}/export.json`);
  assert.deepEqual((JSON.parse(document.body) as { endeavours: string[] }).endeavours, ['Seen by all']);
});
