import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { prepareText, similarTexts } from './similarity.ts';
import { contentStems } from './words.ts';

const QUESTIONS = [
  ['housing', 'How will we fund housing for prison leavers on the day of release?'],
  ['bank', 'Why can’t people open a bank account before they leave prison?'],
  ['data', 'When will probation and health be able to share data about the same person?'],
  ['lived', 'How are people with lived experience involved in designing this programme?'],
  ['budget', 'Who holds the budget for addiction treatment after release?'],
  ['jobs', 'What are employers being offered to hire someone with a conviction?'],
  ['measure', 'How will we know in a year whether any of this has reduced reoffending?'],
  ['friday', 'Could we stop Friday releases, when every service is about to close?'],
].map(([id, text]) => ({ id: id!, text: text! }));

const found = (draft: string) => similarTexts(draft, QUESTIONS).map(({ id }) => id);

test('the same wish in other words is found (LIVE-29)', () => {
  assert.equal(found('What funding is there to house people leaving prison on release day?')[0], 'housing');
  assert.equal(found('Can prisoners open bank accounts before leaving?')[0], 'bank');
  assert.equal(found('Sharing data between health and probation: when?')[0], 'data');
  assert.equal(found('Please stop releasing people on a Friday')[0], 'friday');
  assert.equal(found('How do we measure whether reoffending is reduced?')[0], 'measure');
});

test('slips of typing are forgiven', () => {
  assert.equal(found('Who holds the buget for adiction treatmnt after relese')[0], 'budget');
});

test('another question on the same topic is not offered', () => {
  assert.deepEqual(found('Do prison officers get enough training?'), []);
  assert.deepEqual(found('Is there a crèche at the next meeting?'), []);
});

test('a draft of small words, or of none, is similar to nothing', () => {
  assert.deepEqual(found('What about this?'), []);
  assert.deepEqual(found(''), []);
});

test('limit and threshold hold, and the order is by similarity', () => {
  const all = similarTexts('release from prison', QUESTIONS, { limit: 2, threshold: 0 });
  assert.equal(all.length, 2);
  assert.ok(all[0]!.similarity >= all[1]!.similarity);
});

test('endings of English meet, in either spelling', () => {
  const [first, ...others] = ['organise', 'organizing', 'organised', 'organisations'].map(
    (word) => contentStems(word)[0],
  );
  assert.ok(
    others.every((stem) => stem === first),
    JSON.stringify([first, ...others]),
  );
  assert.deepEqual(contentStems('housing houses housed'), ['hous', 'hous', 'hous']);
  assert.deepEqual(contentStems('planning plans planned'), ['plan', 'plan', 'plan']);
  assert.deepEqual(contentStems('policies policy'), ['polici', 'polici']);
});

test('languages without spaces or stems are still compared', () => {
  const candidates = [
    { id: 'welsh', text: 'Pryd fydd y gwasanaeth prawf ar gael yn Gymraeg?' },
    { id: 'other', text: 'Pwy sy’n talu am dai?' },
  ];
  assert.equal(similarTexts('A fydd y gwasanaeth prawf yn Gymraeg?', candidates)[0]?.id, 'welsh');
});

test('similarity is from 0 to 1, symmetric, and 1 for the same words', () => {
  const text = fc.array(fc.constantFrom('prison', 'release', 'housing', 'data', 'health', 'bank'), {
    minLength: 1,
  });
  const between = (a: string, b: string) =>
    similarTexts(a, [{ id: 'x', text: b }], { threshold: 0 })[0]!.similarity;
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [first, second] = [a.join(' '), b.join(' ')];
      const similarity = between(first, second);
      assert.ok(similarity >= 0 && similarity <= 1);
      assert.ok(Math.abs(similarity - between(second, first)) < 1e-12);
      assert.ok(between(first, first) > 1 - 1e-12);
    }),
  );
});

test('prepared texts give the same answer as their words', () => {
  const prepared = QUESTIONS.map(({ id, text }) => ({ id, text: prepareText(text) }));
  const draft = 'Sharing data between health and probation: when?';
  assert.deepEqual(similarTexts(draft, prepared), similarTexts(draft, QUESTIONS));
});
