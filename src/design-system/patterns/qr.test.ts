import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { create } from 'qrcode';
import { qrPath, qrSvg } from './qr.tsx';

/** The dark modules that a path of rectangles one module high paints. */
function painted(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, from, row, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let column = Number(from); column < Number(from) + Number(width); column++)
      dark.add(`${row},${column}`);
  }
  return dark;
}

test('every dark module is painted, and no other', () => {
  const text = 'https://sessions.example.org/j/k7m2px';
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const expected = new Set<string>();
  data.forEach((module, at) => module === 1 && expected.add(`${Math.floor(at / size)},${at % size}`));
  assert.equal(qrPath(text).size, size);
  assert.deepEqual(painted(qrPath(text).path), expected);
});

test('the three finder patterns stand in their corners', () => {
  const { size, path } = qrPath('https://sessions.example.org/j/k7m2px');
  const dark = painted(path);
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const) {
    for (let at = 0; at < 7; at++) {
      assert.ok(dark.has(`${top},${left + at}`) && dark.has(`${top + 6},${left + at}`));
      assert.ok(dark.has(`${top + at},${left}`) && dark.has(`${top + at},${left + 6}`));
    }
    assert.ok(dark.has(`${top + 3},${left + 3}`) && !dark.has(`${top + 1},${left + 1}`));
  }
});

test('it says in words what it leads to, and styles nothing inline', () => {
  const svg = render(qrSvg('https://example.org', 'QR code for joining'));
  assert.match(svg, /<title>QR code for joining<\/title>/);
  assert.match(svg, /role="img"/);
  assert.doesNotMatch(svg, /style=/);
});
