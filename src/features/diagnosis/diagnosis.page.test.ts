import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveSeat, openRound, peopledEndeavour, playRound9, seatedAs } from '../../../test/rounds.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { EndeavourId, Seated } from '../endeavours/index.ts';
import { endHolding, insertHolding } from '../endeavours/seats.repository.ts';
import { listRaters } from './answers/answers.repository.ts';
import type { RoundId } from './round.ts';
import { listRounds } from './rounds/rounds.repository.ts';
import { diagnosisUrls } from './urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const endeavourWith = (organisations: readonly string[]) => peopledEndeavour(app, organisations);

const NINE = ['DfE', 'DfE', 'DfE', 'HMRC', 'HMRC', 'HMRC', 'MoJ', 'MoJ', 'MoJ'];

async function answer(id: EndeavourId, roundId: RoundId, by: Seated, ratings: Record<string, number | null>) {
  const { answering } = app.features.diagnosis;
  assert.deepEqual(await answering.keep(roundId, by, { ratings }), { ok: true });
  assert.deepEqual(await answering.send(roundId, by), { ok: true });
  return id;
}

test('SHAPE-2: a person answers on pages that are kept one by one, reviews, sends, changes and withdraws', async () => {
  const { id, steward, members } = await endeavourWith(['Org A', 'Org B']);
  const [member] = members;
  const roundId = await openRound(app, id, steward);
  const { agent } = member!;
  const home = await agent.get(`/endeavours/${id}`);
  assert.match(home.text, /Say what kind of problem this is \(about 8 minutes\)/);
  const start = await agent.get(diagnosisUrls.start(id, roundId));
  assert.match(start.text, /Until the round closes nobody sees an answer/);
  assert.match(start.text, /Withdrawing deletes them/);
  let page = await agent.get(diagnosisUrls.answer(id, roundId, 'now'));
  assert.match(page.text, /Page 1 of 5/);
  page = await agent.submit(page.form().fill({ S1: '2', S2: 'cannot-say' }), 'Save and go on');
  assert.match(page.path, /\/answer\/problem$/);
  page = await agent.submit(page.form().fill({ C1: '4', C2: '5' }), 'Save and go on');
  page = await agent.submit(page.form().fill({ C4: '4', C5: '1', C6: '5' }), 'Save and go on');
  page = await agent.submit(page.form().fill({ P1: '4', P2: '2', P3: '3' }), 'Save and go on');
  const long = await agent.submit(
    page.form().fill({ wrong: 'x'.repeat(201), do: 'Pay rent' }),
    'Save and go on',
  );
  assert.equal(long.status, 422);
  assert.deepEqual(long.form().values('do'), ['Pay rent']);
  assert.deepEqual(
    long.errors.map(({ field }) => field),
    ['wrong'],
  );
  page = await agent.submit(long.form().fill({ wrong: 'No homes', works: '' }), 'Save and go on');
  assert.match(page.text, /You have passed over 1 statement/);
  assert.match(page.text, /I can't say/);
  page = await agent.submit(page.form(), 'Send your answers');
  assert.match(page.text, /Your answers are in/);
  assert.match(page.text, /1 of 2 people/);
  const changed = await agent.get(diagnosisUrls.answer(id, roundId, 'problem'));
  assert.deepEqual(changed.form().values('C1'), ['4']);
  await agent.submit(changed.form().fill({ C3: '1' }), 'Save and go on');
  page = await agent.get(diagnosisUrls.round(id, roundId));
  assert.match(page.text, /changed answers that you have not sent again/);
  page = await agent.submit(page.form('Delete my answers'), 'Delete my answers');
  assert.match(page.text, /Your answers in this round are deleted/);
  assert.deepEqual(await listRaters(db, roundId), []);
});

test('SHAPE-5: until it closes nobody, not even a steward, sees an answer', async () => {
  const { id, convener, steward, members } = await endeavourWith(['Org A', 'Org B']);
  const roundId = await openRound(app, id, steward);
  await answer(id, roundId, members[0]!.seated, { S1: 5, C1: 5 });
  for (const path of [
    diagnosisUrls.round(id, roundId),
    diagnosisUrls.shape(id),
    `/endeavours/${id}/record`,
  ]) {
    const page = await convener.agent.get(path);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /Strongly|median|agree with|camps/i);
  }
  for (const path of ['json', 'csv', 'brief', 'dialogue', 'own'] as const) {
    assert.equal((await convener.agent.get(diagnosisUrls[path](id, roundId))).status, 404, path);
  }
  const { agent: stranger } = await app.signInAs('stranger@example.org');
  assert.equal((await stranger.get(diagnosisUrls.round(id, roundId))).status, 404);
  assert.equal((await members[0]!.agent.get(diagnosisUrls.open(id))).status, 403);
  assert.equal((await members[0]!.agent.get(diagnosisUrls.merge(id, roundId))).status, 403);
});

test('SHAPE-23: ROUND-9 is read as wicked, most of the disagreement between departments', async () => {
  const { id, convener, steward, members } = await endeavourWith(NINE);
  await db.updateTable('endeavour').set({ organisationWord: 'department' }).where('id', '=', id).execute();
  const raters = [steward, ...members.map(({ seated }) => seated)];
  const roundId = await playRound9(app, id, steward, raters);
  const page = await convener.agent.get(diagnosisUrls.round(id, roundId));
  assert.equal(page.status, 200);
  assert.match(page.heading, /What kind of problem it is: wicked/);
  assert.match(
    page.text,
    /On what is wrong, most of the disagreement \(76%, 26% expected by chance\) is between departments\. DfE and HMRC largely agree with themselves; MoJ does not\./,
  );
  assert.match(page.text, /On how things work, the disagreement runs through every department/);
  assert.match(page.text, /You think you agree about what is wrong more than you do/);
  assert.match(page.text, /You agree about what should be done more than you think/);
  assert.match(page.text, /On what should be done you clearly agree/);
  assert.match(page.text, /0\.82 on a scale from 0 to 1, 9 people/);
  assert.match(page.text, /Plausibly 0\.73 to 0\.91/);
  assert.match(page.text, /design defaults, not validated/);
  assert.match((await convener.agent.get(diagnosisUrls.json(id, roundId))).body, /"reading": "wicked"/);
  const csv = (await convener.agent.get(diagnosisUrls.csv(id, roundId))).body;
  const files = new Map(
    (await app.features.endeavours.exports.filesOf(id)).map(({ name, content }) => [name, content]),
  );
  assert.equal(files.get('rounds/round-1.csv'), csv, 'what leaves with the endeavour is what the page gives');
  assert.match(files.get('rounds/round-1.json') ?? '', /"reading": "wicked"/);
  assert.match(csv, /item,S1,Serious harm.*,Everybody,/);
  assert.match((await convener.agent.get(diagnosisUrls.brief(id, roundId))).body, /Wicked/);
  assert.match((await convener.agent.get(`/endeavours/${id}`)).text, /Wicked\./);
  const own = await convener.agent.get(diagnosisUrls.own(id, roundId));
  assert.match(own.text, /Only you see this page/);
  const guide = await convener.agent.get(diagnosisUrls.dialogue(id, roundId));
  const noted = await convener.agent.submit(guide.form('Add the note').fill({ text: 'We heard each other' }));
  assert.match(noted.text, /We heard each other Without a name/);

  const second = await playRound9(app, id, steward, raters.slice(0, 8));
  const compared = await convener.agent.get(diagnosisUrls.compare(id));
  assert.match(compared.text, /8 stayed, 0 joined and 1 left/);
  assert.match(compared.text, /no clear change on what should be done/);
  assert.notEqual(second, roundId);

  const forgotten = members[7]!;
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, forgotten.person.id));
  const after = await convener.agent.get(diagnosisUrls.round(id, roundId));
  assert.match(after.text, /1 person has since asked to be forgotten/);
  assert.match(after.text, /The figures are unchanged/);
  assert.equal((await listRaters(db, roundId)).filter(({ memberId }) => memberId === null).length, 1);
});

test('bad luck: a round closes while somebody answers, and their answers wait for the next', async () => {
  const { id, steward, members } = await endeavourWith(['Org A', 'Org B']);
  const { agent } = members[0]!;
  const roundId = await openRound(app, id, steward);
  const page = await agent.get(diagnosisUrls.answer(id, roundId, 'now'));
  app.clock.advance({ days: 8 });
  const late = await agent.submit(page.form().fill({ S1: '4' }), 'Save and go on');
  assert.equal(late.status, 409);
  assert.match(late.text, /kept, and waits for you in the next round/);
  assert.equal((await listRounds(db, id))[0]?.state, 'merging');
  assert.equal((await listRaters(db, roundId)).length, 0);
  await app.features.diagnosis.running.close(roundId, steward);
  const next = await openRound(app, id, steward);
  const again = await agent.get(diagnosisUrls.start(id, next));
  assert.match(again.text, /You began these answers in an earlier round/);
  const kept = await agent.get(diagnosisUrls.answer(id, next, 'now'));
  assert.deepEqual(kept.form().values('S1'), ['4']);
});

test('SHAPE-22, bad luck: nobody, one person, everybody the same, everybody “can’t say”', async () => {
  const { id, convener, steward, members } = await endeavourWith([
    'Org A',
    'Org A',
    'Org B',
    'Org C',
    'Org D',
  ]);
  const { running } = app.features.diagnosis;
  const closeAndRead = async (roundId: RoundId) => {
    await running.endAnswers(roundId, steward);
    await running.close(roundId, steward);
    const page = await convener.agent.get(diagnosisUrls.round(id, roundId));
    assert.equal(page.status, 200);
    // Any letters may stand in a random token.
    assert.doesNotMatch(page.body.replaceAll(/value="[\w-]{40,}"/g, ''), /NaN|Infinity|undefined/);
    return page.text;
  };
  const nobody = await closeAndRead(await openRound(app, id, steward));
  assert.match(nobody, /not enough voices/i);
  assert.match(nobody, /0 people from 0 organisations have answered/);
  const one = await openRound(app, id, steward);
  await answer(id, one, steward, { S1: 1, C1: 4, C2: 4, C3: 2, C4: 4 });
  const alone = await closeAndRead(one);
  assert.match(alone, /1 person from 1 organisation has answered/);
  assert.match(alone, /No answers are shown by organisation/);
  const same = await openRound(app, id, steward);
  for (const by of [steward, ...members.map(({ seated }) => seated)]) {
    await answer(id, same, by, { S1: 5, C1: 3, C2: 3, C3: 3, C4: null, C5: 3, C6: 3 });
  }
  const critical = await closeAndRead(same);
  assert.match(critical, /Act under command now/);
  assert.match(critical, /5 of 5 people could not say/);
});

test('bad luck: a seat handed on in mid-round counts what each holder said, from the organisation they said it for', async () => {
  const { id, steward, members } = await endeavourWith(['Org A', 'Org B']);
  const [first] = members;
  const roundId = await openRound(app, id, steward);
  await answer(id, roundId, first!.seated, { S1: 2 });
  const successor = await app.signInAs('successor@example.org');
  const moved = await giveSeat(app, id, 'Elsewhere', successor.person);
  await inTransaction(db, async (tx) => {
    await endHolding(tx, first!.seated.member.id, app.clock.now());
    await endHolding(tx, moved.member.id, app.clock.now());
    await insertHolding(tx, first!.seated.seat.id, moved.member.id, app.clock.now());
  });
  assert.notEqual((await first!.agent.get(diagnosisUrls.start(id, roundId))).status, 200);
  const page = await successor.agent.get(diagnosisUrls.answer(id, roundId, 'now'));
  assert.deepEqual(page.form().values('S1'), [], 'the successor does not see what was answered');
  await answer(id, roundId, await seatedAs(app, id, moved.member.id), { S1: 4 });
  const raters = await listRaters(db, roundId);
  assert.deepEqual(
    raters.map(({ organisation }) => organisation),
    ['Org B', 'Org B'],
  );
});

test('SHAPE-4: near-duplicates are merged where everybody sees it; stewards undo, authors take out', async () => {
  const { id, convener, steward, members } = await endeavourWith(['Org A', 'Org B', 'Org C']);
  const { running, answering } = app.features.diagnosis;
  const roundId = await openRound(app, id, steward);
  const said = ['There are not enough homes', 'There are not enough homes!', 'Benefits come too late'];
  for (const [index, by] of [steward, ...members.map(({ seated }) => seated)].entries()) {
    await answering.keep(roundId, by, { ratings: { S1: 1 }, positions: { wrong: said[index]! } });
    await answering.send(roundId, by);
  }
  await Promise.all([running.endAnswers(roundId, steward), running.endAnswers(roundId, steward)]);
  const merge = await convener.agent.get(diagnosisUrls.merge(id, roundId));
  assert.match(
    merge.text,
    /There are not enough homes \(2 sentences\)|There are not enough homes! \(2 sentences\)/,
  );
  assert.match(
    (await convener.agent.get(`/endeavours/${id}/record`)).text,
    /merged 2 near-duplicate sentences/,
  );
  const own = await members[0]!.agent.get(diagnosisUrls.round(id, roundId));
  assert.match(own.text, /It stands under/);
  const apart = await members[0]!.agent.submit(own.form('It says something else: take it out'));
  assert.match(apart.text, /a statement of its own again/);
  const nothing = await convener.agent.submit(
    (await convener.agent.get(diagnosisUrls.merge(id, roundId))).form('Merge those selected'),
  );
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Select two statements or more/);
  const open = await convener.agent.submit(nothing.form('Open the statements for rating'));
  assert.match(open.text, /Open for rating the statements/);
  let rate = await members[1]!.agent.get(diagnosisUrls.rate(id, roundId, 'wrong'));
  const names = rate.form().fields;
  assert.equal(names.length, 3);
  rate = await members[1]!.agent.submit(
    rate.form().fill(Object.fromEntries(names.map((name) => [name, '4']))),
    'Save and go on',
  );
  assert.match(rate.text, /You have rated every statement/);
});
