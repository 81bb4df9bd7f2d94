import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { FakeClock } from '../../../test/clock.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { inTransaction } from '../database/transaction.ts';
import { createJobs } from '../jobs/jobs.ts';
import { findMailboxMessage, listMailbox } from './mailbox.ts';
import { createMail, type MailMessage } from './mail.ts';

const smtp = await startSmtp();
const database = await createTestDatabase();
const db = database.kysely;
const clock = new FakeClock();
const errors: string[] = [];
const onError = (error: unknown): void => void errors.push(String(error));
const jobs = createJobs(database, onError);
const from = 'Shared Endeavour <no-reply@sessions.example.org>';
const mail = createMail({ db, jobs, clock, smtpUrl: smtp.url, from, onRefused: onError });
await jobs.start();
after(async () => {
  await jobs.stop();
  await database.close();
});

const send = (...messages: MailMessage[]): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (const message of messages) await mail.send(tx, message);
  });
const letter = (subject: string, to = 'ann@example.org'): MailMessage => ({
  to,
  subject,
  body: `About ${subject}.`,
});
const subjects = (): (string | undefined)[] => smtp.messages.map(({ subject }) => subject);
const everyMailIsDone = async (): Promise<boolean> => {
  const { rows } =
    await sql`select 1 from pgboss.job where name = 'mail' and state in ('created', 'retry', 'active')`.execute(
      db,
    );
  return rows.length === 0;
};

test('a message arrives as it was written, after the commit', async () => {
  const link = `https://sessions.example.org/sign-in/link/${'x'.repeat(120)}`;
  const body = `Dear Ann, “read” this:\n\n${link}\n\nIt costs 5 €.`;
  await send({ to: 'ann@example.org', subject: 'Grüße – to you', body, calendar: 'BEGIN:VCALENDAR' });
  const message = await smtp.message(1);
  assert.equal(message.subject, 'Grüße – to you');
  assert.equal(message.text?.trim(), body);
  assert.equal(message.from?.text, '"Shared Endeavour" <no-reply@sessions.example.org>');
  assert.match(message.messageId ?? '', /^<[0-9a-f-]{36}@sessions\.example\.org>$/);
  assert.equal(message.headers.get('auto-submitted'), 'auto-generated');
  assert.deepEqual(
    message.attachments.map(({ filename, contentType, content }) => [
      filename,
      contentType,
      content.toString(),
    ]),
    [['session.ics', 'text/calendar', 'BEGIN:VCALENDAR']],
  );
});

test('a message of a transaction that is rolled back is not sent', async () => {
  const failing = inTransaction(db, async (tx) => {
    await mail.send(tx, letter('rolled back'));
    throw new Error('rolled back');
  });
  await assert.rejects(failing);
  await send(letter('the next'));
  await smtp.message(2);
  assert.deepEqual(subjects().slice(1), ['the next']);
});

test('while the server is down nothing is lost, and afterwards nothing comes twice', async () => {
  await smtp.goDown();
  const wanted = ['one', 'two', 'three'];
  await send(...wanted.map((subject) => letter(subject)));
  await waitFor('a failure', () => errors.some((error) => error.includes('was not sent')));
  await smtp.comeBack();
  await waitFor('all of them', () => wanted.every((subject) => subjects().includes(subject)), 40);
  await waitFor('the end of all jobs', everyMailIsDone);
  assert.deepEqual(new Set(subjects().slice(2)), new Set(wanted));
  assert.equal(smtp.messages.length, 5);
});

test('a message turned away for a while is tried again, once', async () => {
  const before = smtp.refusals;
  smtp.refuse(451);
  await send(letter('greylisted'));
  await waitFor('the refusal', () => smtp.refusals > before);
  smtp.accept();
  await smtp.message(6).catch(() => smtp.message(6));
  await waitFor('the end of all jobs', everyMailIsDone);
  assert.deepEqual(subjects().slice(5), ['greylisted']);
});

test('a message refused for good is given up, and told without its address', async () => {
  errors.length = 0;
  smtp.refuse(550);
  await send(letter('refused', 'nobody.here@example.org'));
  await waitFor('the report', () => errors.length > 0);
  smtp.accept();
  await waitFor('the end of all jobs', everyMailIsDone);
  assert.deepEqual(errors, ['Error: A message was not sent: EMESSAGE DATA 550']);
  assert.equal(subjects().includes('refused'), false);
});

test('a hall of people has its messages soon, each one once', async () => {
  const before = smtp.messages.length;
  const started = performance.now();
  await send(
    ...Array.from({ length: 100 }, (_, index) => letter(`number ${index}`, `p${index}@example.org`)),
  );
  await waitFor('all of them', () => smtp.messages.length === before + 100, 30);
  await waitFor('the end of all jobs', everyMailIsDone);
  assert.equal(new Set(subjects().slice(before)).size, 100);
  assert.ok(performance.now() - started < 20_000);
});

test('an address cannot add another recipient or a header', async () => {
  const before = smtp.messages.length;
  await send({ to: 'ann@example.org', subject: 'One\r\nBcc: eve@example.org', body: 'x' });
  await waitFor('it', () => smtp.messages.length > before);
  const message = smtp.messages[before];
  assert.equal(message?.bcc, undefined);
  assert.equal(message?.subject, 'One Bcc: eve@example.org');
});

test('a message can be sent outside any transaction, with headers and an address for answers', async () => {
  const before = smtp.messages.length;
  await mail.deliver({
    ...letter('direct'),
    id: 'abc',
    replyTo: 'reply+1@sessions.example.org',
    headers: { 'List-Unsubscribe': '<https://sessions.example.org/x>' },
  });
  const message = smtp.messages[before];
  assert.equal(message?.messageId, '<abc@sessions.example.org>');
  assert.equal(message?.replyTo?.text, 'reply+1@sessions.example.org');
  assert.match(JSON.stringify(message?.headers.get('list')), /sessions\.example\.org\/x/);
  await smtp.goDown();
  await assert.rejects(mail.deliver(letter('lost')), /was not sent/);
  await smtp.comeBack();
});

const gone = { address: 'gone@example.org', name: '', instead: 'a former member' };

test('nothing about somebody stays when that is asked for', async () => {
  await smtp.goDown();
  await send(letter('to be forgotten', gone.address), {
    ...letter('Zeb Quill said yes'),
    body: 'Write to Gone@example.org, says "Zeb Quill" of Quillington.',
  });
  await inTransaction(db, (tx) => mail.forget(tx, { ...gone, name: 'Zeb Quill' }));
  const { rows } =
    await sql`select 1 from pgboss.job where data::text ilike any(array['%gone@example%', '%zeb quill%'])`.execute(
      db,
    );
  assert.deepEqual(rows, []);
  const before = smtp.messages.length;
  await smtp.comeBack();
  await waitFor('the message to somebody else', () => smtp.messages.length > before, 40);
  const { subject, text } = smtp.messages[before]!;
  assert.equal(subject, 'a former member said yes');
  assert.equal(text?.trim(), 'Write to a former member, says "a former member" of Quillington.');
});

test('without a server messages stay in the mailbox, newest first', async () => {
  const mailbox = createMail({ db, jobs, clock, smtpUrl: undefined, from, onRefused: onError });
  assert.equal(mailbox.staysHere, true);
  await inTransaction(db, (tx) => mailbox.send(tx, letter('first')));
  clock.advance({ seconds: 1 });
  await inTransaction(db, (tx) => mailbox.send(tx, letter('second', 'bob@example.org')));
  const listed = await listMailbox(db);
  assert.deepEqual(
    listed.map(({ subject, recipient }) => [subject, recipient]),
    [
      ['second', 'bob@example.org'],
      ['first', 'ann@example.org'],
    ],
  );
  assert.equal((await findMailboxMessage(db, listed[0]?.id ?? ''))?.body, 'About second.');
  const bob = { address: 'bob@example.org', name: 'Bob Lee', instead: 'somebody' };
  await inTransaction(db, (tx) => mailbox.send(tx, letter('what Bob Lee wrote')));
  await inTransaction(db, (tx) => mailbox.forget(tx, bob));
  assert.deepEqual(
    new Set((await listMailbox(db)).map(({ subject }) => subject)),
    new Set(['first', 'what somebody wrote']),
  );
});
