import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp } from '../../../../test/app.ts';
import { giveAnswers, openConversation } from '../../../../test/perspectives/conversations.ts';
import type { ConversationId } from '../conversation.ts';
import { perspectivesUrls } from '../urls.ts';
import { createCalculation } from './calculation.ts';

// What fails is what may fail in an installation: the database refuses the result, or time runs out.
const app = await startTestApp({ settings: { LOG_LEVEL: 'silent' } });
const { perspectives } = app.features;
const { kysely: db } = app.database;
const { agent: convener, person } = await app.signInAs('convener@example.org');

async function conversation(): Promise<ConversationId> {
  const id = await openConversation(app, person, ['The ministry pays']);
  await answers(id, 9);
  return id;
}

const answers = (id: ConversationId, count: number) =>
  giveAnswers(
    app,
    id,
    Array.from({ length: count }, (_each, index) => [index % 3 === 0 ? -1 : 1] as const),
  );

const refuseResults = (id: ConversationId) =>
  sql`alter table perspectives_result add constraint refuse_one check (perspectives_id <> ${sql.lit(id)}) not valid`.execute(
    db,
  );
const takeResults = () => sql`alter table perspectives_result drop constraint refuse_one`.execute(db);

test('OPN-89: a first calculation that fails is told in a sentence with what to do, and answering goes on', async () => {
  const id = await conversation();
  const other = await conversation();
  await refuseResults(id);
  try {
    for (const url of [
      perspectivesUrls.report(id),
      perspectivesUrls.statements(id),
      perspectivesUrls.picture(id),
      perspectivesUrls.me(id),
      perspectivesUrls.exported(id, 'statements.csv'),
    ]) {
      const page = await convener.get(url);
      assert.equal(page.status, 503, url);
      assert.match(
        page.text,
        /The report could not be made .*No answer is lost.*Open this page again in a few minutes/,
      );
    }
    const visitor = app.agent();
    const home = await visitor.get(perspectivesUrls.home(id));
    assert.equal((await visitor.submit(home.form('Agree'), 'Agree')).status, 200);
    assert.match((await visitor.get(perspectivesUrls.report(other))).text, /9 people gave 9 answers/);
  } finally {
    await takeResults();
  }
});

test('OPN-89: a later one that fails keeps the last good result, with its age', async () => {
  const id = await conversation();
  const visitor = app.agent();
  assert.match((await visitor.get(perspectivesUrls.report(id))).text, /9 people gave 9 answers/);
  await refuseResults(id);
  try {
    await answers(id, 3);
    await assert.rejects(perspectives.calculation.calculate(id), /refuse_one/);
    app.clock.advance({ hours: 3 });
    const page = await visitor.get(perspectivesUrls.report(id));
    assert.equal(page.status, 200);
    assert.match(page.text, /9 people gave 9 answers/);
    assert.match(page.text, /this is the last good result, 3 hours old/);
    assert.match(page.text, /The ministry pays 8 4 0/, 'OPN-84: each answer is in the table all the same');
    const statements = await visitor.get(perspectivesUrls.statements(id));
    assert.match(statements.text, /8 agree, 4 disagree, 0 pass, of 12/);
    const csv = await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'));
    assert.match(csv.body, /yes,8,4,0,12/);
  } finally {
    await takeResults();
  }
  await perspectives.calculation.calculate(id);
  const page = await visitor.get(perspectivesUrls.report(id));
  assert.match(page.text, /12 people gave 12 answers/);
  assert.doesNotMatch(page.text, /last good result/);
});

test('OPN-89: pages for conveners say what is kept and what to do when a calculation of theirs fails', async () => {
  const id = await conversation();
  const report = await convener.get(perspectivesUrls.report(id));
  const kept = (await convener.submit(report.form('Keep this report as it is'))).path;
  await answers(id, 1);
  await refuseResults(id);
  try {
    const run = await convener.get(perspectivesUrls.run(id));
    const told = await convener.submit(run.form('Save the number').fill({ least: '9' }), 'Save the number');
    assert.equal(told.status, 503);
    assert.match(told.text, /The number is kept, but the report could not be calculated again/);
    assert.deepEqual(told.form('Save the number').values('least'), ['9']);
    for (const url of [
      perspectivesUrls.report(id),
      perspectivesUrls.statements(id),
      perspectivesUrls.exported(id, 'statements.csv'),
    ]) {
      const page = await app.agent().get(url);
      assert.equal(page.status, 503, `OPN-79: ${url} shows no figure by the smaller number`);
      assert.doesNotMatch(page.text, /\d agree/);
    }
    for (const name of ['votes.csv', 'polis.zip']) {
      const file = await convener.get(perspectivesUrls.exported(id, name));
      assert.equal(file.status, 503, name);
      assert.match(file.text, /The report could not be made .*Open this page again in a few minutes/);
    }
    assert.equal((await convener.get(perspectivesUrls.polis(id))).status, 200);
    assert.equal((await convener.get(kept)).status, 200, 'a kept report needs no new result');
  } finally {
    await takeResults();
  }
  const run = await convener.get(perspectivesUrls.run(id));
  await convener.submit(run.form('Save the number').fill({ least: '11' }), 'Save the number');
  assert.match(
    (await convener.get(perspectivesUrls.statements(id))).text,
    /Answers are shown once 11 people have answered: 1 more is needed/,
  );
});

test('OPN-89: files are imported though their report cannot be made, and nobody has to bring them twice', async () => {
  await sql`alter table perspectives_result add constraint refuse_all check (made_at is null) not valid`.execute(
    db,
  );
  try {
    const page = await convener.get(perspectivesUrls.import);
    const votes =
      'timestamp,datetime,comment-id,voter-id,vote\n1600000000000,x,0,1,1\n1600000000001,x,0,2,-1\n';
    const found = await convener.submit(
      page.form('Read the files').fill({
        question: 'Who paid?',
        source: 'A test',
        licence: 'CC BY 4.0',
        sign: 'check',
        files: [new File([votes], 'votes.csv')],
      }),
    );
    assert.equal(found.status, 200);
    assert.match(found.heading, /What was found in the files/);
    const report = await convener.get(found.link('report'));
    assert.equal(report.status, 503);
    assert.match(report.text, /The report could not be made/);
  } finally {
    await sql`alter table perspectives_result drop constraint refuse_all`.execute(db);
  }
});

test('OPN-89: a calculation that takes longer than its limit is ended, and others go on', async (t) => {
  const id = await conversation();
  const errors: unknown[] = [];
  const calculation = createCalculation({
    db,
    clock: app.clock,
    onError: (error) => errors.push(error),
    onResult: () => undefined,
    timeLimitMs: 1,
  });
  t.after(() => calculation.close());
  const row = await db.selectFrom('perspectives').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  await assert.rejects(calculation.result(row as never), /The calculation failed\. No answer is lost/);
  await assert.rejects(calculation.result(row as never), /The calculation failed/);
  assert.equal(errors.length, 1, 'it is not tried again for everybody who asks');
  assert.match((await app.agent().get(perspectivesUrls.report(id))).text, /9 people gave 9 answers/);
});
