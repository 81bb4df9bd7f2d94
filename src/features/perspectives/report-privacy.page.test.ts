import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

test('OPN-83: before they answer people read what is kept of them, and no file names anybody', async () => {
  const id = await openConversation(app, person, ['Rent', 'Trains']);
  await giveAnswers(
    app,
    id,
    Array.from({ length: 9 }, () => [1, -1] as const),
  );
  const visitor = app.agent();
  const { agent: member } = await app.signInAs('ada@example.org', { name: 'Ada Lovelace' });
  for (const [agent, words] of [
    [
      visitor,
      /Your answers are kept with this browser, without your name; if you sign in here, you can take them along\. Reports show groups of people/,
    ],
    [member, /Your answers are kept with your account.*Nobody else is shown what you answered/],
  ] as const) {
    const home = await agent.get(perspectivesUrls.home(id));
    assert.match(home.text, words);
    await agent.submit(home.form('Agree'), 'Agree');
  }
  await perspectives.calculation.calculate(id);
  const participants = await app.database.kysely
    .selectFrom('perspectivesParticipant')
    .select(['id', 'handle', 'personId'])
    .where('perspectivesId', '=', id)
    .execute();
  assert.equal(participants.length, 11);
  const secrets = [
    'Lovelace',
    'ada@example.org',
    ...participants.flatMap((each) => [each.id, each.handle, each.personId ?? 'ada@example.org']),
  ];
  for (const name of ['votes.csv', 'comments.csv', 'participants-votes.csv', 'summary.csv', 'report.json']) {
    const { text, status } = await convener.get(perspectivesUrls.exported(id, name));
    assert.equal(status, 200, name);
    for (const secret of secrets) assert.ok(!text.includes(secret), `${name} holds ${secret}`);
  }
});

const SIDES = {
  first: [1, 1, 1, 1, -1, -1, -1, -1],
  second: [-1, -1, -1, -1, 1, 1, 1, 1],
  third: [1, 1, -1, -1, 1, 1, -1, -1],
} as const;

test('OPN-86: another number of groups shows once it has held for a minute, or at closing', async () => {
  const texts = ['Rent', 'Trains', 'Bread', 'Work', 'Nights', 'Roads', 'Schools', 'Parks'];
  const camp = (side: keyof typeof SIDES) => Array.from({ length: 14 }, () => SIDES[side]);
  for (const isClosed of [false, true]) {
    const id = await openConversation(app, person, texts);
    const shown = async () => {
      await perspectives.calculation.calculate(id);
      const { text } = await app.agent().get(perspectivesUrls.report(id));
      return /(\d) opinion groups/.exec(text)?.[1];
    };
    await giveAnswers(app, id, [...camp('first'), ...camp('second')]);
    assert.equal(await shown(), '2');
    await giveAnswers(app, id, camp('third'));
    assert.equal(await shown(), '2', 'a report does not change from one look to the next');
    if (isClosed) {
      await perspectives.convening.move(person.id, id, 'closed');
    } else {
      for (let times = 0; times < 2; times += 1) {
        app.clock.advance({ seconds: 25 });
        assert.equal(await shown(), '2');
      }
      app.clock.advance({ seconds: 25 });
    }
    assert.equal(await shown(), '3');
  }
});
