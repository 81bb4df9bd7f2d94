import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { startSmtp } from './smtp.ts';

const smtp = await startSmtp();
const send = (subject: string): Promise<unknown> =>
  createTransport(smtp.url).sendMail({ from: 'a@example.org', to: 'b@example.org', subject, text: 'Grüße' });

test('a message is taken and can be read', async () => {
  await send('First');
  const { subject, text, to } = await smtp.message(1);
  assert.deepEqual([subject, text?.trim()], ['First', 'Grüße']);
  assert.ok(to !== undefined && !Array.isArray(to));
  assert.equal(to.text, 'b@example.org');
});

test('a server that refuses says for how long', async () => {
  smtp.refuse(451);
  await assert.rejects(send('Refused'), { responseCode: 451 });
  smtp.refuse(550);
  await assert.rejects(send('Refused'), { responseCode: 550 });
  assert.equal(smtp.refusals, 2);
  smtp.accept();
  await send('Second');
  assert.equal((await smtp.message(2)).subject, 'Second');
});

test('a server that is down does not answer, and comes back at the same place', async () => {
  await smtp.goDown();
  await assert.rejects(send('Lost'), { code: 'ESOCKET' });
  await smtp.comeBack();
  await send('Third');
  assert.equal((await smtp.message(3)).subject, 'Third');
});
