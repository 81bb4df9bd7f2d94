import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { getSession, loadProgramme } from '../../repository.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example', { organisation: 'Ministry of Justice' });

async function organised() {
  const session = await draftSession(app, person);
  return { session, path: `/s/${session.code}/organise/joining` };
}

test('an organiser lets in verified people of some domains, and offers organisations', async () => {
  const { path, session } = await organised();
  const page = await agent.get(path);
  assert.match(page.body, /<option value="Ministry of Justice">/);
  await agent.submit(
    page.form().fill({
      joining: 'verified',
      allowedDomains: '@Justice.gov.uk, .nhs.uk\njustice.gov.uk',
      organisations: 'Shelter\n  Through  the Gate \nshelter',
      addOrganisation: 'Ministry of Justice',
    }),
  );
  const saved = await getSession(db, session.id);
  assert.equal(saved.joining, 'verified');
  assert.deepEqual(saved.allowedDomains, ['justice.gov.uk', '.nhs.uk']);
  assert.deepEqual(
    (await loadProgramme(db, saved)).organisations.map(({ name }) => name),
    ['Shelter', 'Through the Gate', 'Ministry of Justice'],
  );
});

test('what is no email domain is refused and kept', async () => {
  const { path } = await organised();
  const page = await agent.submit(
    (await agent.get(path))
      .form()
      .fill({ joining: 'verified', allowedDomains: 'justice.gov.uk\nasha@justice' }),
  );
  assert.deepEqual(page.errors, [
    {
      text: '“asha@justice” is not an email domain. Enter one like justice.gov.uk',
      field: 'allowedDomains',
    },
  ]);
  assert.deepEqual(page.form().values('allowedDomains'), ['justice.gov.uk\r\nasha@justice']);
});
