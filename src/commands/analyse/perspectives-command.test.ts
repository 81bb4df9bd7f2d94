import assert from 'node:assert/strict';
import test from 'node:test';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { fileOf } = temporaryFiles();

const COMMENTS = `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
${Array.from({ length: 10 }, (_, id) => `1500000000000,never read,${id},${id + 1},0,0,${id === 9 ? -1 : 1},"Text, ${id}"`).join('\n')}\n`;

/** Twenty people of two camps; each author agrees with their own statement. */
function votesFile(sign = 1, seconds = false): string {
  const rows = Array.from({ length: 200 }, (_, at) => {
    const [person, statement] = [Math.floor(at / 10) + 1, at % 10];
    const value = person === statement + 1 || (person + statement) % 3 > 0 ? 1 : -1;
    return `${1500000000 + at}${seconds ? '' : '000'},${statement},${person},${sign * value}`;
  });
  return `timestamp,comment-id,voter-id,vote\n${rows.join('\n')}\n`;
}

async function documentOf(...args: string[]): Promise<PerspectivesDocument> {
  const { code, out, err } = await analyse('perspectives', ...args, '--json');
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return JSON.parse(out) as PerspectivesDocument;
}

const FIELDS =
  'schema version method seed counts view pca grouping participants groups consensus commonGround differences statements lenses lensAgreement organisations notes';
const STATEMENT_FIELDS =
  'id text lens moderation metadata included agree disagree pass votes x y extremity polarisation verdict groupAwareConsensus commonGround gap priority groupVotes betweenOrganisations byOrganisation';

test('one JSON document with every field in its order, the same bytes each time (OPN-95, OPN-97, OPN-98)', async () => {
  const args = ['--votes', fileOf(votesFile()), '--comments', fileOf(COMMENTS)];
  for (const method of ['default', 'polis']) {
    const document = await documentOf(...args, '--method', method);
    assert.equal(Object.keys(document).join(' '), FIELDS);
    assert.equal(Object.keys(document.statements[0]!).join(' '), STATEMENT_FIELDS);
    assert.equal(document.schema, 'endeavour.perspectives/1');
    assert.equal(document.method.name, method);
    assert.deepEqual(document.counts, {
      participants: 20,
      clusterable: 20,
      statements: 10,
      included: 9,
      votes: 200,
      supersededVotes: 0,
    });
    assert.equal(document.view, 'disagreement-table');
    assert.equal(document.statements[3]?.text, 'Text, 3');
    assert.equal(document.organisations, null);
    assert.deepEqual(await documentOf(...args, '--method', method), document);
  }
});

test('votes whose sign is turned stop, unless it is said (PFM-6, PFM-7, PFM-T3)', async () => {
  const comments = ['--comments', fileOf(COMMENTS)];
  const turned = await analyse('perspectives', '--votes', fileOf(votesFile(-1)), ...comments);
  assert.equal(turned.code, 2);
  assert.match(turned.err, /--votes-sign flipped/);
  const said = await documentOf('--votes', fileOf(votesFile(-1)), ...comments, '--votes-sign', 'flipped');
  assert.deepEqual(said, await documentOf('--votes', fileOf(votesFile()), ...comments));
});

test('seconds, unquoted commas and a declaration are read (PFM-2, PFM-4, PFM-9, PFM-T6)', async () => {
  const unquoted = 'comment-id,moderated,comment-body\n0,1,Yes, and no\n';
  const votes = `# vote-convention: agree=+1;disagree=-1;pass=0\n${votesFile(1, true)}`;
  const document = await documentOf('--votes', fileOf(votes), '--comments', fileOf(unquoted));
  assert.equal(document.statements[0]?.text, 'Yes,and no');
  assert.deepEqual(document.notes.map(({ code }) => code).slice(0, 2), ['TEXT_JOINED', 'UNKNOWN_STATEMENT']);
});

test('a fault in a file is placed by line and column, or skipped and counted (OPN-6, OPN-96)', async () => {
  const rows = [
    ['1500000000000,1,1,2', 'line 2, column 19: vote'],
    ['soon,1,1,1', 'line 2, column 1: timestamp'],
    ['1500000000000,,1,1', 'line 2, column 15: comment-id'],
    ['1500000000000,1,1', 'line 2, column 17'],
  ] as const;
  for (const [row, place] of rows) {
    const file = fileOf(`timestamp,comment-id,voter-id,vote\n${row}\n`);
    const { code, err, out } = await analyse('perspectives', '--votes', file, '--json');
    assert.deepEqual([code, out], [2, '']);
    assert.ok(err.includes(place), err);
    const lenient = await documentOf('--votes', file, '--lenient');
    assert.ok(lenient.notes.some(({ code }) => code === 'ROWS_SKIPPED'));
  }
});

test('wrong options and missing files end with 2, too few voters with 0 (OPN-96)', async () => {
  const few = fileOf('timestamp,comment-id,voter-id,vote\n1500000000000,1,1,1\n');
  assert.equal((await analyse('perspectives', '--votes', few, '--k', '9')).code, 2);
  assert.equal((await analyse('perspectives', '--votes', few, '--min-cell', '2')).code, 2);
  assert.equal((await analyse('perspectives', '--votes', `${few}.missing`)).code, 2);
  assert.equal((await analyse('perspectives')).code, 2);
  const told = await analyse('perspectives', '--votes', few);
  assert.equal(told.code, 0);
  assert.match(told.out, /A picture and groups need 6 more/);
});

test('organisations are broken down with few people protected (OPN-55, OPN-80)', async () => {
  const rows = Array.from(
    { length: 20 },
    (_, at) => `${at + 1},${at < 9 ? 'North' : at < 18 ? 'South' : 'Tiny'},Council`,
  );
  const file = fileOf(`participant-id,organisation,organisation-type\n${rows.join('\n')}\n`);
  const document = await documentOf(
    '--votes',
    fileOf(votesFile()),
    '--comments',
    fileOf(COMMENTS),
    '--participants',
    file,
  );
  const withheld = document.organisations?.filter((row) => row.withheld) ?? [];
  assert.ok(withheld.length >= 2 && withheld.every(({ participants }) => participants === null));
  assert.ok(document.notes.some(({ code }) => code === 'WITHHELD'));
});
