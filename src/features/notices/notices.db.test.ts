import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParsedMail } from 'mailparser';
import { startTestApp } from '../../../test/app.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import type { Person, PersonId } from '../people/index.ts';
import { changeSettings } from './change-settings.ts';
import type { Telling } from './index.ts';
import { QUIET_CHOICES, REASONS, type Reason, type Sending, SENDINGS } from './reasons.ts';
import { QUIET_SETTINGS, type Settings } from './settings.ts';

const smtp = await startSmtp();
const app = await startTestApp({ settings: { SMTP_URL: smtp.url } });
const { notices } = app.features;
const db = app.database.kysely;
const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction(db, work);
const MONDAY_MORNING = '2026-03-02T09:30:00Z';
const actor = (await app.signInAs('ben@example.org', { name: 'Ben Okafor' })).person;
const unreadable = new Set<string>();
notices.addReader('thread', async (_db, _person, things) => {
  const readable = things.filter(({ about }) => !unreadable.has(about));
  return new Set(readable.map(({ about }) => about));
});

let made = 0;

async function reader(settings: Partial<Settings> = {}): Promise<Person & { readonly email: string }> {
  made += 1;
  const email = `reader-${made}@example.org`;
  const { person } = await app.signInAs(email, { name: `Reader ${made}` });
  await within((tx) => changeSettings(tx, person.id, { ...QUIET_SETTINGS, ...settings }, app.clock.now()));
  return { ...person, email };
}

function about(personId: PersonId, post: string, rest: Partial<Telling> = {}): Telling {
  return {
    personId,
    about: `post:${post}`,
    group: 'thread:one',
    groupTitle: 'Housing on release',
    reason: 'reply',
    actorId: actor.id,
    url: `/forum/posts/${post}`,
    text: `The words of ${post}.`,
    ...rest,
  };
}

const tell = (...tellings: Telling[]): Promise<void> => within((tx) => notices.tell(tx, tellings));

/** What comes for somebody in the next eight days, the clock moving an hour at a time. */
async function mailInAWeek(email: string): Promise<ParsedMail[]> {
  for (let hour = 0; hour < 8 * 24; hour += 3) {
    app.clock.advance({ hours: 3 });
    await notices.sendDue();
  }
  return mailTo(email);
}

function mailTo(email: string): ParsedMail[] {
  return smtp.messages.filter(({ to }) => to !== undefined && !Array.isArray(to) && to.text === email);
}

test('FOR-39, FOR-T2: for each reason and setting one event makes one message, or none where that is off', async () => {
  app.clock.set(MONDAY_MORNING);
  const wanted: Record<string, number> = {};
  const readers: { readonly key: string; readonly email: string }[] = [];
  for (const reason of REASONS) {
    for (const sending of SENDINGS) {
      const { id, email } = await reader({ choices: { ...QUIET_CHOICES, [reason]: sending } });
      readers.push({ key: `${reason} ${sending}`, email });
      wanted[`${reason} ${sending}`] = sending === 'never' ? 0 : 1;
      await tell(about(id, `${reason}-${sending}`, { reason }));
    }
  }
  await mailInAWeek('');
  const sent = Object.fromEntries(readers.map(({ key, email }) => [key, mailTo(email).length]));
  assert.deepEqual(sent, wanted);
});

test('FOR-35: one event is one notice and one message, for the strongest of its reasons', async () => {
  app.clock.set(MONDAY_MORNING);
  const { id, email } = await reader();
  await tell(
    about(id, 'many', { reason: 'watched' }),
    about(id, 'many', { reason: 'mention' }),
    about(id, 'many'),
  );
  await tell(about(id, 'many', { reason: 'quoted' }));
  const rows = await db.selectFrom('told').select('reason').where('personId', '=', id).execute();
  assert.deepEqual(rows, [{ reason: 'mention' }]);
  const [message, ...more] = await mailInAWeek(email);
  assert.equal(more.length, 0);
  assert.equal(message?.subject, 'Ben Okafor mentioned you: Housing on release');
});

test('whoever does something is not told of it, and a stronger reason after the message makes no second one', async () => {
  app.clock.set(MONDAY_MORNING);
  const { id, email } = await reader();
  await tell(about(actor.id, 'own'), about(id, 'later', { reason: 'reply' }));
  app.clock.advance({ minutes: 5 });
  await notices.sendDue();
  await tell(about(id, 'later', { reason: 'mention' }));
  assert.equal((await mailInAWeek(email)).length, 1);
  assert.equal(
    (await db.selectFrom('told').select('id').where('personId', '=', actor.id).execute()).length,
    0,
  );
});

test('five replies within minutes are one message, which says what came, why, and how to stop it', async () => {
  app.clock.set(MONDAY_MORNING);
  const { id, email } = await reader();
  for (const post of ['a', 'b', 'c', 'd', 'e']) {
    await tell(about(id, post));
    app.clock.advance({ seconds: 30 });
  }
  await notices.sendDue();
  assert.equal(mailTo(email).length, 0);
  app.clock.advance({ minutes: 3 });
  await notices.sendDue();
  const [message, ...more] = mailTo(email);
  assert.equal(more.length, 0);
  assert.equal(message?.subject, '5 new replies: Housing on release');
  assert.match(message?.text ?? '', /The words of a\.[^]*\/forum\/posts\/a[^]*The words of e\./);
  assert.match(message?.text ?? '', /You get this because you started this thread or wrote in it\./);
  const list = message?.headers.get('list') as { unsubscribe?: { url: string }; 'unsubscribe-post'?: object };
  const url = new URL(list.unsubscribe?.url ?? '');
  assert.match(JSON.stringify(list), /List-Unsubscribe=One-Click/);
  assert.ok(message?.text?.includes(url.href));
});

test('quiet hours and a pause hold messages back, and a pause ends with one digest (FOR-38)', async () => {
  app.clock.set('2026-03-02T22:00:00Z');
  const quiet = await reader();
  const away = await reader({ pausedUntil: new Date('2026-03-05T08:00:00Z') });
  await tell(about(quiet.id, 'night'), about(away.id, 'first'));
  app.clock.set('2026-03-03T06:59:00Z');
  await notices.sendDue();
  assert.equal(mailTo(quiet.email).length, 0);
  app.clock.set('2026-03-03T07:01:00Z');
  await notices.sendDue();
  assert.equal(mailTo(quiet.email).length, 1);
  await tell(
    about(away.id, 'second', { group: 'thread:two', groupTitle: 'Phones at the gate', reason: 'mention' }),
  );
  app.clock.set('2026-03-05T07:59:00Z');
  await notices.sendDue();
  assert.equal(mailTo(away.email).length, 0);
  app.clock.set('2026-03-05T08:01:00Z');
  await notices.sendDue();
  const [digest, ...more] = mailTo(away.email);
  assert.equal(more.length, 0);
  assert.equal(digest?.subject, '2 things for you in Shared Endeavour');
  assert.match(digest?.text ?? '', /Phones at the gate[^]*Housing on release/);
});

test('daily digests come at the hour of the person’s own clock, through the change to summer time', async () => {
  app.clock.set('2026-03-28T12:00:00Z');
  const choices = { ...QUIET_CHOICES, reply: 'daily' } as const;
  const london = await reader({ choices });
  const sydney = await reader({ choices, zone: 'Australia/Sydney' });
  await tell(about(london.id, 'x'), about(sydney.id, 'x'));
  const due = await db
    .selectFrom('told')
    .select(['personId', 'mailAt'])
    .where('personId', 'in', [london.id, sydney.id])
    .execute();
  assert.deepEqual(
    new Map(due.map(({ personId, mailAt }) => [personId, mailAt?.toISOString()])),
    new Map<string, string>([
      [london.id, '2026-03-29T07:00:00.000Z'],
      [sydney.id, '2026-03-28T21:00:00.000Z'],
    ]),
  );
  await mailInAWeek('');
});

test('a mail server that is away for a day loses nothing, and there is no flood when it is back', async () => {
  app.clock.set(MONDAY_MORNING);
  const away = [await reader(), await reader(), await reader(), await reader()];
  await smtp.goDown();
  for (let hour = 0; hour < 24; hour++) {
    await tell(...away.map(({ id }) => about(id, `hour-${hour}`, { group: `thread:${hour % 4}` })));
    app.clock.advance({ hours: 1 });
    await assert.rejects(notices.sendDue());
  }
  await smtp.comeBack();
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  for (const { email } of away) {
    assert.deepEqual(
      mailTo(email).map(({ subject }) => subject),
      ['24 things for you in Shared Endeavour'],
    );
  }
  const waiting = await db.selectFrom('told').select('id').where('mailAt', 'is not', null).execute();
  assert.deepEqual(waiting, []);
});

test('FOR-54: what somebody may no longer read, or has read on the site, is left out when it is sent', async () => {
  app.clock.set(MONDAY_MORNING);
  const one = await reader();
  const other = await reader();
  await tell(about(one.id, 'hidden'), about(other.id, 'seen'));
  unreadable.add('post:hidden');
  await within((tx) => notices.markRead(tx, other.id, 'thread:one'));
  assert.deepEqual(await mailInAWeek(one.email), []);
  assert.deepEqual(mailTo(other.email), []);
});

test('a change of settings also holds for what waits to be sent', async () => {
  app.clock.set(MONDAY_MORNING);
  const { id, email } = await reader();
  await tell(about(id, 'soon'));
  const never = Object.fromEntries(REASONS.map((reason): [Reason, Sending] => [reason, 'never']));
  const choices = never as Settings['choices'];
  await within((tx) => changeSettings(tx, id, { ...QUIET_SETTINGS, choices }, app.clock.now()));
  assert.deepEqual(await mailInAWeek(email), []);
});

test('what is first in a digest is what features put there (FOR-41)', async () => {
  app.clock.set(MONDAY_MORNING);
  const choices = { ...QUIET_CHOICES, reply: 'daily' } as const;
  const { id, email } = await reader({ choices });
  notices.addToDigests(async (_db, personId) => ({
    heading: 'Questions that nobody has answered',
    lines: personId === id ? [{ text: 'Who holds the keys?', url: '/forum/threads/q' }] : [],
  }));
  await tell(about(id, 'digest'));
  const [digest] = await mailInAWeek(email);
  assert.match(
    digest?.text ?? '',
    /^QUESTIONS THAT NOBODY HAS ANSWERED\s+Who holds the keys\?[^]*Housing on release/,
  );
});
