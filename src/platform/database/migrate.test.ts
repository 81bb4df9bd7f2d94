import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { projectFolder } from '../project-folder.ts';
import { whyNotInOrder } from './migrate.ts';

test('two migrations of the same number are refused, in a sentence that names them', () => {
  assert.equal(
    whyNotInOrder(['0001_people.sql', '0002_notes.sql', '0002_tags.sql', '0003_polls.sql']),
    'The migrations 0002_notes.sql and 0002_tags.sql have the same number. Give the newer one the next.',
  );
  assert.equal(whyNotInOrder(['0001_people.sql', '0002_notes.sql']), undefined);
});

test('the migrations are in order', async () => {
  const files = (await readdir(`${projectFolder}/migrations`)).filter((file) => file.endsWith('.sql'));
  assert.ok(files.length > 0);
  assert.equal(whyNotInOrder(files), undefined);
});
