import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createTransport } from 'nodemailer';
import type { MailOptions } from 'nodemailer/lib/json-transport/index.js';
import { startTestApp } from '../../../test/app.ts';
import { startThread } from '../../../test/forum.ts';
import { freePort } from '../../../test/ports.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { newId } from '../../platform/ids.ts';

const smtp = await startSmtp();
const port = await freePort();
const app = await startTestApp({
  jobs: true,
  settings: { SMTP_URL: smtp.url, MAIL_IN_DOMAIN: 'reply.example.org', MAIL_IN_PORT: String(port) },
});
const { forum, notices } = app.features;
const db = app.database.kysely;
const ann = (await app.signInAs('ann@example.org', { name: 'Ann' })).person;
const ben = (await app.signInAs('ben@example.org', { name: 'Ben' })).person;
const { threadId } = await startThread(app, ann, { title: 'Keys', text: 'Who holds the keys?' });
const outside = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
let address = '';
let made = 0;

/** Sends Ann’s reply from outside, as a mail program does. */
const send = (rest: MailOptions = {}): Promise<unknown> =>
  outside.sendMail({
    from: 'Ann Smith <Ann@example.org>',
    to: address,
    subject: 'Re: Keys',
    messageId: `<${++made}@example.org>`,
    text: 'The governor holds them.\n\nOn Monday Ben wrote:\n> We do.\n',
    ...rest,
  });

const posts = async (): Promise<string[]> => {
  const query = db.selectFrom('post').select('text').where('threadId', '=', threadId).orderBy('number');
  return (await query.execute()).map(({ text }) => text);
};

const toAnn = () => smtp.messages.filter(({ to }) => JSON.stringify(to).includes('ann@example.org'));

/** Sends what is refused and returns what Ann is told of it; an hour later, so that she has not been told too often. */
async function refusalOf(rest: MailOptions): Promise<string> {
  app.clock.advance({ hours: 2 });
  const told = toAnn().length;
  const written = await posts();
  await send(rest);
  await waitFor('what is said to that', () => toAnn().length > told);
  assert.deepEqual(await posts(), written);
  assert.equal(toAnn().at(-1)?.subject, 'Your reply was not posted');
  return toAnn().at(-1)?.text?.replaceAll(/\s+/g, ' ') ?? '';
}

before(async () => {
  await forum.writing.reply(ben, { threadId, text: 'We do.', key: newId() });
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  const [mail] = toAnn();
  address = mail?.replyTo?.value[0]?.address ?? '';
  assert.match(address, /^reply\+[0-9a-z]{56}@reply\.example\.org$/);
  assert.match(mail?.text ?? '', /You can answer this message/);
});

test('FOR-40: a reply by email is posted in the thread, without what it quotes and its signature', async () => {
  await send({
    text: 'The governor\nholds them.\n\nAnd **two** deputies.\n\n-- \nAnn Smith\nHM Prison Example\n\nOn Mon, 2 Mar 2026 at 09:30, Ben <no-reply@localhost> wrote:\n\n> Keys\n>\n> We do.\n',
  });
  const row = await db
    .selectFrom('post')
    .select(['text', 'authorId', 'replyTo'])
    .where('threadId', '=', threadId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.text, row.authorId], ['The governor\nholds them.\n\nAnd **two** deputies.', ann.id]);
  assert.notEqual(row.replyTo, null);
});

test('FOR-40: the same message delivered twice, also at the same time, is posted once', async () => {
  const count = (await posts()).length;
  const twice = { messageId: '<twice@example.org>', text: 'Only once.' };
  await send(twice);
  await send(twice);
  const together = { messageId: '<together@example.org>', text: 'Only once together.' };
  await Promise.all([send(together), send(together), send(together)]);
  assert.deepEqual((await posts()).slice(count), ['Only once.', 'Only once together.']);
});

test('FOR-40: a message with nothing but HTML is read, and attachments are left out with a note', async () => {
  await send({
    text: '',
    html: '<p>See <b>page</b> 4.</p><script>alert(1)</script><div class="gmail_quote">On Mon, 2 Mar 2026 at 09:30, Ben &lt;<a href="mailto:x@y.example">x@y.example</a>&gt; wrote:<br><blockquote>We do.</blockquote></div>',
    attachments: [{ filename: 'plan.pdf', content: 'x' }],
  });
  assert.equal((await posts()).at(-1), 'See page 4.\n\n*Sent by email, without its 1 attachment.*');
});

test('FOR-40: a message from another address is not posted; the person is told at their own', async () => {
  const told = await refusalOf({ from: 'eve@example.org' });
  assert.match(told, /came from another email address/);
  assert.match(told, /This is what you wrote: The governor holds them\./);
  assert.equal(JSON.stringify(smtp.messages.map(({ to }) => to)).includes('eve@'), false);
});

test('FOR-40: an address that was made up or is of somebody else is refused at the door', async () => {
  const forged = address.replace(/.(?=@)/, (letter) => (letter === '0' ? '1' : '0'));
  const ofBen = address.replace(ann.id, ben.id);
  const elsewhere = address.replace('reply.example.org', 'example.net');
  for (const to of [forged, ofBen, elsewhere, 'postmaster@reply.example.org', 'reply+@reply.example.org']) {
    await assert.rejects(send({ to }), { responseCode: 550 }, to);
  }
});

test('FOR-40: what nobody wrote is dropped and not answered, so that no loop can begin', async () => {
  const [written, told] = [await posts(), toAnn().length];
  const headers: readonly Record<string, string>[] = [
    { 'Auto-Submitted': 'auto-replied' },
    { Precedence: 'bulk' },
    { 'X-Autoreply': 'yes' },
    { 'List-Id': '<news.example.org>' },
  ];
  for (const each of headers) await send({ headers: each, text: 'I am away.' });
  await send({ envelope: { from: '', to: address }, text: 'Not delivered.' });
  await send({ headers: { 'Auto-Submitted': 'auto-replied' }, from: 'eve@example.org' });
  const { count } = await db
    .selectFrom('mailReply')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outcome', '=', 'automatic')
    .executeTakeFirstOrThrow();
  assert.equal(count, 6);
  assert.deepEqual([await posts(), toAnn().length], [written, told]);
});

test('FOR-40: nothing but a quote, and more than a post can hold, are answered with what to do', async () => {
  assert.match(await refusalOf({ text: '> We do.\n' }), /Write your reply above the message/);
  assert.match(await refusalOf({ text: 'word '.repeat(5_000) }), /20,000 characters or less/);
});

test('FOR-40: a huge message is refused by the server', async () => {
  const content = Buffer.alloc(11 * 1024 * 1024, 'x');
  await assert.rejects(send({ attachments: [{ filename: 'film.mp4', content }] }), { responseCode: 552 });
});

test('FOR-40: answers to refused messages are few in an hour', async () => {
  app.clock.advance({ hours: 2 });
  const told = toAnn().length;
  for (let index = 0; index < 8; index++) await send({ from: 'eve@example.org' });
  await waitFor('three answers', () => toAnn().length === told + 3);
  const { count } = await db
    .selectFrom('mailReply')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('isAnswered', '=', true)
    .where('at', '=', app.clock.now())
    .executeTakeFirstOrThrow();
  assert.equal(count, 3);
});

test('FOR-40: a thread that was locked takes no reply by email, nor one that may not be read any more', async () => {
  await db
    .updateTable('thread')
    .set({ lockedAt: app.clock.now(), lockReason: 'Decided.' })
    .where('id', '=', threadId)
    .execute();
  assert.match(await refusalOf({}), /A moderator has locked this thread.* Reason: Decided\./);
  await db
    .updateTable('thread')
    .set({ lockedAt: null, hiddenAt: app.clock.now() })
    .where('id', '=', threadId)
    .execute();
  assert.match(await refusalOf({}), /you may no longer read it/);
});
