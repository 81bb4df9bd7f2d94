import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openRound, peopledEndeavour } from '../../../test/rounds.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { endMembership } from '../endeavours/invitations/leaving.ts';
import { diagnosisUrls } from './urls.ts';

const app = await startTestApp();

test('SHAPE-20: thresholds change by consent of the seats, from the next round on, and never expose two people', async () => {
  const { id, convener, members } = await peopledEndeavour(app, ['Org A', 'Org B']);
  const path = diagnosisUrls.thresholds(id);
  const page = await convener.agent.get(path);
  const form = () => page.form('Propose them to the seats');
  const few = await convener.agent.submit(form().fill({ minOrganisationRaters: '2', why: 'To see more' }));
  assert.equal(few.status, 422);
  assert.match(few.text, /enter a whole number from 3 to 100/);
  await convener.agent.submit(
    form().fill({ minOrganisationRaters: '3', highDisagreement: '0.4', why: 'We are many' }),
  );
  assert.match(
    (await members[0]!.agent.get(`/endeavours/${id}`)).text,
    /Can your seat live with other thresholds/,
  );
  const asked = await members[0]!.agent.get(path);
  assert.match(asked.text, /Disagreement: high from: 0.33 becomes 0.4/);
  assert.match(asked.text, /1 of 2 seats can live with it/);
  const refusal = await members[0]!.agent.submit(asked.form('Say so').fill({ consents: 'no' }), 'Say so');
  assert.equal(refusal.status, 422);
  await members[0]!.agent.submit(asked.form('Say so').fill({ consents: 'yes' }), 'Say so');
  assert.match((await convener.agent.get(diagnosisUrls.open(id))).text, /Disagreement: high from 0.4/);
  assert.match(
    (await convener.agent.get(`/endeavours/${id}/record`)).text,
    /No seat objected to other thresholds/,
  );
});

test('everybody with a seat is told when a round opens, when statements wait, and when it has closed; not whoever did it', async () => {
  const { id, convener, steward, members } = await peopledEndeavour(app, ['Org A', 'Org B']);
  const { running } = app.features.diagnosis;
  const roundId = await openRound(app, id, steward);
  const { agent, person } = members[0]!;
  const told = async () => (await agent.get('/notices')).text;
  assert.match(await told(), /what kind of problem is it\? A round is open/);
  assert.doesNotMatch((await convener.agent.get('/notices')).text, /A round is open/);
  app.clock.advance({ minutes: 4 });
  await app.features.notices.sendDue();
  assert.match(
    (await app.mailTo(person.email!)).at(-1)?.body ?? '',
    /nobody sees an answer before the round closes/,
  );
  await running.endAnswers(roundId, steward);
  await running.openRating(roundId, steward, 7);
  assert.match(await told(), /waits for your rating/);
  await running.close(roundId, steward);
  assert.match(await told(), /the round has closed/);
  const { member } = members[0]!.seated;
  await inTransaction(app.database.kysely, (tx) => endMembership(tx, app.clock.now(), id, member.id));
  assert.doesNotMatch(await told(), /the round has closed/);
});

test('reminders go out once, to those who have not answered', async () => {
  const { id, steward, members } = await peopledEndeavour(app, ['Org A', 'Org B']);
  const roundId = await openRound(app, id, steward);
  await app.features.diagnosis.answering.keep(roundId, steward, { ratings: { S1: 1 } });
  await app.features.diagnosis.answering.send(roundId, steward);
  await app.features.diagnosis.remind();
  const address = members[0]!.person.email!;
  assert.equal((await app.mailTo(address)).length, 0);
  app.clock.advance({ days: 6 });
  await app.features.diagnosis.remind();
  await app.features.diagnosis.remind();
  assert.equal((await app.mailTo(address)).length, 1);
});
