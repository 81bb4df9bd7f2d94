import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import { consent, howMany, newEndeavour, propose, takeSeat } from '../../../../test/endeavours.ts';
import { giveRole, makeSession } from '../../../../test/sessions.ts';
import { KEEPER_SEAT } from '../../../../test/rounds.ts';
import type { EndeavourId } from '../endeavour.ts';
import { type EndeavourDocument, PART_NAMES } from './document.ts';

/** What whoever brings an endeavour in adds to it: a seat of their own, and the act. */
const ADDED: Readonly<Record<string, number>> = {
  members: 1,
  seats: 1,
  holdings: 1,
  stewardships: 1,
  record: 1,
};
/** What bringing in ends: nobody of the other installation holds a seat or an office here. */
const ENDED = new Set(['id', 'actId', 'untilAt', 'emptySince', 'endedAt', 'leftAt']);

/** The rows of a part without their ids, which are new in each installation. */
function rowsOf(document: EndeavourDocument, part: (typeof PART_NAMES)[number]): readonly string[] {
  return document[part]
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !ENDED.has(name))))
    .map((row) => JSON.stringify(row).replaceAll(/"[0-9a-hjkmnp-tv-z]{16}"/g, '"…"'))
    .toSorted();
}

/** An endeavour in which something stands in most parts. */
async function lively(app: TestApp) {
  const { agent, home } = await newEndeavour(app);
  const other = await takeSeat(app, agent, home, 'Harbour Homes');
  await propose(agent, home, /Person of Harbour Homes/);
  await consent(other, home);
  const words = await agent.get(`${home}/wording`);
  const changed = { aim: 'Everybody has a bed', reason: 'We agreed on it' };
  await agent.submit(words.form('Change the words').fill(changed), 'Change the words');
  const commitments = await other.get(`${home}/commitments`);
  const due = { 'due-day': '1', 'due-month': '6', 'due-year': '2027' };
  await other.submit(commitments.form('Commit').fill({ text: 'Ten rooms', ...due }), 'Commit');
  const challenge = (await other.get(`${home}/record`)).$('a[href$="/challenge"]').first().attr('href') ?? '';
  const question = (await other.get(challenge)).form('Challenge').fill({ reason: 'Who agreed?' });
  await other.submit(question, 'Challenge');
  const ending = await agent.get(`${home}/ending`);
  const became = { became: 'It is done.' };
  await agent.submit(ending.form('Propose to close it').fill(became), 'Propose to close it');
  const asked = await other.get(`${home}/ending`);
  await other.submit(asked.form('Answer').fill({ answer: 'object', reason: 'It is not.' }), 'Answer');
  const session = await makeSession(app);
  const { person } = await app.signInAs(`convener-${howMany()}@example.org`);
  await giveRole(app, session, 'organiser', person);
  const sessions = await agent.get(`${home}/sessions`);
  const code = { code: session.code };
  await agent.submit(sessions.form('Link this session').fill(code), 'Link this session');
  app.clock.advance({ days: 8 });
  await app.features.endeavours.closing.settleDue();
  return { agent, home, id: (home.split('/').at(-1) ?? '') as EndeavourId };
}

test('an endeavour that is brought into another installation is exported there with all that it held', async () => {
  const here = await startTestApp();
  const there = await startTestApp();
  const { id } = await lively(here);
  const original = await here.features.endeavours.transfer.read(id);
  const parsed = there.features.endeavours.transfer.parse(JSON.stringify(original));
  assert.ok(parsed.ok);
  const { person } = await there.signInAs('keeper@example.org', { name: 'Keeper' });
  const brought = await there.features.endeavours.transfer.bringIn(person, parsed.document, KEEPER_SEAT);
  assert.ok(brought.ok);
  const again = await there.features.endeavours.transfer.read(brought.id);
  assert.deepEqual({ ...again.endeavour, id }, original.endeavour);
  for (const part of PART_NAMES) {
    const before = rowsOf(original, part);
    const after = [...rowsOf(again, part)];
    for (const row of before) {
      const at = after.indexOf(row);
      assert.ok(at >= 0, `${part}: ${row}`);
      after.splice(at, 1);
    }
    assert.equal(after.length, ADDED[part] ?? 0, `${part}: ${after.join('\n')}`);
  }
  for (const part of [
    'endings',
    'endingConsents',
    'challenges',
    'commitments',
    'consents',
    'sessions',
  ] as const) {
    assert.ok(original[part].length > 0, part);
  }
});

test('one file holds the document and every table, without any address', async () => {
  const app = await startTestApp();
  const { agent, home } = await lively(app);
  const page = await agent.get(`${home}/export`);
  const file = await agent.get(page.link('Download everything as ZIP'));
  assert.equal(file.status, 200);
  assert.match(file.body, /^PK/);
  for (const name of [
    'endeavour.json',
    'endeavour.html',
    ...PART_NAMES.map((part) => `tables/${part}.csv`),
  ]) {
    assert.ok(file.body.includes(name), name);
  }
  assert.ok(file.body.includes('Ten rooms'));
  assert.ok(!file.body.includes('@example.org'));
});
