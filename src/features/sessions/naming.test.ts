import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namingChoices, shownAs } from './naming.ts';

test('people may choose a more private form of naming, never a more open one (LIVE-25)', () => {
  assert.deepEqual(namingChoices({ naming: 'organisation', morePrivateAllowed: true }), [
    'organisation',
    'not-shown',
  ]);
  assert.deepEqual(namingChoices({ naming: 'named', morePrivateAllowed: false }), ['named']);
  assert.deepEqual(namingChoices({ naming: 'not-shown', morePrivateAllowed: true }), ['not-shown']);
});

test('what is shown of a person follows the form of naming', () => {
  const seat = { name: 'Ana', organisation: 'Housing' };
  assert.deepEqual(shownAs(seat, 'named'), { shownName: 'Ana', shownOrganisation: 'Housing' });
  assert.deepEqual(shownAs(seat, 'organisation'), { shownName: null, shownOrganisation: 'Housing' });
  assert.deepEqual(shownAs(seat, 'not-shown'), { shownName: null, shownOrganisation: null });
  assert.deepEqual(shownAs({ name: '', organisation: null }, 'named'), {
    shownName: null,
    shownOrganisation: null,
  });
});
