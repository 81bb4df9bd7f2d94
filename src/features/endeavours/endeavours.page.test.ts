import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { consent, howMany, linkTo, newEndeavour, propose, takeSeat } from '../../../test/endeavours.ts';

const app = await startTestApp();
test('a person with lived experience takes a seat by a simple link, under another name, and weighs the same', async () => {
  const { agent, home } = await newEndeavour(app);
  const link = await linkTo(agent, home, {
    'seat-name': 'Been through the gate',
    organisation: 'Lantern Group',
    kind: 'lived-experience',
  });
  const guest = app.agent();
  const page = await guest.get(link);
  assert.match(page.text, /Every seat weighs the same/);
  const nameless = await guest.submit(page.form('Take the seat'), 'Take the seat');
  assert.equal(nameless.status, 422);
  const there = await guest.submit(page.form('Take the seat').fill({ name: 'Robin' }), 'Take the seat');
  assert.equal(there.path, home);
  assert.match(there.text, /Your seat: Been through the gate, Lantern Group/);
  assert.match((await agent.get(`${home}/seats`)).text, /Robin, since/);
  await propose(guest, home, /Convener/);
  const stewards = await agent.get(`${home}/stewards`);
  assert.match(stewards.text, /1 of 2 held seats have consented/);
  await consent(agent, home);
  assert.match((await agent.get(`${home}/stewards`)).text, /steward until/);
  assert.equal((await app.agent().get(link)).status, 410);
  assert.equal((await guest.get('/endeavours')).status, 200);
});

test('an invitation by email signs in, can be declined, and can be taken back', async () => {
  const { agent, home } = await newEndeavour(app);
  const page = await agent.get(`${home}/invite`);
  const seat = {
    'seat-name': 'Housing lead',
    organisation: 'Harbour Homes',
    kind: 'partner',
    place: 'Northshire',
    level: 'Local',
  };
  const wrong = await agent.submit(page.form('Invite').fill({ ...seat, email: 'nobody' }), 'Invite');
  assert.deepEqual(
    wrong.errors.map(({ field }) => field),
    ['email'],
  );
  const email = `housing-${howMany()}@example.org`;
  const sent = await agent.submit(page.form('Invite').fill({ ...seat, email }), 'Invite');
  assert.match(sent.text, /We have sent an invitation to/);
  const [mail] = await app.mailTo(email);
  const link = new URL(/http\S+/.exec(mail?.body ?? '')?.[0] ?? '');
  const invited = app.agent();
  const first = await invited.get(link.pathname + link.search);
  const form = first.form();
  const welcome = await invited.submit(form);
  assert.equal(welcome.status, 200);
  const seats = await agent.get(`${home}/seats`);
  assert.match(seats.text, /Invitations that wait for an answer/);
  assert.match(seats.text, /Housing lead, Harbour Homes/);
  const back = seats.form(seats.texts('button').find((each) => each.startsWith('Take back')) ?? '');
  await agent.submit(back);
  assert.doesNotMatch((await agent.get(`${home}/seats`)).text, /Invitations that wait/);
  const secret = await linkTo(agent, home, { 'seat-name': 'Nurse', organisation: 'Riverside Health' });
  const visitor = app.agent();
  const declined = await visitor.submit((await visitor.get(secret)).form('No, thank you'), 'No, thank you');
  assert.match(declined.text, /You have declined/);
  assert.equal((await visitor.get(secret)).status, 410);
});

test('the seats choose stewards by consent; an objection stops one, and two end the convening', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  const health = await takeSeat(app, agent, home, 'Riverside Health');
  await propose(council, home, /Eastmoor/);
  const page = await health.get(`${home}/stewards`);
  const unreasoned = await health.submit(page.form('Answer').fill({ answer: 'object' }), 'Answer');
  assert.equal(unreasoned.status, 422);
  await health.submit(page.form('Answer').fill({ answer: 'object', reason: 'They have no time' }), 'Answer');
  app.clock.advance({ days: 8 });
  const { createChoosing } = await import('./stewards/choosing.ts');
  const { createDoing } = await import('./doing.ts');
  const db = app.database.kysely;
  await createChoosing(db, app.clock, createDoing(db, app.clock)).settleDue();
  const settled = await agent.get(`${home}/stewards`);
  assert.match(settled.text, /not agreed on .*: 1 objection stood; 1 of 3 held seats consented/);
  assert.match(settled.text, /There is no steward/);
  await propose(council, home, /Eastmoor/);
  await propose(council, home, /Riverside/);
  for (const each of [agent, health, council]) await consent(each, home);
  const chosen = await agent.get(`${home}/stewards`);
  assert.match(chosen.text, /Person of Eastmoor Council \(Lead, Eastmoor Council\), steward until/);
  assert.doesNotMatch(chosen.text, /There is (no|one) steward/);
  assert.doesNotMatch((await agent.get(home)).text, /You convene/);
  assert.equal((await agent.get(`${home}/invite`)).status, 403);
  assert.equal((await health.get(`${home}/invite`)).status, 200);
});

test('any seat challenges an act; its doer cannot answer, another steward must', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  const health = await takeSeat(app, agent, home, 'Riverside Health');
  for (const name of [/Eastmoor/, /Riverside/]) await propose(agent, home, name);
  for (const each of [council, health]) await consent(each, home);
  await linkTo(council, home, { 'seat-name': 'Lead', organisation: 'Friends of Eastmoor' });
  const record = await agent.get(`${home}/record`);
  const challenge = record.$('a:contains(Challenge)').first().attr('href') ?? '';
  const page = await agent.get(challenge);
  assert.match(page.text, /invited somebody to the seat Lead, Friends of Eastmoor/);
  await agent.submit(page.form('Challenge').fill({ reason: 'Why them, and not the charity?' }), 'Challenge');
  assert.match((await agent.get(home)).text, /Challenge: Why them, and not the charity\?/);
  assert.match((await council.get(`${home}/stewards`)).text, /A steward other than you answers it/);
  const forHealth = await health.get(`${home}/stewards`);
  const form = forHealth.form('Answer').fill({ answer: 'Both are invited.' });
  await health.submit(form, 'Answer');
  const answered = await agent.get(`${home}/stewards`);
  assert.match(answered.text, /Answer by Person of Riverside Health on .*: Both are invited/);
  const late = await health.submit(form, 'Answer');
  assert.match(late.text, /Another steward has answered this challenge already/);
});

test('two stewards who act at once both find their act done, and only one takes an invitation back', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  for (const name of [/Eastmoor/, /Convener/]) await propose(agent, home, name);
  await consent(council, home);
  await consent(agent, home);
  await linkTo(agent, home, { 'seat-name': 'Lead', organisation: 'Wayfarer' });
  const both = await Promise.all(
    [agent, council].map(async (each) => {
      const seats = await each.get(`${home}/seats`);
      return {
        each,
        form: seats.form(seats.texts('button').find((text) => text.startsWith('Take back')) ?? ''),
      };
    }),
  );
  const answers = await Promise.all(both.map(({ each, form }) => each.submit(form)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 422],
  );
  const acts = (await agent.get(`${home}/record`)).text.match(/took an invitation back/g);
  assert.equal(acts?.length, 2, 'one act, and its sentence once more in the link to challenge it');
});

test('a seat is removed for a reason; whoever held it is gone at once, and never removes their own', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  const seats = await agent.get(`${home}/seats`);
  const hrefs = seats
    .$('a[href$="/remove"]')
    .map((_, each) => seats.$(each).attr('href'))
    .get();
  const pages = await Promise.all(hrefs.map((href) => agent.get(href)));
  const own = pages.find(({ text }) => text.includes('Resettlement lead'));
  const other = pages.find(({ text }) => text.includes('Eastmoor'));
  assert.ok(own !== undefined && other !== undefined);
  assert.equal((await agent.submit(other.form('Remove the seat'), 'Remove the seat')).status, 422);
  await agent.submit(other.form('Remove the seat').fill({ reason: 'They asked' }), 'Remove the seat');
  assert.equal((await council.get(home)).status, 404);
  const refused = await agent.submit(own.form('Remove the seat').fill({ reason: 'x' }), 'Remove the seat');
  assert.match(refused.text, /You hold this seat. Leave it instead/);
  assert.match(
    (await agent.get(`${home}/record`)).text,
    /removed the seat Lead, Eastmoor Council.*They asked/,
  );
});

test('NET-20, NET-21: who is missing is named, listed when two say so, and invited in one step', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  for (const each of [agent, council]) {
    const page = await each.get(`${home}/missing`);
    const form = page.form('Name them').fill({ name: 'Job centres', reason: 'The first money' });
    const after = await each.submit(form, 'Name them');
    if (each === agent) assert.match(after.text, /Named by you alone so far.*Job centres/);
  }
  const page = await agent.get(`${home}/missing`);
  assert.match(page.text, /Job centres, named by 2 members/);
  assert.match(page.text, /Somebody is here for 2 of 4 needed combinations of place and level \(50%\)/);
  const invite = await agent.get(page.$('a:contains(Job centres)').attr('href') ?? '');
  assert.deepEqual(invite.form('Invite').values('organisation'), ['Job centres']);
  const form = page
    .form('Say so')
    .fill({ cell: 'Southshire | National', needed: 'no', 'cell-reason': 'No ministry there' });
  const said = await agent.submit(form, 'Say so');
  assert.match(said.text, /2 of 3 needed combinations of place and level \(67%\)/);
  assert.match(said.text, /No ministry there \(said by Resettlement lead, Northshire Probation\)/);
});

test('each seat says what is in and out; what they see differently stays contested', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  const page = await council.get(`${home}/edge`);
  const form = page.form('Say so').fill({ side: 'out', reason: 'Others do this' });
  const said = await council.submit(form, 'Say so');
  assert.match(said.text, /Contested: seats see it differently/);
  assert.match((await agent.get(home)).text, /In or out: The day of release – seats see this differently/);
  const mine = await agent.get(`${home}/edge`);
  await agent.submit(mine.form('Take it off').fill({ 'remove-reason': 'Settled in talk' }), 'Take it off');
  assert.match((await agent.get(`${home}/edge`)).text, /Nothing is on the edge yet/);
});

test('a commitment has a date, is the seat’s, and says what was learned where it was not kept', async () => {
  const { agent, home } = await newEndeavour(app);
  const page = await agent.get(`${home}/commitments`);
  const empty = await agent.submit(page.form('Commit'), 'Commit');
  assert.deepEqual(
    empty.errors.map(({ field }) => field),
    ['text', 'due-day'],
  );
  const due = { 'due-day': '1', 'due-month': '3', 'due-year': '2020' };
  const made = await agent.submit(
    page.form('Commit').fill({ text: 'Meet people at the gate', ...due }),
    'Commit',
  );
  assert.match(made.text, /Its date has passed: how did it go\?/);
  assert.match((await agent.get(home)).text, /Say how it went: Meet people at the gate/);
  const unlearned = await agent.submit(made.form('Save').fill({ state: 'not-kept' }), 'Save');
  assert.match(unlearned.errors[0]?.text ?? '', /Say what was learned/);
  const learned = { state: 'not-kept', learned: 'The gate opens at two places' };
  const settled = await agent.submit(made.form('Save').fill(learned), 'Save');
  assert.match(settled.text, /Not kept.*What was learned: The gate opens at two places/);
});

test('a member says why it matters, leaves, and finds the endeavour gone', async () => {
  const { agent, home } = await newEndeavour(app);
  const council = await takeSeat(app, agent, home, 'Eastmoor Council');
  const page = await council.get(`${home}/me`);
  await council.submit(page.form('Save').fill({ why: 'My brother came out in May.' }), 'Save');
  assert.match((await agent.get(`${home}/seats`)).text, /My brother came out in May/);
  await council.submit((await council.get(`${home}/me`)).form('Leave the seat'), 'Leave the seat');
  assert.equal((await council.get(home)).status, 404);
  const seats = await agent.get(`${home}/seats`);
  assert.match(seats.text, /Empty since/);
  assert.match(seats.text, /Held before by/);
});
