import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { zip } from '../../platform/zip.ts';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { folder } = temporaryFiles();

const FILES = {
  'export-comments.csv':
    'timestamp,comment-id,author-id,moderated,comment-body\n1500000000000,0,1,1,"One, two"\n',
  'export-votes.csv': `timestamp,comment-id,voter-id,vote\n${Array.from({ length: 9 }, (_, voter) => `150000000${voter}000,0,${voter},${voter % 2}\n`).join('')}`,
  'format.json': '{"vote-convention":"agree=+1;disagree=-1;pass=0;format=polis-export/1"}',
  'unknown.csv': 'x\n',
};

async function analysed(votes: string): Promise<PerspectivesDocument> {
  const { code, out, err } = await analyse('perspectives', '--votes', votes, '--json');
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return JSON.parse(out) as PerspectivesDocument;
}

test('PFM-1: a folder and a zip with the same files give the same result', async () => {
  const own = path.join(folder, 'export');
  mkdirSync(own);
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(own, name), content);
  const packed = path.join(folder, 'export.zip');
  const entries = Object.entries(FILES).map(([name, content]) => ({ name: `conversation/${name}`, content }));
  writeFileSync(packed, zip(entries));
  const document = await analysed(own);
  assert.deepEqual(await analysed(packed), document);
  assert.equal(document.statements[0]?.text, 'One, two');
  assert.equal(document.counts.votes, 9);
  assert.deepEqual(
    document.notes.map(({ code }) => code).filter((code) => !code.includes('GROUP')),
    ['FILES_IGNORED'],
    'the declaration spares the doubt about the sign',
  );
});

test('what is no zip, a folder without votes and a wrong declaration are told, with the file', async () => {
  const broken = path.join(folder, 'broken.zip');
  writeFileSync(broken, 'no zip');
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  const wrong = path.join(folder, 'wrong');
  mkdirSync(wrong);
  writeFileSync(path.join(wrong, 'votes.csv'), FILES['export-votes.csv']);
  writeFileSync(path.join(wrong, 'format.json'), '{"vote-convention":"agree=-1;disagree=+1;pass=0"}');
  for (const [input, told] of [
    [broken, /broken\.zip: This is not a zip that can be read/],
    [empty, /votes\.csv: This file is missing/],
    [wrong, /format\.json, line 1, column 1: .*agree must be 1, not -1/],
  ] as const) {
    const { code, err } = await analyse('perspectives', '--votes', input);
    assert.equal(code, 2);
    assert.match(err, told);
  }
});
