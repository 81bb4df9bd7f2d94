import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endingsWords,
  joiningWords,
  keptWords,
  moderationWords,
  namingWords,
  whoCouldSeeWords,
} from './words.ts';

test('LIVE-21: the joining setting is told with whose address is let in', () => {
  assert.match(joiningWords({ joining: 'open', allowedDomains: ['ignored.example'] }), /^Open: [^@]*$/);
  assert.match(
    joiningWords({ joining: 'verified', allowedDomains: [] }),
    /people with a confirmed email address, or with a one-time ticket/,
  );
  assert.match(
    joiningWords({ joining: 'verified', allowedDomains: ['nhs.example', '.gov.example'] }),
    /address that ends in @nhs\.example or \.gov\.example, or with/,
  );
});

test('endings of addresses are listed as people say them', () => {
  assert.equal(endingsWords([]), '');
  assert.equal(endingsWords(['a.example']), '@a.example');
  assert.equal(
    endingsWords(['a.example', '.b.example', 'c.example']),
    '@a.example, .b.example or @c.example',
  );
});

test('LIVE-25: a more private form is only offered where there is one', () => {
  assert.match(
    namingWords({ naming: 'named', morePrivateAllowed: true }),
    /You can choose a more private form/,
  );
  for (const session of [
    { naming: 'named', morePrivateAllowed: false },
    { naming: 'not-shown', morePrivateAllowed: true },
  ] as const) {
    assert.doesNotMatch(namingWords(session), /more private/);
  }
});

test('LIVE-26: it is said who could technically see who asked, and until when', () => {
  const words = whoCouldSeeWords({ naming: 'not-shown', retentionDays: 45 });
  assert.match(words, /^The people who run this installation could/);
  assert.match(words, /45 days/);
  assert.match(whoCouldSeeWords({ naming: 'named', retentionDays: 45 }), /^Where a name is not shown/);
});

test('LIVE-44, LIVE-45: the mode of moderation is told with the time after which the chair is told', () => {
  const of = (queueAlertSeconds: number) => moderationWords({ moderation: 'before', queueAlertSeconds });
  assert.match(of(120), /longer than 2 minutes/);
  assert.match(of(60), /longer than 1 minute\./);
  assert.match(of(90), /longer than 90 seconds/);
  assert.match(moderationWords({ moderation: 'after', queueAlertSeconds: 120 }), /^Questions appear at once/);
});

test('LIVE-87: what is kept is told with for how long', () => {
  assert.match(keptWords({ retentionDays: 7 }).join(' '), /deleted 7 days after the session is archived/);
});
