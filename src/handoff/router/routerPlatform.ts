import type { RestartSteps } from './prefixLimit.ts'
import type { Neighbour, RouterModel } from './routerModel.ts'

/** One platform that routers are written for: what it can do, and who writes it down. */
export interface RouterPlatform {
  readonly title: string
  /** `routed`: a tunnel is an interface. `policy`: selectors choose what is encrypted. `none`: no IPsec towards AWS. `only`: nothing else. */
  readonly vpn: 'routed' | 'policy' | 'none' | 'only'
  /** Why it has no tunnels, where it has none. */
  readonly because?: string
  /** An interface's MTU is an even number. */
  readonly evenMtu?: true
  /** It writes tunnels that carry IPv6; where it does not they are left out and named. */
  readonly writesIpv6Tunnels?: true
  /** The same of tunnels between IPv6 addresses. */
  readonly writesIpv6Outside?: true
  /** It writes how long a router waits between two advertisements of a prefix. */
  readonly writesAdvertisementInterval?: true
  /** What it does with a session over its limit of prefixes. Absent: it writes no BGP. */
  readonly overLimit?: OverLimit
  /** What somebody has to know of the platform whatever the router. */
  readonly notes: (router: RouterModel) => readonly string[]
  readonly write: (router: RouterModel) => RouterText
}

/** What a platform does with a session whose neighbour tells more prefixes than its limit. */
type OverLimit =
  /** Closes it, and tries it again after a time that it can be told; closed for good without one. */
  | { readonly restart: RestartSteps }
  /** Closes it until somebody gives the command; `because` says in a sentence that it has no time for it. */
  | { readonly reset: (neighbour: Neighbour) => string; readonly because: string }
  /** Something else, in a clause that ends a sentence; `hasNone`: it has no limit at all. */
  | { readonly instead: string; readonly hasNone?: true }

/** What a platform writes: files in the order in which they are loaded. */
export interface RouterText {
  readonly files: readonly RouterFile[]
  /** Commands that show whether it works. */
  readonly checks: readonly string[]
  /** How the router gets back to where it was. */
  readonly rollback: readonly string[]
}

export interface RouterFile {
  readonly name: string
  /** Begins a comment line in this file's language. */
  readonly comment: '!' | '#'
  readonly lines: readonly string[]
}
