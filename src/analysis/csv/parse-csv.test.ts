import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { CsvError, csvParser } from './parse-csv.ts';

/** Every record with where its fields begin, and as it was written. */
function parse(...pieces: string[]) {
  const records: { fields: readonly string[]; positions: readonly object[]; written: string }[] = [];
  const parser = csvParser((record) =>
    records.push({
      fields: record.fields,
      positions: record.fields.map((_, field) => record.positionOf(field)),
      written: record.writtenFrom(0),
    }),
  );
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return records;
}

const fieldsOf = (...pieces: string[]) => parse(...pieces).map(({ fields }) => fields);

test('fields are separated by commas and lines by LF, CR LF or CR (CLI-2)', () => {
  assert.deepEqual(fieldsOf('a,b\r\nc,d\ne,\rf,g'), [
    ['a', 'b'],
    ['c', 'd'],
    ['e', ''],
    ['f', 'g'],
  ]);
});

test('quoted fields may hold commas, quotes and new lines, and spaces around fields are dropped (CLI-2)', () => {
  assert.deepEqual(fieldsOf(' a , "b, ""c""" ,\t d\n"two\r\nlines" ,e,5" pipe'), [
    ['a', 'b, "c"', 'd'],
    ['two\r\nlines', 'e', '5" pipe'],
  ]);
});

test('blank lines are passed over, empty fields are kept', () => {
  assert.deepEqual(fieldsOf('\n\na,\n  \n,\n\n'), [
    ['a', ''],
    ['', ''],
  ]);
});

test('every field knows its line and column, also after a quoted new line', () => {
  const [first, second] = parse('ab, c\n"x\ny",  z\n');
  assert.deepEqual(first?.positions, [
    { line: 1, column: 1 },
    { line: 1, column: 5 },
  ]);
  assert.deepEqual(second?.positions, [
    { line: 2, column: 1 },
    { line: 3, column: 6 },
  ]);
});

test('a record can be had as it was written, from any field on', () => {
  const written: string[] = [];
  const parser = csvParser((record) => written.push(record.writtenFrom(1)));
  parser.push('1, He said "no",  and left \r\n2,"x","y"\n');
  parser.end();
  assert.deepEqual(written, ['He said "no",  and left', '"x","y"']);
});

test('a quote that never closes, or closes before other text, is placed', () => {
  assert.throws(() => parse('a,b\nc,"d\ne'), { name: 'CsvError', position: { line: 2, column: 3 } });
  assert.throws(() => parse('a,"b"c'), { name: 'CsvError', position: { line: 1, column: 6 } });
});

test('a quote that never closes does not fill the memory', () => {
  const parser = csvParser(() => {});
  parser.push('a,"');
  assert.throws(() => {
    for (let piece = 0; piece < 100; piece += 1) parser.push('x'.repeat(100_000));
  }, CsvError);
});

const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '7'), maxLength: 6 });
const written = (value: string) => `"${value.replaceAll('"', '""')}"`;

test('what is written is read back, in whatever pieces it comes', () => {
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.array(fc.nat(60)), fc.constantFrom('\n', '\r\n'), (rows, cuts, lineEnd) => {
      const text = rows.map((row) => row.map(written).join(',') + lineEnd).join('');
      const edges = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length].toSorted(
        (a, b) => a - b,
      );
      const pieces = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
      assert.deepEqual(
        fieldsOf(...pieces),
        rows.map((row) => row.map((value) => value.trim())),
      );
      assert.deepEqual(parse(...pieces), parse(text));
    }),
  );
});
