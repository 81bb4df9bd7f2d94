import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newJoinCode, readJoinCode, showJoinCode } from './join-code.ts';
import { hashTicket, newTicket, showTicket } from './ticket.ts';

test('LIVE-20: no character of a code looks like another, and every code is read as it is shown', () => {
  for (let count = 0; count < 200; count++) {
    const code = newJoinCode();
    assert.match(code, /^[0-9a-z]{6}$/);
    assert.doesNotMatch(code, /[ilou]/);
    assert.equal(readJoinCode(showJoinCode(code)), code);
  }
});

test('what looks alike is read as what was meant', () => {
  assert.equal(readJoinCode('KOM 2PI'), 'k0m2p1');
  assert.equal(readJoinCode(' kom-2pL\t'), 'k0m2p1');
  assert.equal(readJoinCode('uuuuuu'), 'vvvvvv');
});

test('what cannot be a code is none', () => {
  for (const typed of ['', 'k7m2p', 'k7m2px9', 'k7m2p!', 'k7m2pé', '<script>']) {
    assert.equal(readJoinCode(typed), null, typed);
  }
});

test('LIVE-21: a ticket is read as kindly as a code', () => {
  const ticket = newTicket();
  assert.match(showTicket(ticket), /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  assert.equal(hashTicket(showTicket(ticket)), hashTicket(ticket));
  assert.equal(hashTicket('o0o0o-ilu11'), hashTicket('00000 11v11'));
  assert.notEqual(hashTicket(newTicket()), hashTicket(ticket));
});
