import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainsSentence, isInDomains } from './sign-in-domains.ts';

test('without domains any address may sign in', () => {
  assert.equal(isInDomains('ann@anywhere.example', []), true);
});

test('a domain means exactly itself, a domain with a dot before it all that is below', () => {
  const domains = ['council.example', '.gov.example'];
  assert.equal(isInDomains('ann@council.example', domains), true);
  assert.equal(isInDomains('ann@Council.Example', domains), true);
  assert.equal(isInDomains('ann@sub.council.example', domains), false);
  assert.equal(isInDomains('ann@notcouncil.example', domains), false);
  assert.equal(isInDomains('ann@justice.gov.example', domains), true);
  assert.equal(isInDomains('ann@gov.example', domains), false);
  assert.equal(isInDomains('ann@evilgov.example', domains), false);
  assert.equal(isInDomains('council.example@elsewhere.example', domains), false);
});

test('the sentence names every domain', () => {
  assert.match(domainsSentence(['a.example']), /ends in @a\.example, or ask/);
  assert.match(
    domainsSentence(['a.example', 'b.example', '.c.example']),
    /@a\.example, @b\.example or \.c\.example,/,
  );
});
