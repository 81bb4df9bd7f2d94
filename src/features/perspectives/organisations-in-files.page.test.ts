import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { ofEndeavour, openConversation } from '../../../test/perspectives/conversations.ts';
import { peopledEndeavour } from '../../../test/rounds.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const FILE = 'endeavour-participants.csv';

/** A conversation of an endeavour that two of its members have answered. */
async function answered() {
  const { id: endeavour, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern', 'Prison']);
  const id = await openConversation(app, convener.person, ['A named person at the gate'], {
    ...ofEndeavour(endeavour),
    audience: 'link',
  });
  const [one, other] = members;
  assert.ok(one !== undefined && other !== undefined);
  for (const { agent } of [one, other]) {
    const page = await agent.get(perspectivesUrls.home(id));
    await agent.submit(page.form('Agree'), 'Agree');
  }
  await perspectives.calculation.calculate(id);
  return { id, steward: convener, one, other };
}

const linesOf = (text: string) => text.trimEnd().split('\n');

test('PFM-34: organisations are in files only of those who agreed, for stewards alone, and until they change their mind', async () => {
  const { id, steward: stewardPerson, one, other } = await answered();
  const steward = stewardPerson.agent;
  const fileAt = perspectivesUrls.exported(id, FILE);
  const before = await steward.get(perspectivesUrls.polis(id));
  assert.match(before.text, /organisations and kinds of seat are not either/);
  assert.doesNotMatch(before.text, new RegExp(FILE));
  assert.equal((await steward.get(fileAt)).status, 404);

  const home = await one.agent.get(perspectivesUrls.home(id));
  assert.match(home.text, /Files for analysts do not name your organisation/);
  const asked = await one.agent.get(home.link('What if you agree to that').split('#')[0] ?? '');
  assert.match(asked.text, /You have not agreed/);
  const agreed = await one.agent.submit(asked.form('Let files name my organisation'));
  assert.match(agreed.text, /Files may name your organisation beside your answers/);
  assert.match(agreed.text, /You agreed on/);
  assert.match(
    (await one.agent.get(perspectivesUrls.home(id))).text,
    /may name your organisation .* as you agreed/,
  );

  const page = await steward.get(perspectivesUrls.polis(id));
  assert.match(page.text, /in them only of 1 participant who agreed to that/);
  const { body } = await steward.get(page.link(FILE));
  const [head, row, ...rest] = linesOf(body);
  assert.deepEqual([head, rest], ['participant,organisation,organisation-type', []]);
  assert.match(row ?? '', /^[12],(Council|Lantern|Prison),\w+$/);
  assert.equal((await other.agent.get(fileAt)).status, 403);

  const changed = await one.agent.submit(agreed.form('Do not name my organisation any more'));
  assert.match(changed.text, /New files do not name your organisation/);
  assert.equal((await steward.get(fileAt)).status, 404);
});

test('PFM-34: whoever answers for no seat is not asked, and a convener who is no steward is not told', async () => {
  const { id, steward, one } = await answered();
  const { agent: guest } = await app.signInAs('nobody@example.org');
  const page = await guest.get(perspectivesUrls.home(id));
  const after = await guest.submit(page.form('Agree'), 'Agree');
  assert.doesNotMatch(after.text, /your organisation/);
  const answers = await guest.get(perspectivesUrls.answers(id));
  assert.doesNotMatch(answers.text, /Your organisation in files/);

  const asked = await one.agent.get(perspectivesUrls.answers(id));
  await one.agent.submit(asked.form('Let files name my organisation'));
  const { agent: convener } = await app.signInAs('second.convener@example.org');
  await perspectives.convening.invite(steward.person.id, id, 'second.convener@example.org');
  assert.doesNotMatch((await convener.get(perspectivesUrls.polis(id))).text, new RegExp(FILE));
  assert.equal((await convener.get(perspectivesUrls.exported(id, FILE))).status, 404);
  const answer = await convener.get(perspectivesUrls.exported(id, 'format.json'));
  assert.equal(answer.status, 200);
});
