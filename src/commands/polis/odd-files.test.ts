import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { COMMENTS, documentOf, HEAD, votesFile } from '../testing/perspectives-files.ts';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { fileOf, folder } = temporaryFiles();

/** Two camps of ten people on nine statements, as the lines of a file after its head. */
const LINES = votesFile().trimEnd().split('\n').slice(1);

test('CLI-2, PFM-2: a byte order mark, CR LF, spaces, quotes, other columns and any order of columns change nothing', async () => {
  const comments = ['--comments', fileOf(COMMENTS)];
  const expected = await documentOf('--votes', fileOf(votesFile()), ...comments);
  const turned = LINES.map((line) => {
    const [time, statement, voter, vote] = line.split(',');
    return `"${vote}", ${statement} ,,"Wed, 18\r\nJune ""14""","${voter}",x,${time}`;
  });
  const odd = `\ufeffvote,comment-id,important,datetime,voter-id,colour,timestamp\r\n\r\n${turned.join('\r\n')}\r\n`;
  const { notes, ...rest } = await documentOf('--votes', fileOf(odd), ...comments);
  const { notes: before, ...plain } = expected;
  assert.deepEqual(rest, plain);
  assert.deepEqual(
    notes.filter(({ code }) => !before.some((each) => each.code === code)),
    [
      {
        code: 'COLUMNS_IGNORED',
        message: 'votes.csv: 1 column of another name than those of an export was not read.',
        detail: { file: 'votes.csv', columns: 1 },
      },
    ],
    'PFM-1: a column that nobody knows is told of, one that is known and not needed is not',
  );
});

test('PFM-9, PFM-11: seconds and milliseconds may be mixed; whole numbers may be written with a point', async () => {
  const expected = await documentOf('--votes', fileOf(votesFile()));
  const mixed = LINES.map((line, at) => (at % 2 === 0 ? line.replace('000,', ',') : `${line}.0`));
  assert.deepEqual(await documentOf('--votes', fileOf(`${HEAD}${mixed.join('\n')}`)), expected);
});

test('OPN-4, PFM-8: ids of any kind are read: names, large numbers', async () => {
  const expected = await documentOf('--votes', fileOf(votesFile()));
  const renamed = (id: (number: string) => string) =>
    LINES.map((line) => {
      const [time, statement, voter, vote] = line.split(',');
      return `${time},${statement},${id(voter!)},${vote}`;
    }).join('\n');
  const withoutIds = (document: PerspectivesDocument) => ({
    ...document,
    participants: document.participants.map((each) => ({ ...each, id: '' })),
  });
  for (const id of [
    (voter: string) => `99000000000000000000${voter.padStart(2, '0')}`,
    (voter: string) => `3b1f8c7e-0000-4000-8000-${voter.padStart(12, '0')}`,
  ]) {
    const document = await documentOf('--votes', fileOf(HEAD + renamed(id)));
    assert.deepEqual(withoutIds(document), withoutIds(expected), 'OPN-T9: only the ids differ');
    assert.equal(document.participants[0]?.id, id('1'));
  }
});

test('PFM-15: metadata, seeds and statements without a state are read; a state may be written with a point', async () => {
  const rows = Array.from(
    { length: 10 },
    (_, id) =>
      `${id},${id === 3 ? 'TRUE' : 'false'},${['1.0', '', '-1.0'][id % 3]},"Line one\nline ""two"", ${id}"`,
  );
  const file = fileOf(`comment-id,is-meta,moderated,comment-body\n${rows.join('\n')}\n`);
  const { statements, pca } = await documentOf('--votes', fileOf(votesFile()), '--comments', file);
  assert.deepEqual(
    statements.map(({ moderation }) => moderation),
    [1, 0, -1, 1, 0, -1, 1, 0, -1, 1],
  );
  assert.equal(statements[3]?.metadata, true);
  assert.equal(statements[0]?.text, 'Line one\nline "two", 0');
  assert.deepEqual(pca?.statementIds, ['0', '1', '4', '6', '7', '9']);
});

test('PFM-2: text that was never quoted is kept as it was written', async () => {
  const file = fileOf('comment-id,moderated,comment-body\n0,1,Yes, and "no", or  so\n1,1,She said "never"\n');
  const { statements } = await documentOf('--votes', fileOf(votesFile()), '--comments', file);
  assert.deepEqual([statements[0]?.text, statements[1]?.text], ['Yes, and "no", or  so', 'She said "never"']);
});

test('PFM-4: what a declaration says must be what was agreed', async () => {
  for (const [declaration, told] of [
    ['agree=-1;disagree=1;pass=0', /agree must be 1, not -1/],
    ['agree=+1;agree=+1', /"agree" is declared twice/],
    ['agree=+1;maybe=0', /"maybe" is not known/],
    ['agree=yes', /"yes" is not a whole number/],
  ] as const) {
    const { code, err } = await analyse(
      'perspectives',
      '--votes',
      fileOf(`# vote-convention: ${declaration}\n${votesFile()}`),
    );
    assert.equal(code, 2);
    assert.match(err, told);
  }
  // A declaration counts for more than what somebody says (PFM-7).
  const declared = fileOf(`# vote-convention: pass=0;disagree=-1;agree=1\n${votesFile()}`);
  const said = await documentOf(
    '--votes',
    declared,
    '--votes-sign',
    'flipped',
    '--comments',
    fileOf(COMMENTS),
  );
  assert.deepEqual(said, await documentOf('--votes', declared, '--comments', fileOf(COMMENTS)));
  assert.ok(!said.notes.some(({ code }) => code === 'SIGN_UNCERTAIN'));
});

test('PFM-6: a sign that cannot be checked is told of, with the reason', async () => {
  const uncertain = async (votes: string, comments: string) => {
    const { notes } = await documentOf('--votes', fileOf(votes), '--comments', fileOf(comments));
    return notes.find(({ code }) => code === 'SIGN_UNCERTAIN')?.message ?? null;
  };
  assert.match(
    (await uncertain(votesFile(), COMMENTS.split('\n').slice(0, 5).join('\n')))!,
    /Too few authors/,
  );
  const half = LINES.map((line) => {
    const [time, statement, voter, vote] = line.split(',');
    return Number(voter) === Number(statement) + 1 && Number(statement) % 2 === 0
      ? `${time},${statement},${voter},-1`
      : line.replace(/,-?1$/, `,${vote}`);
  });
  assert.match(
    (await uncertain(`${HEAD}${half.join('\n')}`, COMMENTS))!,
    /Some authors agreed .* and some did not/,
  );
  assert.equal(await uncertain(votesFile(), COMMENTS), null);
});

test('PFM-22, OPN-6: the table of participants alone is read, also as numbers with a point; a bad row can be skipped', async () => {
  const own = path.join(folder, 'matrix-alone');
  mkdirSync(own);
  const write = (rows: readonly string[]) =>
    writeFileSync(
      path.join(own, 'participant-votes.csv'),
      `participant,xid,group-id,n-votes,0,1,2\n${rows.join('\n')}\n`,
    );
  const rows = Array.from({ length: 9 }, (_, at) => `${at},a-secret,,3,${at % 2 === 0 ? '1.0' : '-1.0'},,0`);
  write(rows);
  const document = await documentOf('--votes', own);
  assert.equal(document.counts.votes, 18);
  assert.ok(document.notes.some(({ code }) => code === 'NO_TIMES'));
  assert.ok(!JSON.stringify(document).includes('a-secret'), 'PFM-20: the id of elsewhere is dropped');
  for (const [bad, told] of [
    ['9,,,1,7,,', /participant-votes\.csv, line 11, column 7: "7" is not a vote/],
    [',,,1,1,,', /line 11, column 1: participant: This is empty/],
    ['9,,,1,1', /line 11, column 7: This line has 5 columns/],
  ] as const) {
    write([...rows, bad]);
    const { code, err } = await analyse('perspectives', '--votes', own);
    assert.equal(code, 2);
    assert.match(err, told);
    const lenient = await documentOf('--votes', own, '--lenient');
    assert.deepEqual(lenient.notes.find(({ code: each }) => each === 'ROWS_SKIPPED')?.detail, { rows: 1 });
    assert.equal(lenient.counts.votes, 18);
  }
});

test('PFM-11, PFM-T4: of answers with equal times the later row counts, and that the order decided is told', async () => {
  const change = `${LINES[0]?.replace(/-?1$/, '0')}\n`;
  const { statements, notes } = await documentOf('--votes', fileOf(`${votesFile()}${change}`));
  assert.equal(statements[0]?.pass, 1);
  assert.deepEqual(notes.find(({ code }) => code === 'EQUAL_TIMES')?.detail, { answers: 1 });
});

/** A folder with these files, by name. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const own = path.join(folder, name);
  mkdirSync(own);
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(own, file), content);
  return own;
}

test('PFM-10: what a text says of the date is never read', async () => {
  const lines = LINES.map((line, at) =>
    line.replace(',', `,${['Wed Jun 18 08:16:54 WIB 2014', '9999', ''][at % 3]},`),
  );
  const dated = `timestamp,datetime,comment-id,voter-id,vote\n${lines.join('\n')}\n`;
  assert.deepEqual(
    await documentOf('--votes', fileOf(dated)),
    await documentOf('--votes', fileOf(votesFile())),
  );
});

test('PFM-21: where the table of participants differs from the last votes, that is told and the votes count', async () => {
  const votes = { 'votes.csv': votesFile(), 'comments.csv': COMMENTS };
  const expected = await documentOf('--votes', folderOf('votes-alone', votes));
  const valueOf = (person: number, statement: number) =>
    (LINES[(person - 1) * 10 + statement] ?? '').split(',')[3];
  const table = (
    change: (value: string | undefined, person: number, statement: number) => string | undefined,
  ) =>
    `participant,group-id,${Array.from({ length: 10 }, (_, id) => id).join(',')}\n${Array.from(
      { length: 20 },
      (_, at) =>
        `${at + 1},,${Array.from({ length: 10 }, (_each, id) => change(valueOf(at + 1, id), at + 1, id)).join(',')}\n`,
    ).join('')}`;
  const same = folderOf('same-table', { ...votes, 'participants-votes.csv': table((value) => value) });
  assert.deepEqual(await documentOf('--votes', same), expected);
  // An older vote in one cell, and none in another.
  const older = table((value, person, statement) =>
    person === 4 && statement === 2 ? '0' : person === 5 && statement === 3 ? '' : value,
  );
  const { notes, ...rest } = await documentOf(
    '--votes',
    folderOf('other-table', { ...votes, 'participants-votes.csv': older }),
  );
  const { notes: before, ...plain } = expected;
  assert.deepEqual(rest, plain);
  const told = notes.filter(({ code }) => !before.some((each) => each.code === code));
  assert.deepEqual(
    told.map(({ message }) => message),
    ['The table of participants differs from the last votes in 2 places; the votes count.'],
  );
});

test('PFM-24, PFM-25: files that say nothing more are passed over without a note, others with one', async () => {
  const votes = { 'votes.csv': votesFile(), 'comments.csv': COMMENTS };
  const expected = await documentOf('--votes', folderOf('nothing-more', votes));
  const needless = {
    'comment-groups.csv': 'comment-id,comment,total-votes,group-a-votes\n0,x,7,7\n',
    'comment-clusters.csv': 'anything',
    'participant-importance.csv': 'participant,0\n1,1\n',
    'stats-history.csv': 'n-votes,n-comments,n-visitors,n-voters,n-commenters\n9,9,9,9,9\n',
  };
  assert.deepEqual(await documentOf('--votes', folderOf('needless', { ...votes, ...needless })), expected);
  const { notes } = await documentOf('--votes', folderOf('unknown', { ...votes, 'notes.txt': 'x' }));
  assert.ok(notes.some(({ message }) => message.includes('notes.txt')));
});
