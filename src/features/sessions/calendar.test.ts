import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionCalendar } from './calendar.ts';
import type { Session } from './session.ts';

const session = {
  id: 's0000000000000ab',
  code: 'k7m2px',
  title: 'Leaving prison; what now?',
  description: 'One, two\nthree',
  zone: 'Europe/London',
  startsAt: new Date('2026-06-23T09:00:00Z'),
  endsAt: new Date('2026-06-23T10:30:00Z'),
  callUrl: null,
  version: 7,
} as Session;
const options = { baseUrl: new URL('https://sessions.example.org'), now: new Date('2026-05-01T12:00:00Z') };

/** The fields of the file, long lines put together again. */
function fields(file: string): Map<string, string> {
  const lines = file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

test('LIVE-89: times are in UTC, and told in the zone of the event', () => {
  const file = fields(sessionCalendar(session, options));
  assert.equal(file.get('DTSTART'), '20260623T090000Z');
  assert.equal(file.get('DTEND'), '20260623T103000Z');
  assert.equal(file.get('DTSTAMP'), '20260501T120000Z');
  assert.equal(file.get('X-WR-TIMEZONE'), 'Europe/London');
  assert.match(file.get('DESCRIPTION') ?? '', /23 June 2026 at 10am \(Europe\/London\)/);
});

test('the entry keeps its identity while the session changes', () => {
  const before = fields(sessionCalendar(session, options));
  const after = fields(sessionCalendar({ ...session, title: 'Another title', version: 8 }, options));
  assert.equal(before.get('UID'), 's0000000000000ab@sessions.example.org');
  assert.equal(after.get('UID'), before.get('UID'));
  assert.ok(Number(after.get('SEQUENCE')) > Number(before.get('SEQUENCE')));
});

test('it says how to join, with special characters escaped', () => {
  const file = fields(sessionCalendar(session, options));
  assert.equal(file.get('SUMMARY'), 'Leaving prison\\; what now?');
  assert.match(file.get('URL;VALUE=URI') ?? '', /^https:\/\/sessions\.example\.org\/j\/k7m2px$/);
  assert.match(file.get('DESCRIPTION') ?? '', /Join code: K7M 2PX\\n.*One\\, two\\nthree$/);
});

test('a video call is where the session is', () => {
  const file = fields(sessionCalendar({ ...session, callUrl: 'https://call.example.org/1' }, options));
  assert.equal(file.get('LOCATION'), 'https://call.example.org/1');
});
