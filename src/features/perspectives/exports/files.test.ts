import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRow, spreadsheetRow } from './csv.ts';
import { timeCells } from './polis/source.ts';

test('PFM-36: text that a spreadsheet would take for a formula is data in Polis files, and text in those for spreadsheets', () => {
  for (const text of ['=1+1', '+44', '-5', '@all', '\tindented', '\rreturn']) {
    const cell = /[\r,"]/.test(text) ? `"${text}"` : text;
    assert.equal(csvRow([text, 3]), `${cell},3\n`);
    assert.equal(spreadsheetRow([text, 3]), `${cell.replace(text, `'${text}`)},3\n`);
  }
  assert.equal(spreadsheetRow(['a = b', -1]), 'a = b,-1\n', 'numbers and other text stay as they are');
});

test('PFM-10, PFM-35: a date is written in UTC as ISO 8601, and coarse times are the start of the day', () => {
  const at = new Date('2026-06-30T23:59:59.999+01:00');
  assert.deepEqual(timeCells(at, { coarseTimes: false }), [at.getTime(), '2026-06-30T22:59:59.999Z']);
  assert.deepEqual(timeCells(at, { coarseTimes: true }), [Date.UTC(2026, 5, 30), '2026-06-30T00:00:00.000Z']);
});
