import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openRound, peopledEndeavour } from '../../../test/rounds.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { diagnosisUrls } from './urls.ts';

const app = await startTestApp();
const { running } = app.features.diagnosis;

async function closedRound() {
  const endeavour = await peopledEndeavour(app, ['Org A', 'Org B', 'Org C']);
  const { id, steward, members } = endeavour;
  const roundId = await openRound(app, id, steward);
  await running.endAnswers(roundId, steward);
  await running.close(roundId, steward);
  const path = diagnosisUrls.dialogue(id, roundId);
  const [writer, other] = members;
  const write = async (text: string, named: boolean) => {
    const form = (await writer!.agent.get(path)).form('Add the note');
    return writer!.agent.submit(form.fill({ text, ...(named ? { named: true } : {}) }));
  };
  return { ...endeavour, path, writer: writer!, other: other!, write };
}

test('whoever signed a note takes it back, and nobody else but a steward removes it', async () => {
  const { path, writer, other, write } = await closedRound();
  const page = await write('I was wrong about the beds', true);
  assert.doesNotMatch((await other.agent.get(path)).body, /Take my note back|remove this note/);
  const form = page.form('Take my note back');
  const theirs = (await other.agent.get(path)).form('Add the note').submission();
  const [note = ''] = form.values('note');
  assert.ok(theirs.body instanceof URLSearchParams);
  theirs.body.set('note', note);
  assert.equal((await other.agent.send({ ...theirs, path: `${path}/remove` })).status, 404);
  const after = await writer.agent.submit(form);
  assert.match(after.text, /There are no notes yet/);
});

test('a steward removes a note with a reason that every seat reads', async () => {
  const { id, convener, path, other, write } = await closedRound();
  await write('Joe from the council said it', false);
  const page = await convener.agent.get(path);
  const nothing = await convener.agent.submit(page.form('Remove the note'));
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Enter why the note is removed/);
  assert.equal(nothing.errors.length, 1);
  const gone = await convener.agent.submit(
    nothing.form('Remove the note').fill({ reason: 'It names a person who did not agree' }),
  );
  assert.match(gone.text, /There are no notes yet/);
  const record = await other.agent.get(`/endeavours/${id}/record`);
  assert.match(record.text, /removed a note on round 1.*It names a person who did not agree/);
});

test('notes that somebody signed go when they are erased, and nobody else’s', async () => {
  const { path, writer, other, write } = await closedRound();
  await write('Signed by me', true);
  await write('Signed by nobody', false);
  await inTransaction(app.database.kysely, (tx) => app.features.people.erasePerson(tx, writer.person.id));
  const page = await other.agent.get(path);
  assert.doesNotMatch(page.text, /Signed by me/);
  assert.match(page.text, /Signed by nobody/);
});
