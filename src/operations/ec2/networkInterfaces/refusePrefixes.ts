import { AwsError } from '../../../resources/refusal.ts'

const MEMBERS = ['Ipv4Prefixes', 'Ipv4PrefixCount', 'Ipv6Prefixes', 'Ipv6PrefixCount'] as const

/** Interfaces have single addresses here: whoever asks for delegated prefixes is told so. */
export function refusePrefixes(input: { readonly [Member in (typeof MEMBERS)[number]]?: unknown }): void {
  const member = MEMBERS.find(name => (Array.isArray(input[name]) ? input[name].length > 0 : input[name]))
  if (member === undefined) return
  throw new AwsError('UnsupportedOperation', `The parameter ${member} is not supported: give single addresses or their number.`)
}
