import type { Interface } from './addressPlan.ts'
import { askFrr } from './frrControl.ts'
import { candidateLine } from './tables.ts'

interface Summary {
  readonly ipv4Unicast?: { readonly tableVersion?: number; readonly peers?: Readonly<Record<string, { readonly state: string }>> }
}

/** Whether all `sessions` of a router are established. */
export async function isFrrReady(socket: string, sessions: number): Promise<boolean> {
  const { ipv4Unicast } = JSON.parse(await askFrr(socket, 'show bgp summary json')) as Summary
  const peers = Object.values(ipv4Unicast?.peers ?? {})
  return peers.length === sessions && peers.every(({ state }) => state === 'Established')
}

/** Changes when a router chooses anew. */
export async function frrActivity(socket: string): Promise<string> {
  const { ipv4Unicast } = JSON.parse(await askFrr(socket, 'show bgp summary json')) as Summary
  return String(ipv4Unicast?.tableVersion)
}

interface FrrPath {
  readonly aspath?: { readonly segments: readonly { readonly list: readonly number[] }[] }
  readonly metric?: number
  readonly origin?: string
  readonly locPrf?: number
  readonly sourced?: boolean
  readonly bestpath?: { readonly overall?: boolean }
  readonly community?: { readonly list: readonly string[] }
  readonly peer?: { readonly peerId: string }
}

/** All candidates of a router's BGP as lines. */
export async function frrCandidates(socket: string, interfaces: readonly Interface[]): Promise<string[]> {
  const { routes = {} } = JSON.parse(await askFrr(socket, 'show bgp ipv4 unicast json detail')) as {
    readonly routes?: Readonly<Record<string, readonly FrrPath[]>>
  }
  return Object.entries(routes).flatMap(([prefix, paths]) =>
    // The first entry describes the prefix.
    paths.flatMap(path =>
      path.aspath === undefined
        ? []
        : [
            candidateLine({
              prefix,
              from: path.sourced ? 'own' : (interfaces.find(found => found.peerAddress === path.peer?.peerId)?.link ?? 'unknown'),
              isBest: path.bestpath?.overall === true,
              asPath: path.aspath.segments.flatMap(({ list }) => list),
              localPreference: path.locPrf ?? 100,
              med: path.metric,
              origin: (path.origin ?? '').toLowerCase(),
              communities: (path.community?.list ?? []).map(wellKnown),
            }),
          ],
    ),
  )
}

const WELL_KNOWN: Readonly<Record<string, string>> = {
  noExport: '65535:65281',
  noAdvertise: '65535:65282',
  localAs: '65535:65283',
  gracefulShutdown: '65535:0',
  blackhole: '65535:666',
}

function wellKnown(text: string): string {
  return WELL_KNOWN[text] ?? text
}
