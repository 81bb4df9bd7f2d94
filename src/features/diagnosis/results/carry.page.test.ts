import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { KEEPER_SEAT, peopledEndeavour, playRound9 } from '../../../../test/rounds.ts';
import { diagnosisUrls } from '../urls.ts';
import { listRounds } from '../rounds/rounds.repository.ts';

const NINE = ['DfE', 'DfE', 'DfE', 'HMRC', 'HMRC', 'HMRC', 'MoJ', 'MoJ', 'MoJ'];

test('closed rounds stand in another installation with what was found, and without anybody’s ratings', async () => {
  const here = await startTestApp();
  const there = await startTestApp();
  const { id, convener, steward, members } = await peopledEndeavour(here, NINE);
  const raters = [steward, ...members.map(({ seated }) => seated)];
  const roundId = await playRound9(here, id, steward, raters);
  const guide = await convener.agent.get(diagnosisUrls.dialogue(id, roundId));
  await convener.agent.submit(guide.form('Add the note').fill({ text: 'We heard each other', named: true }));
  const file = (await convener.agent.get(`/endeavours/${id}/export/endeavour.json`)).body;
  assert.doesNotMatch(file, /"ratings"|"raterId"/);

  const parsed = there.features.endeavours.transfer.parse(file);
  assert.ok(parsed.ok);
  const keeper = await there.signInAs('keeper@example.org', { name: 'Keeper' });
  const brought = await there.features.endeavours.transfer.bringIn(
    keeper.person,
    parsed.document,
    KEEPER_SEAT,
  );
  assert.ok(brought.ok);
  const [round] = await listRounds(there.database.kysely, brought.id);
  assert.ok(round !== undefined);
  const before = await convener.agent.get(diagnosisUrls.round(id, roundId));
  const after = await keeper.agent.get(diagnosisUrls.round(brought.id, round.id));
  const found = (page: typeof before) =>
    page.$('main').text().replaceAll(/\s+/g, ' ').replace('Your own answers', '');
  assert.equal(found(after).trim(), found(before).trim());
  const csv = (await convener.agent.get(diagnosisUrls.csv(id, roundId))).body;
  const csvThere = (await keeper.agent.get(diagnosisUrls.csv(brought.id, round.id))).body;
  assert.equal(csvThere.split('\n').length, csv.split('\n').length);
  const notes = await keeper.agent.get(diagnosisUrls.dialogue(brought.id, round.id));
  assert.match(notes.text, /We heard each other/);
  const rows = await there.database.kysely.selectFrom('diagnosisRater').select('ratings').execute();
  assert.ok(rows.every(({ ratings }) => JSON.stringify(ratings) === '{}'));

  // The next round follows on those that were brought in, side by side with them.
  const open = await keeper.agent.get(diagnosisUrls.open(brought.id));
  const opened = await keeper.agent.submit(open.form('Open the round'));
  assert.match(opened.heading, /round 2/);
});
