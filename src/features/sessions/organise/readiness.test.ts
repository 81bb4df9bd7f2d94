import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Programme, RoleHolder, RoleId, Session } from '../session.ts';
import { readiness } from './readiness.ts';

const now = new Date('2026-03-02T09:00:00Z');

function holder(role: RoleHolder['role'], acceptedAt: Date | null, name = 'Ben'): RoleHolder {
  const rest = { personId: null, email: 'ben@housing.example', post: '', organisation: null };
  return { ...rest, id: name as RoleId, role, name, deputy: false, acceptedAt, seenAt: null };
}

function programme(set: Partial<Session>, roles: readonly RoleHolder[] = []): Programme {
  const session = {
    code: 'k7m2px',
    state: 'draft',
    startsAt: new Date('2026-06-01T09:00:00Z'),
    endsAt: new Date('2026-06-01T11:00:00Z'),
    joining: 'open',
    naming: 'named',
    moderation: 'after',
    callUrl: null,
    captionsUrl: null,
    signLanguageUrl: null,
    screenKeyHash: null,
    ...set,
  } as Session;
  return { session, roles, parts: [], labels: [], readings: [], organisations: [] };
}

function lineOf(what: string, of: Programme): string {
  const line = readiness(of, now).find((each) => each.what === what);
  return `${line?.state}: ${line?.facts}`;
}

test('a fresh draft says what is missing and what is optional', () => {
  const states = readiness(programme({}), now).map(({ what, state }) => `${what}: ${state}`);
  assert.deepEqual(states, [
    'Details: ready',
    'Agenda: optional',
    'Speakers: to do',
    'Chair: to do',
    'Moderators: to do',
    'Who may join: ready',
    'Asking and voting: ready',
    'Links and language: optional',
    'Screen in the room: optional',
  ]);
});

test('a chair who was invited is waited for, and ready once one has signed in', () => {
  assert.equal(
    lineOf('Chair', programme({}, [holder('chair', null)])),
    'waiting: Ben: invited, not signed in yet.',
  );
  assert.equal(
    lineOf('Chair', programme({}, [holder('chair', null), holder('chair', now, 'Cleo')])),
    'ready: Ben, Cleo.',
  );
});

test('a date in the past is pointed out until the session is open', () => {
  const past = { startsAt: new Date('2026-02-01T09:00:00Z'), endsAt: new Date('2026-02-01T10:00:00Z') };
  assert.equal(lineOf('Details', programme(past)), 'to do: The date is in the past.');
  assert.equal(
    lineOf('Details', programme({ ...past, state: 'closed' })),
    'ready: Title, day and times are set.',
  );
});

test('it is said how many speakers can answer in writing', () => {
  assert.equal(
    lineOf('Speakers', programme({}, [holder('speaker', null)])),
    'ready: 1 speaker, none of whom has signed in yet.',
  );
  assert.equal(
    lineOf('Speakers', programme({}, [holder('speaker', now), holder('speaker', null, 'Cleo')])),
    'ready: 2 speakers, 1 of whom can answer in writing.',
  );
});
