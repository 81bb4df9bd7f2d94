import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDecision, readReviewDate, whyNoDecision } from './decision.ts';

const WHOLE =
  '## What was decided\n\nOne form.\n\n* For all\n\n### who decided ##\nThe five of us\n\n## Why\nIt was time\n\n## Who disagreed, and why\n\nNobody';

test('FOR-50: a decision note says below its headings what was decided, by whom and with which dissent', () => {
  assert.deepEqual(readDecision(WHOLE), {
    decided: 'One form.\n\n* For all',
    by: 'The five of us',
    dissent: 'Nobody',
  });
  assert.equal(whyNoDecision(WHOLE), undefined);
});

test('FOR-50: what a decision note leaves out is named, one after the other', () => {
  assert.match(
    whyNoDecision('We decided.') ?? '',
    /what was decided below the heading “## What was decided”/,
  );
  assert.match(whyNoDecision('## What was decided\nA form') ?? '', /^Write who decided below/);
  const unsaid = '## What was decided\nA form\n## Who decided\nWe\n## Who disagreed, and why\n  \n';
  assert.match(whyNoDecision(unsaid) ?? '', /or that nobody did/);
});

test('FOR-50: the date of a review may be left out, and lies ahead', () => {
  const now = new Date('2027-03-01T23:30:00Z');
  const read = (day: string, month: string, year: string) =>
    readReviewDate({ 'review-day': day, 'review-month': month, 'review-year': year }, now);
  assert.deepEqual(read('', '', ' '), { reviewOn: null, errors: [] });
  assert.equal(read('2', 'March', '2027').reviewOn, '2027-03-02');
  assert.equal(read('1', '3', '2027').errors[0]?.message, 'Date of the review must be after today');
  assert.equal(read('30', '2', '2028').errors[0]?.message, 'Date of the review must be a real date');
});
