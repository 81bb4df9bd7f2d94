import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { startTestApp } from '../../../test/app.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');
const TEXTS = ['Rent is too high', 'Trains are late', 'Bread is dear', 'Work is far', 'Nights are loud'];

async function conversation(): Promise<ConversationId> {
  const id = await openConversation(
    app,
    person,
    TEXTS.map((text, index) => ({ text, lens: index < 4 ? 'wrong' : 'works' })),
  );
  const answers = Array.from({ length: 30 }, (_each, index) => ({
    seatKind: null,
    answers: [1, 1, 1, 1, index % 2 === 0 ? 1 : -1] as const,
  }));
  await perspectives.addAnswers(id, answers, app.clock.now());
  return id;
}

async function answerAll(id: ConversationId) {
  const visitor = app.agent();
  for (const _text of TEXTS) {
    const page = await visitor.get(perspectivesUrls.home(id));
    await visitor.submit(page.form('Agree'), 'Agree');
  }
  return visitor;
}

test('whoever has answered five statements may guess how others answer; the report compares both', async () => {
  const id = await conversation();
  const early = await app.agent().get(perspectivesUrls.guess(id));
  assert.match(early.text, /Answer at least 5 statements first/);
  for (let count = 0; count < 5; count += 1) {
    const visitor = await answerAll(id);
    let page = await visitor.get(
      (await visitor.get(perspectivesUrls.home(id))).link('Guess how others answer'),
    );
    const wrong = await visitor.submit(page.form('Save my guess').fill({ agreeing: '101' }));
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.form('Save my guess').values('agreeing'), ['101']);
    for (let asked = 0; asked < 5; asked += 1) {
      page = await visitor.submit(page.form('Save my guess').fill({ agreeing: '40' }));
    }
    assert.match(page.text, /Thank you\. That is all for now/);
  }
  await perspectives.calculation.calculate(id);
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /What people expect of each other/);
  assert.match(
    report.text,
    /more agree than people think: they expect 40 of 100, and 100 of 100 agree \(5 guesses, 35 answers\)/,
  );
  const now = await convener.get(perspectivesUrls.report(id));
  const kept = await convener.submit(now.form('Keep this report as it is'));
  await app.database.kysely.deleteFrom('perspectivesGuess').execute();
  assert.match(
    (await app.agent().get(kept.path)).text,
    /they expect 40 of 100, and 100 of 100 agree \(5 guesses, 35 answers\)/,
  );
  assert.match(
    report.text,
    /What is wrong, what should be done, how things work What is wrong Most agree: Rent is too high \(35 agree, 0 disagree, of 35\)/,
  );
});

test('OPN-66: conveners see how often each statement was shown and answered; others do not', async () => {
  const id = await conversation();
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.home(id));
  await visitor.submit(page.form('Agree'), 'Agree');
  const reach = await convener.get(perspectivesUrls.reach(id));
  const shown = await app.database.kysely
    .selectFrom('perspectivesImpression')
    .innerJoin('perspectivesStatement as s', 's.id', 'statementId')
    .select('shown')
    .where('s.perspectivesId', '=', id)
    .execute();
  assert.equal(
    shown.reduce((sum, each) => sum + each.shown, 0),
    2,
  );
  assert.match(reach.text, /With 5 statements an equal share would be 20\.0%/);
  assert.match(reach.text, /Rent is too high/);
  assert.equal((await visitor.get(perspectivesUrls.reach(id))).heading, 'Sign in');
});
