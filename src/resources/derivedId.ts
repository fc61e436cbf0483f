import { fingerprintNumber } from './fingerprint.ts'

/** An EC2-like id that is always the same for the same text: for things that exist before anybody made them. */
export function derivedEc2Id<P extends string>(prefix: P, text: string): `${P}-${string}` {
  const digits = Array.from({ length: 16 }, (_, at) => fingerprintNumber(`${prefix} ${text} ${at}`, 16).toString(16))
  return `${prefix}-0${digits.join('')}`
}
