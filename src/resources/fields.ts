import { z } from 'zod'
import { parseAddress } from '../net/address.ts'
import { parseCommunity } from '../net/community.ts'
import { hostPrefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import { CUSTOMER_NAME } from './customerName.ts'

/**
 * Fields that the estate file and `/landbridge/v1` have in common. The message of every issue is the phrase that says
 * what is allowed ("a VLAN from 1 to 4094"), and a guess at the fix where there is one; the caller puts the place and
 * the value before it.
 */

const NAME = 'a name of up to 63 letters, digits, dots, dashes and underscores that begins with a letter or digit'
export const nameField = z.string({ error: NAME }).regex(CUSTOMER_NAME, { error: NAME })

export const textField = (allowed: string) => z.string({ error: allowed }).min(1, { error: allowed })

export const wholeNumber = (least: number, most: number, what = 'a whole number') => {
  const error = `${what} from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

export const yesOrNo = z.boolean({ error: 'true or false' })

/** Keys and values as AWS limits them. */
export const tagsField = z.record(z.string().min(1).max(128), z.string().max(256), { error: 'a map of tags' })

/** RFC 6793, RFC 7300. */
export const asnField = wholeNumber(1, 4_294_967_294, 'an AS number')

/** As many as routers take for it. */
export const allowAsField = wholeNumber(1, 10, 'how often the own AS number may be in a path,')

export const maximumPrefixesField = wholeNumber(1, 4_294_967_295, 'how many prefixes a neighbour may tell,')

const ADDRESS = 'an IPv4 address such as 10.0.1.10'
export const ipv4Field = z.string({ error: ADDRESS }).refine(text => parseAddress(text)?.family === 4, { error: ADDRESS })

const IPV6_ADDRESS = 'an IPv6 address such as 2001:db8:10:1::10'
export const ipv6Field = z
  .string({ error: IPV6_ADDRESS })
  .refine(text => parseAddress(text)?.family === 6, { error: IPV6_ADDRESS })
  .overwrite(text => parseAddress(text)?.text ?? text)

const PREFIX = 'an IPv4 CIDR without host bits such as 10.0.0.0/16'
export const ipv4PrefixField = z.string({ error: PREFIX }).refine(text => parsePrefix(text)?.family === 4, {
  error: issue => PREFIX + prefixMeant(String(issue.input), 4),
})

const IPV6_PREFIX = 'an IPv6 CIDR without host bits such as 2001:db8:20::/56'
export const ipv6PrefixField = z
  .string({ error: IPV6_PREFIX })
  .refine(text => parsePrefix(text)?.family === 6, { error: issue => IPV6_PREFIX + prefixMeant(String(issue.input), 6) })
  .overwrite(canonicalPrefix)

const EITHER_ADDRESS = 'an IPv4 or IPv6 address such as 10.0.1.10 or 2001:db8:10:1::10'
/** Of either family; IPv6 in its canonical spelling (RFC 5952), whatever was written. */
export const addressField = z
  .string({ error: EITHER_ADDRESS })
  .refine(text => parseAddress(text) !== undefined, { error: EITHER_ADDRESS })
  .overwrite(text => parseAddress(text)?.text ?? text)

const EITHER_PREFIX = 'an IPv4 or IPv6 CIDR without host bits such as 10.0.0.0/16 or 2001:db8:10::/48'
/** The same of prefixes. */
export const prefixField = z
  .string({ error: EITHER_PREFIX })
  .refine(text => parsePrefix(text) !== undefined, { error: issue => EITHER_PREFIX + prefixMeant(String(issue.input)) })
  .overwrite(canonicalPrefix)

const INTERFACE = 'an IPv4 address with its length such as 169.254.20.1/30'
export const interfaceAddressField = z
  .string({ error: INTERFACE })
  .refine(text => parseInterfaceAddress(text)?.address.family === 4, { error: INTERFACE })

const COMMUNITY = 'a BGP community such as 7224:7100, both halves 0 to 65535'
export const communityField = z.string({ error: COMMUNITY }).transform((text, context) => {
  const community = parseCommunity(text)
  if (community === undefined) context.issues.push({ code: 'custom', message: COMMUNITY, input: text })
  return community ?? z.NEVER
})

const BFD = 'true, false or a map of transmitMs, receiveMs and multiplier'
const bfdMs = wholeNumber(50, 10_000, 'a time in milliseconds')

/** Intervals and multipliers that nearly all platforms take. */
export const bfdField = z.union(
  [
    z.boolean(),
    z.strictObject({
      transmitMs: bfdMs
        .exactOptional()
        .describe('Least time between two packets that it sends, in ms; 300 where nothing is said'),
      receiveMs: bfdMs
        .exactOptional()
        .describe('Least time between two packets that it can take, in ms; 300 where nothing is said'),
      multiplier: wholeNumber(3, 50)
        .exactOptional()
        .describe('How many of its packets in a row the other end misses before it gives up; 3 where nothing is said'),
    }),
  ],
  { error: BFD },
)

/** What a LAN can carry: 576 (RFC 791) to 9216, the usual most of switches. */
export const mtuField = wholeNumber(576, 9216, 'an MTU in bytes')

/** Of IP packets: what they are in the mean, and the largest that may not be cut into pieces. */
export const meanSizeField = wholeNumber(28, 9216, 'a size in bytes')
export const dfField = wholeNumber(576, 9216, 'a size in bytes')

/** From what TCP takes where nobody says anything (RFC 9293 §3.7.1). */
export const mssField = wholeNumber(536, 9176, 'a segment size in bytes')

/** The block that host bits or a missing length hide; nothing where that is of a family that is not allowed. */
function prefixMeant(text: string, family?: 4 | 6): string {
  const address = parseAddress(text)
  const prefix = parseInterfaceAddress(text)?.prefix ?? (address && hostPrefix(address))
  return prefix && (family === undefined || prefix.family === family) ? `: did you mean ${prefix.text}?` : ''
}

function canonicalPrefix(text: string): string {
  return parsePrefix(text)?.text ?? text
}
