import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArchivedQuestion } from './archived-question.ts';
import { figuresOf, rankRates, speakerFigures } from './figures.ts';
import type { ArchiveList } from './lists.ts';

function question(list: ArchiveList, speakers: Partial<ArchivedQuestion['speakers'][number]>[] = []) {
  return { list, speakers } as unknown as ArchivedQuestion;
}

test('LIVE-65: the share answered leaves out what was merged and what was set aside', () => {
  const figures = figuresOf(
    [
      question('answered-live'),
      question('answered-later'),
      question('open'),
      question('merged'),
      question('set-aside'),
    ],
    2,
  );
  assert.equal(figures.asked, 7);
  assert.deepEqual(figures.answered, { questions: 3, answered: 2 });
  assert.deepEqual(figuresOf([], 0).answered, { questions: 0, answered: 0 });
});

test('speakers stand in alphabetical order, whoever answered most', () => {
  const speakers = ['Sofia', 'Dana', 'ben'].map((name) => ({
    id: name as never,
    name,
    post: '',
    organisation: null,
  }));
  const figures = speakerFigures(speakers, [
    question('answered-live', [{ id: 'Sofia', state: 'answered-aloud' }]),
    question('open', [
      { id: 'Sofia', state: 'waiting' },
      { id: 'Dana', state: 'passed-on' },
    ]),
    question('set-aside', [{ id: 'Dana', state: 'waiting' }]),
  ]);
  assert.deepEqual(
    figures.map(({ name, asked, aloud, passedOn, waiting }) => [name, asked, aloud, passedOn, waiting]),
    [
      ['ben', 0, 0, 0, 0],
      ['Dana', 1, 0, 1, 0],
      ['Sofia', 2, 1, 0, 1],
    ],
  );
});

const ENDED = Date.UTC(2026, 10, 23, 11);

function ranked(id: string, state: string, votes: Record<string, number>, listedMinutesAgo = 60) {
  const at = new Date(ENDED - listedMinutesAgo * 60_000);
  return {
    id,
    state,
    askedAt: at,
    listedAt: at,
    tally: new Map(Object.entries(votes).map(([key, count]) => [key, { votes: count, seen: count }])),
  } as unknown as Parameters<typeof rankRates>[0][number];
}

test('RANK-9: the answered rate is told by lane and by order', () => {
  const present = new Map([
    ['big', 40],
    ['small', 4],
  ]);
  const many = Array.from({ length: 10 }, (_, index) =>
    ranked(`big${index}`, 'published', { big: 30 - index, small: 0 }),
  );
  const rates = rankRates(
    [...many, ranked('across', 'answered', { big: 10, small: 4 }), ranked('late', 'published', {}, 1)],
    present,
    ENDED,
  );
  assert.deepEqual(rates.ranked, { questions: 11, answered: 1 });
  assert.deepEqual(rates.newLane, { questions: 1, answered: 0 });
  assert.deepEqual(rates.top, [
    { order: 'most-wanted', questions: 10, answered: 0 },
    { order: 'across-organisations', questions: 10, answered: 1 },
  ]);
});

test('RANK-5: with one organisation only there is one order', () => {
  const rates = rankRates([ranked('a', 'answered', { big: 3 })], new Map([['big', 5]]), ENDED);
  assert.deepEqual(rates.top, [{ order: 'most-wanted', questions: 1, answered: 1 }]);
});
