import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameKey } from './organisation.ts';

test('spellings that differ only in case, spaces or the width of letters are one name', () => {
  for (const spelling of [
    'hm prison service',
    ' HM  Prison\tService ',
    'ＨＭ Ｐrison Service',
    'HM Prison Service',
  ]) {
    assert.equal(nameKey(spelling), 'hm prison service');
  }
  assert.notEqual(nameKey('HM Prison Service'), nameKey('HM Prisons Service'));
});
