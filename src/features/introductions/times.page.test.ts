import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { formatDateTime } from '../../design-system/format.ts';

const app = await startTestApp();

async function member(name: string, organisation: string) {
  const email = `${name}@${organisation.toLowerCase()}.example`;
  return { ...(await app.signInAs(email, { organisation })), email };
}

test('SEED-47: whoever asks offers times to talk, and one of them is chosen with the yes', async () => {
  const [gil, hal] = [await member('gil', 'Council'), await member('hal', 'Prison')];
  gil.agent.setCookie('zone', 'Europe/Paris');
  const ask = async () => (await gil.agent.get(`/people/${hal.person.id}/introduction`)).form('Ask');
  const now = app.clock.now();
  const day = (offset: number) => new Date(now.getTime() + offset * 24 * 3_600_000);
  const slot = (field: string, at: Date, time: string) => ({
    [`${field}-day`]: String(at.getUTCDate()),
    [`${field}-month`]: String(at.getUTCMonth() + 1),
    [`${field}-year`]: String(at.getUTCFullYear()),
    [`${field}-time`]: time,
  });
  const words = { reason: 'The gate' };
  const wrong = await gil.agent.submit(
    (await ask()).fill({
      ...words,
      ...slot('first', day(-2), '10am'),
      ...slot('second', day(3), 'tea'),
      'third-day': '3',
    }),
  );
  assert.deepEqual(
    wrong.errors.map(({ text }) => text),
    [
      'First time must be in the future',
      'Second time must be a time, like 9:30am or 14:30',
      'Third date must include a month',
      'Enter the third time',
    ],
  );
  assert.deepEqual(wrong.form('Ask').values('second-time'), ['tea']);
  const asked = await gil.agent.submit(
    (await ask()).fill({ ...words, ...slot('first', day(4), '2pm'), ...slot('third', day(3), '10:30') }),
  );
  const earlier = formatDateTime(new Date(`${day(3).toISOString().slice(0, 10)}T10:30Z`), 'UTC');
  assert.match(asked.text, new RegExp(`Times to talk that you offered: ${earlier}`));
  const [mail] = await app.mailTo(hal.email);
  assert.match(mail?.body ?? '', new RegExp(`at one of these times: ${earlier} [^;]+; [^;]*2pm`));
  const list = await hal.agent.get('/introductions');
  const yes = list.form('Yes, introduce us: gil');
  assert.deepEqual(yes.values('time'), ['']);
  // On the reader's own clock, which is behind.
  assert.match(list.text, /When can you talk to gil\? .*9:30am .*1pm At none of these/);
  const [first] = list.$('input[name=time]').toArray();
  const accepted = await hal.agent.submit(yes.fill({ time: list.$(first).attr('value') ?? '' }));
  assert.match(accepted.text, /gil@council\.example You talk on .*9:30am/);
  const told = (await app.mailTo(gil.email))[0]?.body ?? '';
  assert.match(told, new RegExp(`Of the times you offered they chose ${earlier}`));
  app.clock.advance({ days: 5 });
  assert.match((await gil.agent.get('/introductions')).text, /You were to talk on/);
});

test('SEED-47: a time that has passed, or was never offered, is not taken', async () => {
  const [ivy, jon] = [await member('ivy', 'Council'), await member('jon', 'Prison')];
  const soon = new Date(app.clock.now().getTime() + 3_600_000);
  const wanted = { reason: 'The gate', times: [soon], zone: 'Europe/London' };
  assert.equal(await app.features.introductions.asking.ask(ivy.person, jon.person.id, wanted), null);
  const list = await jon.agent.get('/introductions');
  const late = list.form('Yes, introduce us: ivy').fill({ time: soon.toISOString() });
  app.clock.advance({ hours: 2 });
  assert.doesNotMatch((await jon.agent.get('/introductions')).text, /When can you talk/);
  const accepted = await jon.agent.submit(late);
  assert.match(accepted.text, /The time you chose has passed: agree on another by email.*ivy@council/);
  assert.doesNotMatch(accepted.text, /You (were to )?talk on/);
});
