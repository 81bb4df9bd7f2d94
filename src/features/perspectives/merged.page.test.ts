import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { person } = await app.signInAs('convener@example.org');

test('whoever answered a statement that was merged is told that their answer does not count for the other', async () => {
  const id = await openConversation(app, person, ['Rent is high', 'Rents are high']);
  const visitor = app.agent();
  for (let count = 0; count < 2; count += 1) {
    const page = await visitor.get(perspectivesUrls.home(id));
    await visitor.submit(page.form('Agree'), 'Agree');
  }
  const early = app.agent();
  const seen = await early.get(perspectivesUrls.home(id));
  await early.submit(seen.form('Agree'), 'Agree');
  const all = await perspectives.takingPart.statements({ id, version: -1 } as never);
  const answered = all.find(({ text }) => text === seen.texts('#statement')[0])!;
  const other = all.find((each) => each.id !== answered.id)!;
  await perspectives.moderating.decide(person.id, id, answered.id, { kind: 'merge', into: other.id });
  app.clock.advance({ seconds: 5 });
  const home = await early.get(perspectivesUrls.home(id));
  assert.match(
    home.text,
    /1 statement that you answered was merged with another one or corrected, and your answer does not go along/,
  );
  const answers = await early.get(home.link('See which, and answer what stands there now'));
  assert.match(
    answers.text,
    /It was merged with one that says the same, so your answer to it does not count any more/,
  );
  await early.submit(
    (await early.get(answers.link(`Answer that one: ${other.text}`))).form('Agree'),
    'Agree',
  );
  for (const agent of [early, visitor]) {
    assert.doesNotMatch((await agent.get(perspectivesUrls.home(id))).text, /does not go along/);
    assert.match(
      (await agent.get(perspectivesUrls.answers(id))).text,
      /merged with one that says the same, and your answer to that one counts/,
    );
  }
});
