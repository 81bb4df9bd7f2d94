import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { assertClose } from '../testing/assert-close.ts';
import { studentTProbability, studentTQuantile } from './student-t.ts';

test('the quantiles of printed tables hold', () => {
  const table: [level: number, degrees: number, t: number][] = [
    [0.95, 1, 6.313751514675],
    [0.95, 2, 2.919985580354],
    [0.95, 4, 2.131846786326],
    [0.975, 10, 2.228138851965],
    [0.95, 30, 1.697260886594],
    [0.995, 120, 2.617421141],
    [0.95, 1e6, 1.644855],
  ];
  for (const [level, degrees, t] of table)
    assertClose(studentTQuantile(level, degrees), t, `${degrees}`, 1e-6);
});

test('with one and two degrees of freedom the closed forms hold', () => {
  for (const t of [-7, -1, 0, 0.3, 2, 40]) {
    assertClose(studentTProbability(t, 1), 0.5 + Math.atan(t) / Math.PI, `${t}`, 1e-13);
    assertClose(studentTProbability(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)), `${t}`, 1e-13);
  }
});

test('quantile and probability undo each other, for fractions of a degree too', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      (level, degrees) => {
        assertClose(studentTProbability(studentTQuantile(level, degrees), degrees), level, 'level', 1e-10);
      },
    ),
  );
});

test('levels and degrees without a quantile are rejected', () => {
  assert.throws(() => studentTQuantile(1, 5), { code: 'invalid_level' });
  assert.throws(() => studentTQuantile(0.95, 0.5), { code: 'invalid_degrees' });
});
