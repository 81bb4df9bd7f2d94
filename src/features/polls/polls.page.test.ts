import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { openStream } from '../../../test/event-stream.ts';
import { optionOf, pollServices } from '../../../test/polls.ts';
import { giveRole, makeSeat, makeSession } from '../../../test/sessions.ts';
import { changeSession, type Session } from '../sessions/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { PublicPoll } from './public-poll.ts';
import { pollUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const polls = await pollServices({ ...app, topics: app.services.topics });

async function participant(session: Session, organisation = 'Leeds'): Promise<Agent> {
  const { device } = await makeSeat(app, session, { organisation });
  const agent = app.agent();
  agent.setCookie('device', device);
  return agent;
}

async function holder(session: Session, role: 'chair' | 'organiser' | 'moderator'): Promise<Agent> {
  const { agent, person } = await app.signInAs(`${role}-${session.code}@example.org`);
  await giveRole(app, session, role, person);
  return agent;
}

/** Prepares a poll through its pages and opens it. */
async function openPoll(
  chair: Agent,
  session: Session,
  kind: string,
  fields: Record<string, string>,
): Promise<string> {
  const kinds = await chair.get(pollUrls.create(session.code));
  const form = (await chair.submit(kinds.form('Continue').fill({ kind }))).form('Save as draft');
  const run = await chair.submit(form.fill(fields));
  assert.equal(run.path, pollUrls.run(session.code), run.text);
  await chair.submit(run.form(`Open: ${fields['question'] ?? ''}`));
  const row = await app.database.kysely
    .selectFrom('poll')
    .select('id')
    .where('sessionId', '=', session.id)
    .where('question', '=', fields['question'] ?? '')
    .executeTakeFirstOrThrow();
  return row.id;
}

const which = { question: 'What matters most?', options: 'A home\nA job' };

test('LIVE-77: a poll is prepared, opened, answered, changed and closed without scripts', async () => {
  const session = await makeSession(app);
  const chair = await holder(session, 'chair');
  const id = await openPoll(chair, session, 'one', which);
  const agent = await participant(session);
  const list = await agent.get(pollUrls.list(session.code));
  assert.match(list.text, /Open for answers. 0 of 1 person here have answered/);
  assert.match(list.text, /Results are shown after you have answered/);
  const form = list.form('Send answer');
  assert.deepEqual(form.fields, ['choice']);
  const options = list
    .$('input[type=radio]')
    .toArray()
    .map((input) => list.$(input).attr('value') ?? '');
  const answered = await agent.submit(form.fill({ choice: options[0] ?? '' }));
  assert.equal(answered.path, pollUrls.poll(session.code, id));
  assert.equal(answered.heading, 'What matters most?');
  assert.match(answered.text, /Your answer: A home/);
  assert.match(answered.text, /Results are shown when 5 people have answered/);
  const changed = await agent.submit(answered.form('Change answer').fill({ choice: 'none' }));
  assert.match(changed.text, /Your answer: Prefer not to say/);
  const run = await chair.get(pollUrls.run(session.code));
  assert.match(run.text, /1 of 1 person here has answered/);
  await chair.submit(run.form('Close: What matters most?'));
  assert.match((await agent.get(pollUrls.poll(session.code, id))).text, /Closed. 1 of 1 person/);
});

test('a late answer is refused kindly, and what was chosen is kept on the page', async () => {
  const session = await makeSession(app);
  const chair = await holder(session, 'chair');
  await openPoll(chair, session, 'several', {
    ...which,
    options: 'A home\nA job\nA friend',
    'max-choices': '2',
  });
  const agent = await participant(session);
  const list = await agent.get(pollUrls.list(session.code));
  const [home, job] = list
    .$('input[type=checkbox]')
    .toArray()
    .map((box) => list.$(box).attr('value') ?? '');
  const form = list.form('Send answer').fill({ choice: [home ?? '', job ?? ''] });
  await chair.submit((await chair.get(pollUrls.run(session.code))).form('Close: What matters most?'));
  const late = await agent.submit(form);
  assert.equal(late.status, 409);
  assert.match(late.title, /^Error: /);
  assert.match(late.errors[0]?.text ?? '', /has closed, so your answer was not counted/);
  assert.equal(late.$('input[type=checkbox][checked]').length, 2);
  assert.ok(!late.text.includes('Send answer'));
});

test('LIVE-67: mistakes are told at their controls, with everything that was typed', async () => {
  const session = await makeSession(app);
  const chair = await holder(session, 'chair');
  await openPoll(chair, session, 'ranking', which);
  const agent = await participant(session);
  const list = await agent.get(pollUrls.list(session.code));
  const form = list.form('Send answer');
  const [first, second] = form.fields;
  const page = await agent.submit(form.fill({ [first ?? '']: '2', [second ?? '']: '2' }));
  assert.equal(page.status, 422);
  assert.deepEqual(page.errors, [
    { field: second, text: 'Give “A job” another place: “A home” has place 2 already' },
  ]);
  assert.deepEqual(page.form('Send answer').values(second ?? ''), ['2']);
  const done = await agent.submit(page.form('Send answer').fill({ [second ?? '']: '1' }));
  assert.match(done.text, /Your answer: 1. A job; 2. A home/);
});

test('LIVE-71: a text waits for a moderator, is declined with a reason, reworded and shown', async () => {
  const session = await makeSession(app, { moderation: 'before' });
  const chair = await holder(session, 'chair');
  const id = await openPoll(chair, session, 'text', { question: 'What would help?' });
  const agent = await participant(session);
  const page = (await agent.get(pollUrls.poll(session.code, id)))
    .form('Send answer')
    .fill({ text: 'Buy my book' });
  assert.match((await agent.submit(page)).text, /A moderator looks at your text before it is shown/);
  const moderator = await holder(session, 'moderator');
  const texts = await moderator.get(pollUrls.texts(session.code, id));
  assert.match(texts.text, /Waiting for a moderator .* Buy my book/);
  const decline = 'Do not show: Buy my book';
  const nothing = await moderator.submit(texts.form(decline));
  assert.deepEqual(nothing.errors, [{ field: 'reason', text: 'Select a reason' }]);
  await moderator.submit(nothing.form(decline).fill({ reason: 'commercial', note: 'Say what is in it.' }));
  const told = await agent.get(pollUrls.poll(session.code, id));
  assert.match(told.text, /not shown to others. It is commercial. The moderator adds: Say what is in it./);
  await agent.submit(told.form('Change answer').fill({ text: 'Good reading' }));
  const again = await moderator.get(pollUrls.texts(session.code, id));
  assert.match(again.text, /Waiting for a moderator .* Good reading/);
  const shown = await moderator.submit(again.form('Show: Good reading'));
  assert.match(shown.text, /Shown to everyone/);
});

test('a moderator who has an older wording on the page decides on nothing', async () => {
  const session = await makeSession(app, { moderation: 'before' });
  const chair = await holder(session, 'chair');
  const id = await openPoll(chair, session, 'text', { question: 'What would help?' });
  const agent = await participant(session);
  const poll = pollUrls.poll(session.code, id);
  const sent = await agent.submit((await agent.get(poll)).form('Send answer').fill({ text: 'Trust' }));
  const texts = await chair.get(pollUrls.texts(session.code, id));
  app.clock.advance({ seconds: 5 });
  await agent.submit(sent.form('Change answer').fill({ text: 'Something else' }));
  const refused = await chair.submit(texts.form('Show: Trust'));
  assert.equal(refused.status, 409);
  assert.match(refused.text, /has changed this text since you opened the page/);
  assert.match(refused.text, /Waiting for a moderator .* Something else/);
});

test('a script is answered in JSON', async () => {
  const session = await makeSession(app);
  const chair = await holder(session, 'chair');
  const id = await openPoll(chair, session, 'scale', {
    question: 'How ready are we?',
    'scale-min-label': 'Not at all',
    'scale-max-label': 'Completely',
  });
  const { device } = await makeSeat(app, session);
  const agent = app.agent();
  agent.setCookie('device', device);
  const form = (await agent.get(pollUrls.poll(session.code, id))).form('Send answer');
  const post = async (choice: string) => {
    const { body } = form.fill({ choice }).submission();
    assert.ok(body instanceof URLSearchParams);
    return app.app.inject({
      method: 'POST',
      url: pollUrls.poll(session.code, id),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie: [...agent.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
      },
      payload: body.toString(),
    });
  };
  const taken = await post('4');
  assert.deepEqual(taken.json(), { ok: true, mine: { answer: { scale: 4 }, notice: '' } });
  await inTransaction(app.database.kysely, (tx) => changeSession(tx, session.id, { state: 'paused' }));
  const refused = await post('5');
  assert.equal(refused.statusCode, 409);
  assert.match(refused.json<{ message: string }>().message, /The chair has paused the session/);
});

test('who may do what: others see no poll that is not theirs to see', async () => {
  const session = await makeSession(app);
  const chair = await holder(session, 'chair');
  const organiser = await holder(session, 'organiser');
  const agent = await participant(session);
  const kinds = await organiser.get(pollUrls.create(session.code));
  const form = (await organiser.submit(kinds.form('Continue').fill({ kind: 'one' }))).form('Save as draft');
  const run = await organiser.submit(form.fill(which));
  assert.equal(run.status, 200);
  assert.ok(!run.forms.some(({ buttons }) => buttons.includes('Open: What matters most?')));
  const { id } = await app.database.kysely
    .selectFrom('poll')
    .select('id')
    .where('sessionId', '=', session.id)
    .executeTakeFirstOrThrow();
  assert.equal((await agent.get(pollUrls.poll(session.code, id))).status, 404);
  assert.equal((await agent.get(pollUrls.run(session.code))).path.startsWith('/sign-in'), true);
  assert.equal(
    (await app.agent().get(pollUrls.list(session.code))).path,
    `/s/${session.code}/join?for=polls`,
  );
  const other = await makeSession(app);
  const otherChair = await holder(other, 'chair');
  assert.equal((await otherChair.get(pollUrls.edit(other.code, id))).status, 404);
  const deleting = await chair.get(pollUrls.remove(session.code, id));
  assert.equal(deleting.heading, 'Delete this draft?');
  assert.match((await chair.submit(deleting.form('Delete draft'))).text, /No poll is prepared/);
});

test('LIVE-68: what a person may not see yet does not reach their browser, by page or by stream', async (t) => {
  const session = await makeSession(app);
  const [shown, kept] = [
    await polls.opened(session, { question: 'What matters most?' }),
    await polls.opened(session, { question: 'And what else?', resultsWhen: 'closed' }),
  ];
  const [waits, answers] = [await participant(session), await participant(session)];
  const chair = await holder(session, 'chair');
  const events = new URL(`/s/${session.code}/events?since=0`, app.baseUrl);
  const streams = [await openStream(events, waits.cookies), await openStream(events, answers.cookies)];
  t.after(() => streams.forEach((stream) => stream.close()));
  for (const seat of await polls.people(6, session)) {
    for (const poll of [shown, kept]) assert.equal(await polls.answer(seat, poll, optionOf(poll, 0)), '');
  }
  const list = await answers.get(pollUrls.list(session.code));
  const form = list.forms.find(({ fields }) => fields.includes('choice'));
  assert.ok(form);
  await answers.send({
    ...form.submission(),
    path: pollUrls.poll(session.code, shown.id),
    body: withChoice(form.submission().body, shown.options[0]?.id ?? ''),
  });

  const pollsIn = (data: Record<string, unknown>) => (data['polls'] ?? []) as readonly PublicPoll[];
  for (const stream of streams) {
    await stream.until((data) => pollsIn(data).some(({ id, answered }) => id === shown.id && answered === 7));
    const told = stream.events.flatMap(({ data }) => pollsIn(data));
    assert.ok(told.every(({ results, organisations }) => results === null && organisations === null));
  }
  // The picture of 6 or 7 people, and its table, stand on no page but that of whoever has answered.
  const rows = async (agent: Agent, path: string) =>
    (await agent.get(path)).texts('table th[scope=row]').length;
  for (const path of [pollUrls.list(session.code), pollUrls.poll(session.code, shown.id)]) {
    assert.equal(await rows(waits, path), 0);
    assert.equal(await rows(answers, path), 3);
    assert.equal(await rows(chair, path), 3);
    assert.doesNotMatch((await waits.get(path)).body, /"people":/);
  }
  assert.equal(await rows(answers, pollUrls.poll(session.code, kept.id)), 0);
  for (const path of ['', '/archive', '/archive/print'])
    assert.doesNotMatch((await waits.get(`/s/${session.code}${path}`)).body, /"people":|A home/);
  assert.doesNotMatch((await chair.get(`/s/${session.code}/screen`)).body, /"people":/);

  await polls.move(session, shown, 'closed');
  await streams[0]?.until((data) => pollsIn(data).some(({ results }) => results?.people === 7));
  assert.equal(await rows(waits, pollUrls.poll(session.code, shown.id)), 3);
});

function withChoice(body: URLSearchParams | FormData | null, choice: string): URLSearchParams {
  const filled = new URLSearchParams(body instanceof URLSearchParams ? body : undefined);
  filled.set('choice', choice);
  return filled;
}
