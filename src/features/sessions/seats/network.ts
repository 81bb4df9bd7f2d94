import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** The part of an IPv6 address that all devices of one network share: 64 bits (RFC 4291, 2.5.1). */
const NETWORK_GROUPS = 4;

/** The network that an address belongs to, as others see it: an IPv4 address itself, or the first half of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const [left, right] = [before, after].map((part) => (part === '' ? [] : part.split(':'))) as [
    string[],
    string[],
  ];
  const zeros = Array.from({ length: Math.max(0, GROUPS - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, NETWORK_GROUPS).join(':');
}
