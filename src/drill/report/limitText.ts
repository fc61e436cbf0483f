import { durationText } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import { retriesAfterMs } from '../../routing/limitClosures.ts'
import type { LimitHit } from '../../routing/limitHit.ts'
import type { Topology } from '../../topology/topology.ts'

type Told = Pick<Topology, 'network' | 'info' | 'domains'>

/** `The BGP session vif-a between hub and edge-1`. */
export function limitedSession({ network, info, domains }: Told, { session }: LimitHit): string {
  const name = domains.find(({ id }) => id === `session:${session}`)?.name ?? session
  const ends = network.sessions.get(session)?.ends.map(({ node }) => info.get(node)?.label ?? node) ?? []
  return `The BGP session ${name} between ${listed(ends)}`
}

/** `101 prefixes are announced and hub takes 100 (Cease, RFC 4486 §4), and it stays so until …`; `; edge-1 tries it again every 15 min`. */
export function limitText({ network, info }: Told, hit: LimitHit): string {
  const taker = info.get(hit.node)?.label ?? hit.node
  const closed = `${hit.prefixes} prefixes are announced and ${taker} takes ${hit.limit} (Cease, RFC 4486 §4)`
  const everyMs = retriesAfterMs(network, hit)
  if (everyMs === undefined) return `${closed}, and it stays so until fewer are and somebody resets it`
  if (everyMs === 0) return `${closed}, and it stays so until fewer are`
  return `${closed}; ${taker} tries it again every ${durationText(everyMs)}`
}
