import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { newEndeavour, takeSeat } from '../../../test/endeavours.ts';

const app = await startTestApp();

test('the seats close an endeavour by consent, with what became of it, and open it again', async () => {
  const { agent, home } = await newEndeavour(app);
  const other = await takeSeat(app, agent, home, 'Harbour Homes');
  const page = await agent.get(`${home}/ending`);
  const empty = await agent.submit(page.form('Propose to close it'), 'Propose to close it');
  assert.equal(empty.status, 422);
  assert.deepEqual(
    empty.errors.map(({ text }) => text),
    ['Say what became of the endeavour'],
  );
  const proposed = await agent.submit(
    page.form('Propose to close it').fill({ became: 'Nobody leaves on a Friday any more.' }),
    'Propose to close it',
  );
  assert.match(proposed.text, /1 of 2 held seats have consented/);
  assert.match((await other.get('/endeavours')).text, /Closing is proposed/);
  assert.match((await other.get(home)).text, /Say whether your seat consents to closing this/);
  const ending = await other.get(`${home}/ending`);
  const silent = await other.submit(ending.form('Answer').fill({ answer: 'object' }), 'Answer');
  assert.equal(silent.status, 422);
  const closed = await other.submit(ending.form('Answer').fill({ answer: 'consent' }), 'Answer');
  assert.match(closed.text, /How it was closed/);
  const read = await agent.get(home);
  assert.match(read.text, /This endeavour is closed since/);
  assert.match(read.text, /What became of it: Nobody leaves on a Friday any more\./);
  assert.equal((await agent.get(`${home}/invite`)).status, 403);
  assert.equal((await agent.get(`${home}/record`)).status, 200);
  assert.match((await agent.get('/endeavours')).text, /Closed/);

  const again = await agent.get(`${home}/ending`);
  await agent.submit(
    again.form('Propose to open it again').fill({ became: 'They do again.' }),
    'Propose to open it again',
  );
  const reopening = await other.get(`${home}/ending`);
  await other.submit(reopening.form('Answer').fill({ answer: 'consent' }), 'Answer');
  assert.doesNotMatch((await agent.get(home)).text, /This endeavour is closed/);
  const record = (await agent.get(`${home}/record`)).text;
  assert.match(record, /proposed to close this endeavour\. Reason given: Nobody leaves/);
  assert.match(record, /The seats agreed to open this endeavour again: 2 of 2 held seats consented/);
});

test('an objection keeps it open when the days to answer are over', async () => {
  const { agent, home } = await newEndeavour(app);
  const other = await takeSeat(app, agent, home, 'Harbour Homes');
  const page = await agent.get(`${home}/ending`);
  await agent.submit(page.form('Propose to close it').fill({ became: 'It is done.' }), 'Propose to close it');
  const ending = await other.get(`${home}/ending`);
  await other.submit(ending.form('Answer').fill({ answer: 'object', reason: 'It is not done.' }), 'Answer');
  app.clock.advance({ days: 8 });
  await app.features.endeavours.closing.settleDue();
  const after = await agent.get(`${home}/ending`);
  assert.match(after.text, /to close it, not agreed: 1 objection stood; 1 of 2 held seats consented/);
  assert.match(after.text, /Harbour Homes objected: It is not done\./);
  assert.ok(after.forms.some(({ buttons }) => buttons.includes('Propose to close it')));
});

test('a steward changes the words: the old ones stay, with the reason, and the change can be challenged', async () => {
  const { agent, home } = await newEndeavour(app);
  const other = await takeSeat(app, agent, home, 'Harbour Homes');
  const onlyRead = await other.get(`${home}/wording`);
  assert.ok(!onlyRead.forms.some(({ buttons }) => buttons.includes('Change the words')));
  const page = await agent.get(`${home}/wording`);
  const same = await agent.submit(page.form('Change the words').fill({ reason: 'So' }), 'Change the words');
  assert.equal(same.status, 422);
  const changed = await agent.submit(
    page.form('Change the words').fill({
      title: 'Coming home',
      aim: 'Everybody has a bed',
      reason: 'Ten of us asked',
    }),
    'Change the words',
  );
  assert.match(changed.text, /Coming home/);
  assert.match(changed.text, /Name, until [^:]+: Leaving prison/);
  const record = await other.get(`${home}/record`);
  assert.match(
    record.text,
    /changed “Name” from “Leaving prison” to “Coming home”\. Reason given: Ten of us asked/,
  );
  const challenge = record.$('a[href$="/challenge"]').first().attr('href') ?? '';
  assert.match((await other.get(challenge)).text, /changed “/);
});
