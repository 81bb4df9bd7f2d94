import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';

test('an IPv4 address is its own network, however it is written', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
});

test('the devices of an IPv6 network are one network, others are not', () => {
  const home = networkOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd');
  assert.equal(home, '2001:db8:1:2');
  for (const same of ['2001:db8:1:2::1', '2001:0DB8:0001:0002::', '2001:db8:1:2::ffff:1%eth0']) {
    assert.equal(networkOf(same), home, same);
  }
  assert.notEqual(networkOf('2001:db8:1:3::1'), home);
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
});
