import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import {
  ofEndeavour,
  openConversation,
  startConversation,
} from '../../../../test/perspectives/conversations.ts';
import { KEEPER_SEAT, makeEndeavour } from '../../../../test/rounds.ts';
import { perspectivesUrls } from '../urls.ts';

test('a conversation goes along with what its report says to everybody, and without anybody’s answers', async () => {
  const here = await startTestApp();
  const there = await startTestApp();
  const { perspectives, endeavours } = here.features;
  const { person } = await here.signInAs('convener@example.org');
  const endeavourId = await makeEndeavour(here, person);
  const statements = ['The ministry pays', { text: 'Nobody knows the cost', lens: 'wrong' }] as const;
  const wanted = {
    ...ofEndeavour(endeavourId),
    question: 'Who pays?',
    language: 'cy',
    background: 'Seven organisations meet one person.',
  };
  await startConversation(here, person, statements, { ...wanted, question: 'Still a draft?' });
  const id = await openConversation(here, person, statements, wanted);
  const people = Array.from({ length: 20 }, () => ({ seatKind: null, answers: [1, -1] as const }));
  await perspectives.addAnswers(id, people, here.clock.now());
  await perspectives.calculation.calculate(id);
  const files = await endeavours.exports.filesOf(endeavourId);
  const csv = files.find(({ name }) => name === 'perspectives/conversation-1.csv');
  assert.match(csv?.content ?? '', /The ministry pays,do,yes,20,0,0,20/);

  const parsed = there.features.endeavours.transfer.parse(
    JSON.stringify(await endeavours.transfer.read(endeavourId)),
  );
  assert.ok(parsed.ok);
  const keeper = await there.signInAs('keeper@example.org', { name: 'Keeper' });
  const brought = await there.features.endeavours.transfer.bringIn(
    keeper.person,
    parsed.document,
    KEEPER_SEAT,
  );
  assert.ok(brought.ok);
  const [row, ...others] = await there.database.kysely
    .selectFrom('perspectives')
    .select('id')
    .where('context', '=', `endeavour:${brought.id}`)
    .execute();
  assert.deepEqual(others, [], 'a draft stays where it is');
  const page = await keeper.agent.get(perspectivesUrls.home(row?.id ?? ''));
  assert.equal(page.$('h1 [lang=cy]').text(), 'Who pays?');
  const languages = await there.database.kysely
    .selectFrom('perspectivesStatement')
    .select('language')
    .execute();
  assert.deepEqual(languages, [{ language: 'cy' }, { language: 'cy' }]);
  assert.match(page.text, /20 people gave 40 answers to 2 statements/);
  assert.match(page.text, /The ministry pays: agreed by all 20 who answered/);
  assert.doesNotMatch(page.text, /Still a draft/);
  const votes = await there.database.kysely.selectFrom('perspectivesVote').select('value').execute();
  assert.deepEqual(votes, []);
  assert.match(
    (await keeper.agent.get(perspectivesUrls.report(row?.id ?? ''))).text,
    /Imported from another installation, where all answers stayed/,
  );
});
