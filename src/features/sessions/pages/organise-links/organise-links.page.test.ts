import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { getSession, loadProgramme } from '../../repository.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

async function organised() {
  const session = await draftSession(app, person);
  return { session, path: `/s/${session.code}/organise/links` };
}

test('an organiser sets links, language and further reading', async () => {
  const { path, session } = await organised();
  await agent.submit(
    (await agent.get(path)).form().fill({
      callUrl: 'https://call.example/1',
      captionsUrl: 'https://captions.example/1',
      language: 'cy',
      'reading-0-title': 'A report',
      'reading-0-url': 'https://reports.example/leaving',
      'reading-2-url': 'https://news.example/today',
    }),
  );
  const saved = await getSession(db, session.id);
  assert.deepEqual(
    [saved.callUrl, saved.captionsUrl, saved.signLanguageUrl, saved.language],
    ['https://call.example/1', 'https://captions.example/1', null, 'cy'],
  );
  assert.deepEqual((await loadProgramme(db, saved)).readings, [
    { title: 'A report', url: 'https://reports.example/leaving' },
    { title: 'news.example', url: 'https://news.example/today' },
  ]);
  const again = (await agent.get(path)).form();
  assert.deepEqual(again.values('reading-1-title'), ['news.example']);
  await agent.submit(again.fill({ 'reading-0-title': '', 'reading-0-url': '' }));
  assert.deepEqual((await loadProgramme(db, await getSession(db, session.id))).readings, [
    { title: 'news.example', url: 'https://news.example/today' },
  ]);
});

test('what is no web address is refused at its field, a script above all', async () => {
  const { path } = await organised();
  const page = await agent.submit(
    (await agent.get(path)).form().fill({
      callUrl: 'javascript:alert(1)',
      'reading-0-title': 'A report',
      'reading-1-url': 'reports.example',
    }),
  );
  assert.deepEqual(page.errors, [
    { text: 'Call link must be a web address, like https://www.example.org', field: 'callUrl' },
    { text: 'Enter the address of “A report”', field: 'reading-0-url' },
    { text: 'Address must be a web address, like https://www.example.org', field: 'reading-1-url' },
  ]);
  assert.deepEqual(page.form().values('callUrl'), ['javascript:alert(1)']);
});
