import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDefused, toCsv } from './csv.ts';

/** Reads CSV by the grammar of RFC 4180, as a stranger's program would. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at++) {
    const char = csv[at] as string;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (csv[at + 1] === '"') cell += csv[++at];
      else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\r' && csv[at + 1] === '\n') {
      at++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  assert.equal(cell, '');
  return rows;
}

test('a table is lines that end in CRLF, with quotes only where they are needed', () => {
  const csv = toCsv({
    columns: ['name', 'votes', 'shown', 'note'],
    rows: [['Ada, "the Fern"', 3, true, null]],
  });
  assert.equal(csv, 'name,votes,shown,note\r\n"Ada, ""the Fern""",3,true,\r\n');
});

test('a byte order mark stands at the beginning where it is asked for, and nowhere else', () => {
  const table = { columns: ['a'], rows: [['ä']] };
  assert.equal(toCsv(table, { bom: true }), `\ufeff${toCsv(table)}`);
  assert.equal(toCsv(table).charCodeAt(0), 'a'.charCodeAt(0));
});

test('what a spreadsheet would run as a formula is only a text', () => {
  const nasty = [
    '=HYPERLINK("https://example.org","x")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1',
    "'=1",
  ];
  for (const text of nasty) {
    const cell = parse(toCsv({ columns: ['a'], rows: [[text]] }))[1]?.[0];
    assert.equal(cell, `'${text}`);
  }
  const harmless = ['1-2', 'a=b', "'tis", '', 'x@example.org', 'e=mc²'];
  for (const text of harmless) {
    assert.equal(parse(toCsv({ columns: ['a'], rows: [[text]] }))[1]?.[0], text);
  }
  assert.equal(parse(toCsv({ columns: ['a'], rows: [[-3]] }))[1]?.[0], '-3');
});

test('any texts come back as they were', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '+', '@', '\t', "'", ' ', ';', 'a') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 8 }), fc.boolean(), (rows, bom) => {
      const csv = toCsv({ columns: ['a', 'b'], rows }, { bom });
      const read = parse(bom ? csv.slice(1) : csv).map((row) => row.map(readDefused));
      assert.deepEqual(read, [['a', 'b'], ...rows.map((row) => [...row])]);
    }),
    { numRuns: 500 },
  );
});
