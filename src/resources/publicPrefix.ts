import { overlap, type Prefix, parsePrefix } from '../net/prefix.ts'

/** Blocks that no network announces to AWS: private, shared, link-local, loopback, multicast and reserved (RFC 6890). */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['224.0.0.0/3', '::/127', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
].map(text => parsePrefix(text) as Prefix)

/** The block that keeps `prefix` from being public address space, undefined where nothing does. */
export function notPublic(prefix: Prefix): Prefix | undefined {
  return NOT_PUBLIC.find(block => overlap(block, prefix))
}
