import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener } = await app.signInAs('convener@example.org');

const WELSH = { question: 'Beth fyddai’n helpu?', 'seeds-do': 'Gwely ar y noson gyntaf', language: 'cy' };

async function started(set: Record<string, string> = {}): Promise<string> {
  const page = await convener.get(perspectivesUrls.start);
  const run = await convener.submit(page.form().fill({ ...WELSH, ...set }), 'Save the draft');
  assert.equal(run.status, 200, run.text);
  await convener.submit(run.form('Open it'), 'Open it');
  return run.path.split('/')[2] ?? '';
}

test('WCAG 3.1.2: a conversation and its statements are read out in the language that was chosen', async () => {
  const id = await started();
  const visitor = app.agent();
  const add = await visitor.get(perspectivesUrls.add(id));
  assert.deepEqual(add.form('Add it').values('language'), ['cy']);
  const polish = { text: 'Telefon przy bramie', lens: 'do', language: 'pl' };
  await visitor.submit(add.form('Add it').fill(polish), 'Add it');
  const queue = await convener.get(perspectivesUrls.moderate(id));
  assert.equal(queue.$('.se-card__text [lang=pl]').text(), 'Telefon przy bramie');
  await convener.submit(queue.form('Accept: Telefon przy bramie'), 'Accept: Telefon przy bramie');

  const voting = await visitor.get(perspectivesUrls.home(id));
  assert.equal(voting.$('h1 [lang=cy]').text(), WELSH.question);
  assert.equal(voting.$('#statement [lang=cy]').text(), WELSH['seeds-do']);
  await visitor.submit(voting.form('Agree'), 'Agree');
  const answers = await visitor.get(perspectivesUrls.answers(id));
  assert.deepEqual(
    answers
      .$('.se-card__text [lang]')
      .map((_, each) => answers.$(each).attr('lang'))
      .get()
      .toSorted(),
    ['cy', 'pl'],
  );
  await perspectives.calculation.calculate(id as never);
  const statements = await visitor.get(perspectivesUrls.statements(id));
  assert.equal(statements.$('.se-card__text [lang=pl]').text(), 'Telefon przy bramie');
  const table = await visitor.get(`${perspectivesUrls.statements(id)}?as=table`);
  assert.equal(table.$('th [lang=cy]').text(), WELSH['seeds-do']);
  const list = await convener.get(perspectivesUrls.list);
  assert.equal(list.$('a [lang=cy]').text(), WELSH.question);
});

test('WCAG 3.1.2: conveners mend a language, and statements in that of the conversation follow it', async () => {
  const id = await started({ language: 'en' });
  const run = await convener.get(perspectivesUrls.run(id));
  const mended = run.form('Save the settings').fill({ language: 'cy' });
  await convener.submit(mended, 'Save the settings');
  const visitor = app.agent();
  const voting = await visitor.get(perspectivesUrls.home(id));
  assert.equal(voting.$('#statement [lang=cy]').length, 1);
  await visitor.submit(voting.form('Agree'), 'Agree');

  // The words were seen by whoever answered, so that they stay one statement.
  const cards = await convener.get(`${perspectivesUrls.moderate(id)}?state=accepted`);
  const save = `Save the wording: ${WELSH['seeds-do']}`;
  await convener.submit(cards.form(save).fill({ language: 'ga' }), save);
  const answers = await visitor.get(perspectivesUrls.answers(id));
  assert.equal(answers.$('.se-card__text [lang=ga]').length, 1);
  const same = await convener.get(`${perspectivesUrls.moderate(id)}?state=accepted`);
  const refused = await convener.submit(same.form(save), save);
  assert.equal(refused.status, 409);

  const seeds = await convener.get(perspectivesUrls.seeds(id));
  assert.deepEqual(seeds.form('Add them').values('language'), ['cy']);
  const more = seeds.form('Add them').fill({ 'seeds-wrong': 'Rien n’est dit', language: 'fr' });
  await convener.submit(more, 'Add them');
  assert.equal((await visitor.get(perspectivesUrls.home(id))).$('#statement [lang=fr]').length, 1);
});

test('a language that there is not is answered with what to do, and what was typed stays', async () => {
  const page = await convener.get(perspectivesUrls.start);
  const token = page.form().values('_csrf')[0] ?? '';
  const body = new URLSearchParams({
    _csrf: token,
    ...WELSH,
    background: '',
    audience: 'link',
    moderation: 'before',
    language: 'klingon',
    endeavour: '',
    'seeds-wrong': '',
    'seeds-works': '',
  });
  const refused = await convener.send({ method: 'POST', path: perspectivesUrls.start, body });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Select a language from the list/);
  assert.equal(refused.$('#question').attr('value'), WELSH.question);
});
