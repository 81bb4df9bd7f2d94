import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { reply, startThread } from '../../../test/forum.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';

const smtp = await startSmtp();
const app = await startTestApp({
  jobs: true,
  settings: { SMTP_URL: smtp.url, ADMINISTRATORS: 'admin@example.org', LOG_LEVEL: 'silent' },
});

test('a mail server that is down for a day: nothing is lost, nothing floods in, and an administrator sees it', async () => {
  const [ann, bob] = [await app.signInAs('ann@example.org'), await app.signInAs('bob@example.org')];
  await smtp.goDown();

  const { threadId } = await startThread(app, ann.person, { title: 'Gate times' });
  await app.features.introductions.asking.ask(bob.person, ann.person.id, {
    reason: 'Shall we meet?',
    times: [],
    zone: 'Europe/London',
  });
  for (let hour = 0; hour < 24; hour += 1) {
    await reply(app, bob.person, threadId, `Word number ${hour}`);
    if (hour % 6 === 0) {
      const visitor = app.agent();
      const form = (await visitor.get('/sign-in')).form('Send me a link');
      await visitor.submit(form.fill({ email: 'cat@example.org' }));
    }
    app.clock.advance({ hours: 1 });
    await app.features.notices.sendDue().catch(() => undefined);
  }
  const admin = await app.signInAs('admin@example.org');
  // The links to sign in have ended meanwhile, and wait no more.
  await waitFor('what is left', async () =>
    /1 message on the way, the oldest since.*1 tried in vain/.test(
      (await admin.agent.get('/administration/jobs')).text,
    ),
  );
  const page = await admin.agent.get('/administration/jobs');
  assert.match(page.text, /People who wait for a message about their notices: 1, the oldest since/);
  assert.equal(smtp.messages.length, 0);

  await smtp.comeBack();
  const tried = await admin.agent.submit(page.form('Try now'));
  assert.match(tried.text, /The waiting email is being tried now/);
  app.clock.advance({ minutes: 5 });
  await app.features.notices.sendDue();
  await waitFor('an empty queue', async () =>
    /No email is waiting/.test((await admin.agent.get('/administration/jobs')).text),
  );
  const subjects = smtp.messages.map(({ subject }) => subject ?? '').toSorted((a, b) => a.localeCompare(b));
  assert.equal(subjects.length, 2, subjects.join('; '));
  assert.match(subjects[0] ?? '', /24 new replies: Gate times/);
  assert.match(subjects[1] ?? '', /bob would like to be introduced to you/);
  assert.match((await admin.agent.get('/administration/record')).text, /had the waiting email tried at once/);

  // What the mail server refuses for good is told by its time and kind, and never by its address.
  assert.match((await admin.agent.get('/administration/jobs')).text, /No email was refused for good/);
  smtp.refuse(550);
  const visitor = app.agent();
  const asking = (await visitor.get('/sign-in')).form('Send me a link');
  await visitor.submit(asking.fill({ email: 'nobody.here@example.org' }));
  await waitFor('the refusal', async () =>
    /no mailbox of that address, or it takes no mail from here \(550\)/.test(
      (await admin.agent.get('/administration/jobs')).text,
    ),
  );
  assert.doesNotMatch((await admin.agent.get('/administration/jobs')).body, /nobody\.here/);
  smtp.accept();
});
