import { type Prefix, parsePrefix } from '../net/prefix.ts'

/** The prefix that covers all others, by address family. */
export const EVERY_PREFIX = { ipv4: parsePrefix('0.0.0.0/0') as Prefix, ipv6: parsePrefix('::/0') as Prefix } as const
