import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { OPEN_DATA, sharedFolder } from '../../../test/perspectives/shared-data.ts';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { zip } from '../../platform/zip.ts';
import { tellPerspectives } from '../../sample/perspectives.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

const FIELDS = { question: 'Who pays?', source: 'A test', licence: 'CC BY 4.0', sign: 'check' };

async function read(files: Readonly<Record<string, string | Buffer>>, fields: Record<string, string> = {}) {
  const page = await convener.get(perspectivesUrls.import);
  const sent = Object.entries(files).map(
    ([name, content]) => new File([typeof content === 'string' ? content : new Uint8Array(content)], name),
  );
  const chosen = sent.length === 0 ? {} : { files: sent };
  return convener.submit(page.form('Read the files').fill({ ...FIELDS, ...fields, ...chosen }));
}

async function keep(files: Readonly<Record<string, string | Buffer>>, fields: Record<string, string> = {}) {
  const found = await read(files, fields);
  assert.match(found.heading, /What was found in the files/);
  const kept = await convener.submit(
    found.form('Let whoever has the link read it'),
    'Let whoever has the link read it',
  );
  return { found, report: kept, id: kept.path.split('/')[2] as ConversationId };
}

async function documentOf(id: ConversationId): Promise<PerspectivesDocument> {
  const read = () =>
    app.database.kysely
      .selectFrom('perspectivesResult')
      .select('document')
      .where('perspectivesId', '=', id)
      .executeTakeFirst();
  if ((await read()) === undefined) await perspectives.calculation.calculate(id);
  return (await read())?.document as unknown as PerspectivesDocument;
}

/** A result apart from the ids of people, which come in the same order. */
const withoutIds = (document: PerspectivesDocument) => ({
  ...document,
  participants: document.participants.map((each) => ({ ...each, id: '' })),
});

async function exportOf(id: ConversationId, times: 'day' | 'exact'): Promise<Buffer> {
  const page = await convener.get(perspectivesUrls.polis(id));
  const { cookies } = convener;
  const answer = await app.app.inject({
    url: `${perspectivesUrls.exported(id, 'polis.zip')}?times=${times}`,
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  assert.match(page.text, /What a recipient could learn/);
  assert.equal(answer.statusCode, 200);
  return answer.rawPayload;
}

const ROWS = Array.from(
  { length: 9 },
  (_each, voter) => `1403054214${100 + voter},x,0,${voter},${voter < 6 ? 1 : -1}\n`,
);
const COMMENTS =
  'timestamp,comment-id,author-id,moderated,comment-body\n1403054214196,0,1,1,"Buses, and trains"\n';
const HEAD = 'timestamp,datetime,comment-id,voter-id,vote\n';

test('PFM-27: an import is looked at by its convener alone, and kept or thrown away', async () => {
  const files = { 'comments.csv': COMMENTS, 'votes.csv': HEAD + ROWS.join(''), 'notes.txt': 'x' };
  const found = await read(files);
  assert.match(found.text, /People 9 Statements 1 accepted, 0 not looked at, 0 rejected Answers 9, and 0/);
  assert.match(found.text, /Not certain: too few authors/);
  assert.match(found.text, /Not read: notes\.txt/);
  const id = found.path.split('/')[2] ?? '';
  const other = await app.signInAs('other@example.org');
  assert.equal((await other.agent.get(perspectivesUrls.report(id))).status, 404);
  const unsure = await convener.submit(found.form('Throw it away'), 'Throw it away');
  assert.equal(unsure.status, 422);
  assert.match(unsure.text, /Select that you want to throw it away/);
  await convener.submit(unsure.form('Throw it away').fill({ sure: 'yes' }), 'Throw it away');
  assert.equal((await convener.get(perspectivesUrls.report(id))).status, 404);
  const { report } = await keep(files);
  assert.match(report.text, /Imported from A test\. Licence: CC BY 4\.0/);
  assert.match(report.text, /9 people gave 9 answers/);
});

test('a mistake in a file is told with line and column, and nothing stays', async () => {
  const before = await convener.get(perspectivesUrls.list);
  const bad = await read({ 'comments.csv': COMMENTS, 'votes.csv': `${HEAD}1403054214100,x,0,1,7\n` });
  assert.equal(bad.status, 422);
  assert.match(bad.text, /votes\.csv, line 2, column 21: vote: "7" is not a vote\. Enter -1, 0 or 1\./);
  assert.deepEqual(bad.form('Read the files').values('question'), ['Who pays?']);
  const none = await read({});
  assert.equal(none.status, 422);
  const notZip = await read({ 'export.zip': 'PK no zip' });
  assert.match(notZip.text, /export\.zip: This is not a zip that can be read/);
  const noVotes = await read({ 'comments.csv': COMMENTS });
  assert.match(noVotes.text, /votes\.csv: This file is missing/);
  const whole = await convener.get(perspectivesUrls.list);
  assert.equal(whole.text, before.text);
});

test('PFM-T6: an export of the newer generation is read: seconds, unquoted text, other names, a declaration', async () => {
  const files = {
    'summary.csv': 'topic,Buses\nvote-convention,agree=+1;disagree=-1;pass=0;format=polis-export/1\n',
    'comments.csv':
      'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1403054214,x,3,1,1,0,1,Buses, trains, and trams\n',
    'votes.csv': `timestamp,datetime,comment-id,voter-id,vote,important\n${ROWS.map((row) => row.replace(/^(\d{10})\d{3},x,0,/, '$1,x,3,').replace('\n', ',1\n')).join('')}`,
    'participant-votes.csv':
      'participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,3\n0,secret,,0,1,1,0,-1\n',
  };
  const { found, id } = await keep({
    'export.zip': zip(
      Object.entries(files).map(([name, content]) => ({ name: `conversation/${name}`, content })),
    ),
  });
  assert.match(found.text, /Agree is 1: the files say so/);
  assert.match(found.text, /The text of 1 statement was not quoted/);
  assert.match(found.text, /differs from the last votes in 9 places; the votes count/);
  const [statement] = (await documentOf(id)).statements;
  assert.deepEqual([statement?.id, statement?.text, statement?.agree], ['3', 'Buses, trains, and trams', 6]);
});

test('PFM-22: the table of participants alone is enough, without times', async () => {
  const matrix =
    'participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n5,,0,2,1,1,1,-1\n7,,0,1,0,0,,0\n';
  const { found, id } = await keep({ 'participants-votes.csv': matrix });
  assert.match(found.text, /The votes have no times/);
  const { statements, counts } = await documentOf(id);
  assert.equal(counts.votes, 3);
  assert.deepEqual(
    statements.map((each) => [each.agree, each.disagree, each.pass]),
    [
      [1, 0, 0],
      [0, 1, 1],
    ],
  );
});

test('PFM-37: an exported conversation that is brought in again gives the same result', async () => {
  await tellPerspectives(app, app.clock as never, person.id, null);
  const home = (await convener.get(perspectivesUrls.list)).link(
    'What would help people leave prison for good?',
  );
  const id = home.split('/')[2] as ConversationId;
  // The format has no place for kinds of seat and organisations: nobody's goes along, so here nobody has any.
  await app.database.kysely
    .updateTable('perspectivesParticipant')
    .set({ seatKind: null, organisation: null })
    .where('perspectivesId', '=', id)
    .execute();
  await app.features.perspectives.calculation.calculate(id);
  const first = await documentOf(id);
  for (const times of ['day', 'exact'] as const) {
    const again = await keep({ 'polis.zip': await exportOf(id, times) }, { strict: 'yes' });
    assert.match(again.found.text, /Agree is 1: the files say so/);
    assert.match(again.found.text, /Notes None/);
    assert.deepEqual(withoutIds(await documentOf(again.id)), withoutIds(first));
  }
});

test('PFM-14, PFM-23, PFM-33: the summary has every key, and the history counts each person once', async () => {
  const { id } = await keep({
    'comments.csv': COMMENTS,
    'votes.csv': `${HEAD}${ROWS.join('')}1403054219999,x,0,3,-1\n`,
  });
  const bytes = (await exportOf(id, 'exact')).toString('utf8');
  for (const line of ['views,9', 'voters,9', 'voters-in-conv,9', 'commenters,1', 'comments,1', 'groups,1']) {
    assert.ok(bytes.includes(`${line}\n`), line);
  }
  assert.match(bytes, /n-votes,n-comments,n-visitors,n-voters,n-commenters\n/);
  assert.ok(bytes.includes('10,1,9,9,1\n'));
  assert.match(bytes, /participant,group-id,n-comments,n-votes,n-agree,n-disagree,0\n1,/);
  assert.match(bytes, /comment-id,lens,is-meta,is-seed,language,reply-to\n0,,false,false,,\n/);
});

for (const name of OPEN_DATA) {
  test(`PFM-T5, OPN-T8: ${name} is imported, exported, imported again, and gives the same result`, async (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const path = join(folder, 'polis', name);
    const names = readdirSync(path).filter((each) => each.endsWith('.csv'));
    const { found, id } = await keep(
      Object.fromEntries(names.map((each) => [each, readFileSync(join(path, each))])),
    );
    assert.match(found.text, /Agree is 1: authors agree/);
    assert.doesNotMatch(found.text, /differs from the last votes/);
    const again = await keep({ 'polis.zip': await exportOf(id, 'day') });
    assert.deepEqual(withoutIds(await documentOf(again.id)), withoutIds(await documentOf(id)));
  });
}
