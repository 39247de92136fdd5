import { BlockList, isIP } from 'node:net';

const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
// Also the forms that contain an IPv4 address: mapped, translated, 6to4, Teredo.
const v6 = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;
// Two lists: in a common one, a subnet of mapped addresses would contain every IPv4 address.
const [inner4, inner6] = [new BlockList(), new BlockList()];
for (const [net, bits] of v4) inner4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of v6) inner6.addSubnet(net, bits, 'ipv6');

/**
 * Whether an address leads to this machine, a private network, or nowhere. A text that is no address counts as inner.
 */
export function isInner(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return inner4.check(address, 'ipv4');
  return family === 0 || inner6.check(address, 'ipv6');
}

/** A host that is this very machine. */
export function isOwnMachine(hostname: string): boolean {
  const name = bare(hostname);
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** "[::1]" → "::1" */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
