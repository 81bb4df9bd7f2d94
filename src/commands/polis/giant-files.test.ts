import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';

const HEAD = 'timestamp,comment-id,voter-id,vote\n';
const HEAP_MB = 32;
/** Far more than the memory that is given: what is kept of a piece would be seen. */
const MEGABYTES = 60;

/** Reads what a generator in the script yields, in a process of little memory, and prints what came of it. */
function readIn(generator: string): { readonly told: string; readonly peakMb: number } {
  const script = `
    import { Readable } from 'node:stream';
    import { readExport } from ${JSON.stringify(import.meta.resolve('./read-export.js'))};
    const HEAD = ${JSON.stringify(HEAD)};
    const PIECES = ${MEGABYTES} * 16;
    function* pieces() { ${generator} }
    const votes = { name: 'votes.csv', open: async () => Readable.from(pieces()) };
    const files = { parts: new Map([['votes', votes]]), ignored: [], close() {} };
    const told = await readExport(files).then(
      ({ conversation }) => conversation.votes.value.length + ' votes',
      (error) => error.name + ': ' + error.message,
    );
    console.log(JSON.stringify({ told, peakMb: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--input-type=module', '--eval', script],
    { encoding: 'utf8', timeout: 300_000 },
  );
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout) as ReturnType<typeof readIn>;
}

const VOTES = `
  yield Buffer.from(HEAD);
  let row = 0;
  for (let piece = 0; piece < PIECES; piece += 1) {
    let text = '';
    for (let at = 0; at < 1000; at += 1, row += 1) {
      const voter = '3b1f8c7e-0000-4000-8000-' + String((row * 7919) % 20000).padStart(12, '0');
      text += '150' + String(row).padStart(10, '0') + ',' + (row % 800) + ',' + voter + ',' + ((row % 3) - 1) + '\\n';
    }
    yield Buffer.from(text);
  }`;

test('PFM-29, CLI-2: a file far larger than the memory is read, and its last row is placed', () => {
  const read = readIn(VOTES);
  assert.equal(read.told, `${MEGABYTES * 16_000} votes`);
  assert.ok(read.peakMb < 300, `${read.peakMb} MB`);
  const { told } = readIn(`${VOTES}\n  yield Buffer.from('1500000000000,1,1,7\\n');`);
  assert.match(told, new RegExp(`line ${MEGABYTES * 16_000 + 2}, column 19: vote: "7" is not a vote`));
});

for (const [name, piece] of [
  ['line', 'x'],
  ['quote', '"x'],
  ['row of empty cells', ','],
] as const) {
  test(`CLI-2: a ${name} that never ends stops the reading, with its place`, () => {
    const { told, peakMb } = readIn(`
      yield Buffer.from(HEAD + '1500000000000,1,${piece}');
      for (let at = 0; at < PIECES; at += 1) yield Buffer.alloc(65536, ${JSON.stringify(piece.slice(-1))});`);
    assert.match(told, /^InputProblem: votes\.csv, line 2, column 1: This record is longer than 1000000/);
    assert.ok(peakMb < 200, `${peakMb} MB`);
  });
}

test('CLI-2: lines without anything are passed over, however many', () => {
  const { told } = readIn(`
    for (let at = 0; at < PIECES; at += 1) yield Buffer.alloc(65536, '\\r\\n');
    yield Buffer.from(HEAD + '1500000000000,1,1,7\\n');`);
  const lines = (MEGABYTES * 16 * 65_536) / 2;
  assert.match(told, new RegExp(`line ${lines + 2}, column 19`));
});
