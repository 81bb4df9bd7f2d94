import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongsTo, filesOf, select, suites } from './suites.ts';

const keysFor = (file: string): readonly string[] =>
  suites.filter((suite) => belongsTo(suite, file)).map(({ key }) => key);

test('a file belongs to the suites its name says', () => {
  assert.deepEqual(keysFor('src/a.test.ts'), ['unit']);
  assert.deepEqual(keysFor('src/a.test.tsx'), ['unit']);
  assert.deepEqual(keysFor('src/a.db.test.ts'), ['pglite', 'postgres']);
  assert.deepEqual(keysFor('src/a.page.test.ts'), ['page']);
  assert.deepEqual(keysFor('src/a.browser.test.ts'), ['browser']);
  assert.deepEqual(keysFor('src/a.ts'), []);
});

test('no words select everything', () => {
  assert.deepEqual(
    select([], () => false),
    { suites, paths: [] },
  );
});

test('words select suites by key, by title and by their common name', () => {
  const chosen = (...words: readonly string[]): unknown => {
    const selection = select(words, () => false);
    return 'unknown' in selection ? selection : selection.suites.map(({ key }) => key);
  };
  assert.deepEqual(chosen('browser', 'unit'), ['unit', 'browser']);
  assert.deepEqual(chosen('several nodes'), ['nodes']);
  assert.deepEqual(chosen('database'), ['pglite', 'postgres']);
  assert.deepEqual(chosen('nonsense'), { unknown: 'nonsense' });
});

test('a path selects the files under it, not those of a folder whose name only begins alike', () => {
  const [unit] = suites;
  assert.ok(unit);
  const sources = ['src/map/a.test.ts', 'src/maps/b.test.ts', 'src/map/c.db.test.ts'];
  assert.deepEqual(filesOf(unit, sources, ['src/map']), ['src/map/a.test.ts']);
  assert.deepEqual(filesOf(unit, sources, ['src/maps/b.test.ts']), ['src/maps/b.test.ts']);
});
