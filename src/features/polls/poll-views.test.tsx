import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { render } from 'preact-render-to-string';
import type { OptionId, PollId } from './poll.ts';
import { PollCard } from './poll-card.view.tsx';
import { PollResults } from './poll-results.view.tsx';
import type { PublicPoll } from './public-poll.ts';

const poll: PublicPoll = {
  id: 'p1' as PollId,
  kind: 'one',
  question: 'Which?',
  hint: '',
  options: [
    { id: 'a' as OptionId, text: 'A home' },
    { id: 'b' as OptionId, text: 'A job' },
  ],
  maxChoices: null,
  scale: null,
  resultsWhen: 'answered',
  state: 'open',
  openedAt: '2026-11-23T10:00:00.000Z',
  closedAt: null,
  version: 3,
  answered: 12,
  present: 40,
  results: {
    kind: 'one',
    people: 11,
    none: 1,
    rows: [
      { id: 'a' as OptionId, text: 'A home', people: 8, share: 8 / 11 },
      { id: 'b' as OptionId, text: 'A job', people: 3, share: 3 / 11 },
    ],
  },
  organisations: null,
};

const card = (set: Partial<Parameters<typeof PollCard>[0]> = {}) =>
  load(render(<PollCard poll={poll} mine={undefined} mayAnswer csrf="t" action="/here" {...set} />));

test('LIVE-68: results stay hidden from who has not answered, and are shown after', () => {
  const before = card();
  assert.equal(before('svg').length, 0);
  assert.match(before.text(), /12 of 40 people here have answered/);
  assert.match(before.text(), /Results are shown after you have answered/);
  const after = card({ mine: { answer: { options: ['a' as OptionId] }, notice: '' } });
  assert.equal(after('svg').length, 1);
  assert.match(after.text(), /Your answer: A home/);
  assert.ok(after('input[value=a]').is('[checked]'));
  assert.equal(card({ seesResults: true })('svg').length, 1);
});

test('LIVE-75: a form that was begun stays when its poll is closed, and only its button goes', () => {
  const closed = { ...poll, state: 'closed' } as const;
  assert.equal(card({ poll: closed })('form').length, 0);
  const kept = card({ poll: closed, hasBegun: true });
  assert.equal(kept('input[type=radio]').length, 3);
  assert.equal(kept('button').length, 0);
  assert.match(kept.text(), /What you chose is kept here and was not sent/);
});

test('LIVE-70: beside the picture stands a table with the same numbers', () => {
  const $ = load(render(<PollResults poll={poll} prefix="x-" />));
  const rows = $('table tr')
    .toArray()
    .map((row) => $(row).text());
  assert.deepEqual(rows, ['AnswerNumberShare', 'A home873%', 'A job327%']);
  assert.match($.text(), /1 person preferred not to say/);
});

test('OPN-80: a withheld figure is told as not shown, never as 0', () => {
  const organisations = {
    columns: ['A home', 'A job'],
    rows: [
      { organisation: 'Leeds', people: 7, cells: ['nearly all', 'nearly none'] },
      { organisation: 'York', people: null, cells: null },
      { organisation: null, people: null, cells: null },
    ],
  } as const;
  const $ = load(render(<PollResults poll={{ ...poll, state: 'closed', organisations }} prefix="x-" />));
  const rows = $('#x-organisations tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    );
  assert.deepEqual(rows, [
    ['Leeds', '7', 'Over 90%', 'Under 10%'],
    ['York', 'Not shown', 'Not shown', 'Not shown'],
    ['Other organisations', 'Not shown', 'Not shown', 'Not shown'],
  ]);
});

test('with too few answers only the number is told, and why', () => {
  const few = { ...poll, answered: 3, results: null };
  assert.match(
    card({ poll: few, seesResults: true }).text(),
    /Results are shown when 5 people have answered/,
  );
  assert.match(
    card({ poll: { ...few, state: 'closed' } }).text(),
    /Results are not shown, because fewer than 5 people answered/,
  );
});
