import { z } from 'zod'
import { parseAddress } from '../net/address.ts'
import { parseCommunity } from '../net/community.ts'
import { parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
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

const ADDRESS = 'an IPv4 address such as 10.0.1.10'
export const ipv4Field = z.string({ error: ADDRESS }).refine(text => parseAddress(text)?.family === 4, { error: ADDRESS })

const PREFIX = 'an IPv4 CIDR without host bits such as 10.0.0.0/16'
export const ipv4PrefixField = z.string({ error: PREFIX }).refine(text => parsePrefix(text)?.family === 4, {
  error: issue => PREFIX + prefixMeant(String(issue.input)),
})

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

/** What a LAN can carry: 576 (RFC 791) to 9216, the usual most of switches. */
export const mtuField = wholeNumber(576, 9216, 'an MTU in bytes')

/** Of IP packets: what they are in the mean, and the largest that may not be cut into pieces. */
export const meanSizeField = wholeNumber(28, 9216, 'a size in bytes')
export const dfField = wholeNumber(576, 9216, 'a size in bytes')

/** From what TCP takes where nobody says anything (RFC 9293 §3.7.1). */
export const mssField = wholeNumber(536, 9176, 'a segment size in bytes')

function prefixMeant(text: string): string {
  const prefix = parseInterfaceAddress(text)?.prefix ?? parseInterfaceAddress(`${text}/32`)?.prefix
  return prefix ? `: did you mean ${prefix.text}?` : ''
}
