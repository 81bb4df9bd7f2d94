import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appAddress, codeAt, newRecoveryCodes, newStepSecret, periodOfCode, plainCode } from './codes.ts';

/** “12345678901234567890”, the key of the examples in RFC 6238, appendix B, in base 32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('FOR-62: codes are those of RFC 6238, their last six digits', () => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ] as const) {
    assert.equal(codeAt(RFC_SECRET, new Date(seconds * 1000)), code);
  }
});

test('a code is taken in its half minute and the ones beside it, and no longer', () => {
  const secret = newStepSecret();
  const at = new Date('2026-11-23T10:00:00Z');
  const code = codeAt(secret, at);
  const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
  const period = periodOfCode(secret, code, at);
  assert.equal(period, at.getTime() / 30_000);
  assert.equal(periodOfCode(secret, code, later(59)), period);
  assert.equal(periodOfCode(secret, code, later(-30)), period);
  assert.equal(periodOfCode(secret, code, later(60)), undefined);
  assert.equal(periodOfCode(secret, code, later(-31)), undefined);
  assert.equal(periodOfCode(secret, 'abcdef', at), undefined);
});

test('an app is told the secret, and for whom it is', () => {
  const address = new URL(appAddress(RFC_SECRET, 'ann@example.org'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), RFC_SECRET);
  assert.match(decodeURIComponent(address.pathname), /Shared Endeavour:ann@example\.org/);
});

test('ten recovery codes differ, and are read with spaces and hyphens', () => {
  const codes = newRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  assert.ok(codes.every((code) => /^\d{4} \d{4} \d{4}$/.test(code)));
  assert.equal(plainCode(' 1234-5678 9012'), '123456789012');
});
