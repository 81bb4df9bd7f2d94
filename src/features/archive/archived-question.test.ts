import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicQuestion, QuestionDetails } from '../questions/index.ts';
import { archiveQuestion } from './archived-question.ts';

const CLOSED_AT = new Date('2026-03-28T22:30:00Z');

function archived(details: Partial<QuestionDetails>, shown: Partial<PublicQuestion> = {}) {
  const whole = {
    id: 'q',
    state: 'published',
    text: 'Who waits at the gate?',
    reason: null,
    partId: null,
    label: null,
    language: 'en',
    shownOrganisation: 'Ravenhill Prison',
    votes: 4,
    speakers: [],
    answers: [],
    askedAt: new Date('2026-03-28T20:00:00Z'),
    answeredAt: null,
    answeredLive: false,
    mergedInto: null,
    ...details,
  } as unknown as QuestionDetails;
  const view = {
    text: whole.text,
    original: null,
    proposed: null,
    merged: [],
    asker: 'Ada Ash',
    ...shown,
  } as unknown as PublicQuestion;
  return archiveQuestion(
    { details: whole, shown: view },
    {
      session: { closedAt: CLOSED_AT, zone: 'Europe/London' },
      speakers: new Map([['dana', 'Dana Juniper']]),
      parts: new Map(),
    },
  );
}

test('LIVE-61: what is abusive, names a private person or must not be shown by law can be read nowhere', () => {
  for (const state of ['declined', 'removed'] as const) {
    for (const reason of ['abusive', 'names-a-person', 'legal'] as const) {
      const question = archived(
        {
          state,
          reason,
          answers: [
            {
              speakerId: 'dana' as never,
              kind: 'written',
              text: 'He does',
              recordingAt: '',
              confirmed: true,
              at: CLOSED_AT,
            },
          ],
        },
        { original: 'Why does J. Bramble not?', proposed: 'Why not?', merged: ['Bramble again'] },
      );
      assert.equal(question.text, null);
      assert.equal(question.asker, '');
      assert.equal(question.organisation, null);
      assert.doesNotMatch(JSON.stringify(question), /gate|Bramble|Ada|Ravenhill|He does|Why not/);
      assert.match(question.reason ?? '', /abusive|private person|legal/);
    }
    const other = archived({ state, reason: 'off-topic' }, { text: '' });
    assert.equal(other.text, 'Who waits at the gate?');
    assert.equal(other.list, 'set-aside');
  }
});

test('what an asker withdrew, and what was merged into something that is not shown, cannot be read', () => {
  assert.equal(archived({ state: 'withdrawn' }).text, null);
  assert.equal(archived({ state: 'merged' }, { text: '' }).text, null);
});

test('LIVE-65: answered in the session, or so many days of the calendar later', () => {
  const at = (time: string, answeredLive = false) => {
    const { list, daysLater } = archived({ state: 'answered', answeredAt: new Date(time), answeredLive });
    return [list, daysLater];
  };
  assert.deepEqual(at('2026-03-28T22:00:00Z'), ['answered-live', null]);
  assert.deepEqual(at('2026-03-28T22:45:00Z'), ['answered-later', 0]);
  // Summer time begins in that night: the next day is 23 hours long, and an hour and a half away.
  assert.deepEqual(at('2026-03-29T00:00:00Z'), ['answered-later', 1]);
  assert.deepEqual(at('2026-04-02T23:30:00Z'), ['answered-later', 6]);
  assert.deepEqual(at('2026-04-02T23:30:00Z', true), ['answered-live', null]);
});

test('LIVE-58: every addressed speaker keeps an own state, with the name of whom it was passed to', () => {
  const [speaker] = archived({
    speakers: [
      { speakerId: 'gone' as never, state: 'passed-on', passedTo: 'dana' as never, reason: 'She knows' },
    ],
  }).speakers;
  assert.deepEqual(speaker, {
    id: 'gone',
    name: 'A speaker',
    state: 'passed-on',
    passedTo: 'Dana Juniper',
    reason: 'She knows',
  });
});
