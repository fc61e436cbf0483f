import type { Community } from '../net/community.ts'
import type { Prefix } from '../net/prefix.ts'

/** A candidate way to a prefix; a route is what was chosen among them. */
export interface Path {
  readonly prefix: Prefix
  readonly protocol: 'local' | 'static' | 'bgp'
  /** Where packets go: out of `link` to `node`. Undefined = delivered here, or discarded. */
  readonly nextHop: NextHop | undefined
  readonly discard?: string
  readonly localPreference: number
  readonly asPath: readonly number[]
  readonly origin: 'igp' | 'egp' | 'incomplete'
  /** What MED counts as; without the attribute that is 0 (RFC 4271 §9.1.2.2). */
  readonly med: number
  /** Whether the attribute, which is optional (RFC 4271 §5.1.4), is there. */
  readonly hasMed: boolean
  readonly communities: readonly Community[]
  readonly learnedFrom: 'ebgp' | 'ibgp' | 'self'
  /** Session it came by, undefined for local and static ones. */
  readonly session?: string
  /** Group of that session's end, `local` or `static`. */
  readonly group: string
  readonly distance: number
  readonly rank: number
  readonly neighbourRouterId: number
  /** MTU of the way out in bytes; Infinity where it is delivered here. */
  readonly mtu: number
  readonly label: string
  /** No packet takes it: it is there to be announced. */
  readonly onlyToldOn?: boolean
}

interface NextHop {
  readonly link: string
  readonly node: string
}

/** Whether two paths would be announced and used alike. */
export function samePath(a: Path, b: Path): boolean {
  return (
    a === b ||
    (a.prefix.text === b.prefix.text &&
      a.protocol === b.protocol &&
      a.nextHop?.link === b.nextHop?.link &&
      a.nextHop?.node === b.nextHop?.node &&
      a.localPreference === b.localPreference &&
      a.med === b.med &&
      a.hasMed === b.hasMed &&
      a.discard === b.discard &&
      a.origin === b.origin &&
      a.session === b.session &&
      a.rank === b.rank &&
      a.distance === b.distance &&
      a.mtu === b.mtu &&
      a.onlyToldOn === b.onlyToldOn &&
      equal(a.asPath, b.asPath) &&
      equal(a.communities, b.communities))
  )
}

function equal<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]))
}
