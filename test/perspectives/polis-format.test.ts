import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { analysePerspectives } from '../../src/analysis/perspectives/analyse-perspectives.ts';
import { PolisReader } from '../../src/analysis/polis-format/polis-reader.ts';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { exportFiles } from '../../src/commands/polis/export-files.ts';
import { readExport } from '../../src/commands/polis/read-export.ts';
import { OPEN_DATA, readOpenData, sharedFolder } from './shared-data.ts';

/** Voters, vote rows, superseded, statements −1, 0 and 1, with a vote, rows of votes −1, 0 and 1. */
const KNOWN: Readonly<Record<string, readonly number[]>> = {
  '15-per-hour-seattle': [339, 2995, 123, 23, 1, 30, 54, 936, 659, 1400],
  'canadian-electoral-reform': [448, 12_018, 68, 22, 0, 152, 174, 2861, 1927, 7230],
  'scoop-hivemind.biodiversity': [536, 29_802, 83, 162, 0, 154, 314, 5488, 5029, 19_285],
  'vtaiwan.uberx': [1921, 49_997, 554, 78, 20, 99, 197, 12_021, 6624, 31_352],
};

for (const name of OPEN_DATA) {
  test(`PFM-T1, PFM-T2: ${name} is read with its known numbers, and its matrix is the last votes`, async (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const files = await exportFiles(path.join(folder, 'polis', name));
    assert.deepEqual(
      [...files.parts.keys()].toSorted(),
      ['comments', 'matrix', 'summary', 'votes'],
      'the whole folder is read',
    );
    const { conversation, notes, sign, summary } = await readExport(files);
    assert.deepEqual([notes, sign], [[], 'checked']);
    assert.ok((summary.get('topic') ?? '').length > 0);
    const { document } = analysePerspectives(conversation, { supportTest: false });
    const { counts, statements } = document;
    const withState = (state: number) => statements.filter(({ moderation }) => moderation === state).length;
    const withValue = (value: number) => conversation.votes.value.filter((vote) => vote === value).length;
    assert.deepEqual(
      [
        counts.participants,
        conversation.votes.value.length,
        counts.supersededVotes,
        ...[-1, 0, 1].map(withState),
        statements.filter(({ votes }) => votes > 0).length,
        ...[-1, 0, 1].map(withValue),
      ],
      KNOWN[name],
    );
    assert.equal(Number(summary.get('voters')), counts.participants);
    assert.equal(
      Number(summary.get('comments')),
      statements.filter(({ votes }) => votes > 0).length,
      'PFM-14: statements with a vote',
    );
  });
}

test('PFM-T3, PFM-5: every author’s first vote on an own statement is an agree, and turned votes stop', (t) => {
  const folder = sharedFolder(t);
  if (folder === null) return;
  for (const name of OPEN_DATA) {
    const file = (each: string) => readFileSync(path.join(folder, 'polis', name, each), 'utf8');
    const reader = new PolisReader();
    const turned = file('votes.csv').replaceAll(/(-?)1$/gm, (_, minus) => (minus === '' ? '-1' : '1'));
    for (const [text, parser] of [
      [file('comments.csv'), reader.comments()],
      [turned, reader.votes()],
    ] as const) {
      parser.push(text);
      parser.end();
    }
    assert.throws(() => reader.finish(), { code: 'opposite_sign' });
  }
});

test('PFM-T4, OPN-T9: rows in any order give the same, but for pairs with equal times', (t) => {
  const folder = sharedFolder(t);
  if (folder === null) return;
  const name = '15-per-hour-seattle';
  const [head = '', ...rows] = readFileSync(path.join(folder, 'polis', name, 'votes.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const times = new Map<string, number>();
  for (const row of rows) {
    const [time, , statement, voter] = row.split(',');
    const key = `${time} ${statement} ${voter}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const order = Int32Array.from(rows.keys());
  seededRandom(5).shuffle(order);
  const reader = new PolisReader();
  for (const [text, parser] of [
    [readFileSync(path.join(folder, 'polis', name, 'comments.csv'), 'utf8'), reader.comments()],
    [`${[head, ...Array.from(order, (row) => rows[row])].join('\n')}\n`, reader.votes()],
  ] as const) {
    parser.push(text);
    parser.end();
  }
  assert.ok(
    [...times.values()].every((count) => count === 1),
    'no pair of this file has equal times',
  );
  for (const method of ['default', 'polis'] as const) {
    assert.equal(
      JSON.stringify(analysePerspectives(reader.finish().conversation, { method }).document),
      JSON.stringify(analysePerspectives(readOpenData(folder, name), { method }).document),
    );
  }
});
