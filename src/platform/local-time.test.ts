import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRealDate, isZone, type LocalDateTime, localTimeOf, momentsOf, zoneNames } from './local-time.ts';

function local(text: string): LocalDateTime {
  const [year, month, day, hour, minute] = text.split(/[- :]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { year, month, day, hour, minute };
}

function once(text: string, zone: string): string {
  const moments = momentsOf(local(text), zone);
  assert.equal(moments.kind, 'once');
  return moments.kind === 'once' ? moments.at.toISOString() : '';
}

test('a local time in winter and in summer is read with the offset of that day', () => {
  assert.equal(once('2026-11-23 09:30', 'Europe/London'), '2026-11-23T09:30:00.000Z');
  assert.equal(once('2026-06-23 09:30', 'Europe/London'), '2026-06-23T08:30:00.000Z');
  assert.equal(once('2026-06-23 09:30', 'Asia/Kathmandu'), '2026-06-23T03:45:00.000Z');
  assert.equal(once('2026-06-23 00:00', 'Pacific/Kiritimati'), '2026-06-22T10:00:00.000Z');
  assert.equal(once('2026-01-01 00:00', 'America/New_York'), '2026-01-01T05:00:00.000Z');
});

test('the minutes on both sides of a change of clocks are read exactly', () => {
  assert.equal(once('2026-03-29 00:59', 'Europe/London'), '2026-03-29T00:59:00.000Z');
  assert.equal(once('2026-03-29 02:00', 'Europe/London'), '2026-03-29T01:00:00.000Z');
  assert.equal(once('2026-10-25 00:59', 'Europe/London'), '2026-10-24T23:59:00.000Z');
  assert.equal(once('2026-10-25 02:00', 'Europe/London'), '2026-10-25T02:00:00.000Z');
});

test('a time that the clocks skip is told together with the time they show instead', () => {
  assert.deepEqual(momentsOf(local('2026-03-29 01:30'), 'Europe/London'), {
    kind: 'never',
    instead: local('2026-03-29 02:30'),
  });
  assert.deepEqual(momentsOf(local('2026-10-04 02:15'), 'Australia/Lord_Howe'), {
    kind: 'never',
    instead: local('2026-10-04 02:45'),
  });
  assert.deepEqual(momentsOf(local('2011-12-30 12:00'), 'Pacific/Apia'), {
    kind: 'never',
    instead: local('2011-12-31 12:00'),
  });
});

test('a time that the clocks show twice has both moments, in their order', () => {
  assert.deepEqual(momentsOf(local('2026-10-25 01:30'), 'Europe/London'), {
    kind: 'twice',
    first: new Date('2026-10-25T00:30:00Z'),
    second: new Date('2026-10-25T01:30:00Z'),
  });
  assert.deepEqual(momentsOf(local('2026-04-05 01:45'), 'Australia/Lord_Howe'), {
    kind: 'twice',
    first: new Date('2026-04-04T14:45:00Z'),
    second: new Date('2026-04-04T15:15:00Z'),
  });
});

test('what a clock shows at a moment leads back to that moment, in every zone', () => {
  const minute = fc
    .integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000));
  fc.assert(
    fc.property(minute, fc.constantFrom(...zoneNames()), (moment, zone) => {
      const moments = momentsOf(localTimeOf(moment, zone), zone);
      const found =
        moments.kind === 'once'
          ? [moments.at]
          : moments.kind === 'twice'
            ? [moments.first, moments.second]
            : [];
      assert.ok(found.some((each) => each.getTime() === moment.getTime()));
    }),
  );
});

test('zones are known by their names', () => {
  assert.ok(isZone('Europe/London'));
  assert.ok(isZone('UTC'));
  assert.ok(isZone('Asia/Kathmandu') && isZone('Asia/Katmandu'));
  assert.ok(!isZone('+05:30'));
  assert.ok(!isZone('Europe/Atlantis'));
  assert.ok(!isZone(''));
});

test('a day that no calendar has is not a real date', () => {
  assert.ok(isRealDate({ year: 2028, month: 2, day: 29 }));
  assert.ok(!isRealDate({ year: 2026, month: 2, day: 29 }));
  assert.ok(!isRealDate({ year: 2026, month: 13, day: 1 }));
  assert.ok(!isRealDate({ year: 2026, month: 6, day: 0 }));
});
