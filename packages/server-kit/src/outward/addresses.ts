import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** A host outside may be written to by anyone's setting; one inside only when an administrator said so. */
export class InsideAddress extends Error {
  constructor(host: string) {
    super(`${host} lies inside this network`);
  }
}

// Loopback, private, link-local (with it the metadata addresses of clouds), shared, reserved and multicast networks.
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether the IP address (either family, mapped ones too) belongs to a network of our own. */
export const isInside = (address: string): boolean => {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  return inside.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
};

/**
 * The address to connect to for a host's name, looked up once so that no second answer can lead elsewhere. Throws
 * InsideAddress when it lies inside and that is not allowed, and the resolver's error when the name is unknown.
 */
export const addressFor = async (host: string, allowInside: boolean): Promise<{ address: string; family: 4 | 6 }> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare)
    ? [{ address: bare, family: isIP(bare) }]
    : await lookup(bare, { all: true, verbatim: true });
  const [first] = found;
  if (!first) throw new Error(`no address for ${host}`);
  if (!allowInside && found.some(({ address }) => isInside(address))) throw new InsideAddress(host);
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
};
