import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { COMMENTS, documentOf, HEAD, votesFile } from '../testing/perspectives-files.ts';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { fileOf, folder } = temporaryFiles();

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
  assert.equal(document.statements[0]?.text, 'Yes, and no');
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

test('a calculation that fails ends with 3 and says so, with nothing on standard output (OPN-96)', async (t) => {
  const votes = fileOf(votesFile());
  t.mock.method(Math, 'imul', () => {
    throw new RangeError('Array buffer allocation failed');
  });
  const { code, out, err } = await analyse('perspectives', '--votes', votes, '--json');
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /The calculation failed\. Array buffer allocation failed/);
});

test('a number of groups that would leave a tiny one falls to one group, and says why (OPN-37 before OPN-94)', async () => {
  const rows = Array.from({ length: 8 }, (_, person) =>
    Array.from(
      { length: 8 },
      (_each, statement) =>
        `150000000${person}${statement}00,${statement},${person},${person === 0 || statement % 2 === 0 ? 1 : -1}`,
    ),
  );
  const file = fileOf(`timestamp,comment-id,voter-id,vote\n${rows.flat().join('\n')}\n`);
  const { grouping, groups, notes, method } = await documentOf('--votes', file, '--k', '2');
  assert.deepEqual(
    [method.options.fixedK, grouping.k, grouping.candidates.map(({ k, admissible }) => [k, admissible])],
    [2, 1, [[2, false]]],
  );
  assert.deepEqual(
    groups.map(({ size }) => size),
    [8],
  );
  assert.ok(notes.some(({ code }) => code === 'NO_ADMISSIBLE_GROUPING'));
});

test('organisations are broken down with few people protected (OPN-55, OPN-79 before CLI-4, OPN-80)', async () => {
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

test('OPN-94: every option has its say', async () => {
  const files = [
    '--votes',
    fileOf(votesFile()),
    '--comments',
    fileOf(COMMENTS.replaceAll(/comment-body$/gm, 'comment-body')),
  ];
  const plain = await documentOf(...files);
  assert.equal((await documentOf(...files, '--seed', '7')).seed, 7);
  assert.equal((await documentOf(...files, '--strict-moderation')).method.options.strictModeration, true);
  assert.equal((await documentOf(...files, '--min-cell', '9')).method.options.minCell, 9);
  const fixed = await documentOf(...files, '--k', '3');
  assert.deepEqual([fixed.method.options.fixedK, fixed.grouping.candidates.map(({ k }) => k)], [3, [3]]);
  assert.equal((await documentOf(...files, '--no-support-test')).grouping.supported, null);
  assert.equal((await documentOf(...files, '--method', 'polis')).grouping.gain, null);
  assert.notEqual((await documentOf(...files, '--method', 'polis', '--quality')).grouping.gain, null);
  const lensed = fileOf(
    `comment-id,moderated,lens,comment-body\n${Array.from({ length: 10 }, (_, id) => `${id},1,${id < 8 ? 'do' : ''},x`).join('\n')}\n`,
  );
  const ofLens = await documentOf('--votes', fileOf(votesFile()), '--comments', lensed, '--lens', 'do');
  assert.deepEqual([ofLens.counts.included, ofLens.lenses.length], [8, 1]);
  assert.deepEqual(await documentOf(...files), plain, 'OPN-7: the same bytes again');
  for (const wrong of [
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--k', '0'],
    ['--k', '6'],
    ['--lens', 'why'],
    ['--method', 'other'],
    ['--min-cell', '2'],
    ['--votes-sign', 'up'],
    ['--colour'],
    ['more.csv'],
  ]) {
    const { code, out, err } = await analyse('perspectives', ...files, ...wrong);
    assert.deepEqual([code, out], [2, ''], wrong.join(' '));
    assert.ok(err.length > 0);
  }
});

test('OPN-95: --out takes what would be printed; without --json it is text with groups, common ground and notes', async () => {
  const files = ['--votes', fileOf(votesFile()), '--comments', fileOf(COMMENTS)];
  const printed = await analyse('perspectives', ...files, '--json');
  const out = path.join(folder, 'out.json');
  const written = await analyse('perspectives', ...files, '--json', '--out', out);
  assert.deepEqual([written.code, written.out, readFileSync(out, 'utf8')], [0, '', printed.out]);
  const { out: text } = await analyse('perspectives', ...files);
  for (const part of [
    /^Perspectives, method default/,
    /20 people gave 180 answers to 9 statements/,
    /no statement on which most of every group are on the same side/,
    /What sets group A apart/,
    /Numbers of groups looked at/,
    /Notes/,
  ]) {
    assert.match(text, part);
  }
  const nowhere = await analyse('perspectives', ...files, '--out', path.join(folder, 'none', 'out.json'));
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.err, /This file cannot be written/);
  assert.ok(!existsSync(path.join(folder, 'none')));
});

test('OPN-96: a file of no votes is done, with nothing found; a file of nothing at all is wrong input', async () => {
  const { counts, view, statements } = await documentOf(
    '--votes',
    fileOf(HEAD),
    '--comments',
    fileOf(COMMENTS),
  );
  assert.deepEqual(
    [counts.participants, counts.votes, statements.length, view],
    [0, 0, 10, 'statement-table'],
  );
  const { code, err } = await analyse('perspectives', '--votes', fileOf(''));
  assert.equal(code, 2);
  assert.match(err, /line 1, column 1: The columns "timestamp" and .* are missing/);
});
