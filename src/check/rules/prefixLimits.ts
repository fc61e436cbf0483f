import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import { VPN_MAXIMUM_PREFIXES } from '../../topology/awsPolicy.ts'
import { EVERY_PREFIX } from '../../topology/everyPrefix.ts'
import { named } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import { sessionsOn, type WaySession } from '../sessions.ts'
import type { View } from '../view.ts'

const NEAR = 0.8

/** How many prefixes come over a session, and how many either end takes. */
export const PREFIX_LIMITS: readonly Rule[] = [
  {
    id: 'DX012',
    severity: 'error',
    title: 'A session is near its number of prefixes',
    why: 'One prefix too many and the end that takes no more closes the session, of a virtual interface, a VPN connection or a Connect peer: it stays idle until somebody withdraws prefixes and resets it, or the limit is raised.',
    source: 'Direct Connect guide, "Prefix allocations"; Site-to-Site VPN guide, "Quotas", routes; RFC 4486 §4',
    *check(view) {
      for (const [, [session]] of Map.groupBy(nearTheirLimit(view), ({ way, taker }) => `${way.on.id} ${way.family} ${taker}`))
        if (session) yield hit(session)
    },
  },
]

/** A session of which one end takes `most`; `count` come, or more than it takes where that closed it. */
interface Near {
  readonly way: WaySession
  readonly taker: 'aws' | 'router'
  readonly most: number
  readonly count: number
  readonly isClosed: boolean
}

function nearTheirLimit(view: View): Near[] {
  const { accepted, limitHits } = view.topology.baseline.tables
  return sessionsOn(view).flatMap((way): Near[] =>
    way.session.ends.flatMap((end): Near[] => {
      const most = end.import.maximumPrefixes
      const closed = limitHits.get(way.session.name)
      // Over a session that the other end has closed nothing comes any more.
      if (most === undefined || (closed && closed.node !== end.node)) return []
      const count = closed?.prefixes ?? accepted.get(`${way.session.name}@${end.node}`)?.length ?? 0
      if (!closed && (count === 0 || count < NEAR * most)) return []
      return [{ way, taker: end.node === way.router.id ? 'router' : 'aws', most, count, isClosed: closed !== undefined }]
    }),
  )
}

function hit({ way, taker, most, count, isClosed }: Near): Hit {
  const { on, router, family } = way
  const number = isClosed ? `more than ${most}` : String(count)
  const prefixes = (isClosed ? most : count) === 1 ? 'prefix' : 'prefixes'
  const announced = `${[number, ...(family === undefined ? [] : [`IPv${family}`]), prefixes].join(' ')} over ${on.name}`
  const end = isClosed ? ': its session is closed' : ''
  const families = family === undefined ? Object.values(EVERY_PREFIX) : [EVERY_PREFIX[`ipv${family}`]]
  const concerns = isClosed ? { concerns: families } : { isNear: true as const }
  if (taker === 'router') {
    return {
      about: on,
      summary: `AWS announces ${announced}, of which ${router.body.name} takes ${most}${end}.`,
      fix: `Raise maximumPrefixes of ${router.body.name} towards ${on.name}, or let AWS announce fewer.`,
      at: named(router),
      member: `neighbours.${on.name}.maximumPrefixes`,
      ...concerns,
    }
  }
  return {
    about: on,
    summary: `${router.body.name} announces ${announced}, which takes ${most}${end}.`,
    ...remedy(way),
    ...concerns,
  }
}

/** Of AWS's limits an allocation alone can be raised, and that up to a thousand. */
function remedy({ on, router, kind, allocation }: WaySession): Pick<Hit, 'fix' | 'member'> {
  const summarise = `Summarise what ${router.body.name} announces`
  const most = DEFAULT_QUOTAS.prefixAllocationPerVirtualInterface
  switch (kind) {
    case 'virtualInterface':
      return allocation === undefined || allocation >= most
        ? { fix: `${summarise}, since AWS lets ${on.name} take no more than that.`, member: 'prefixAllocation' }
        : { fix: `${summarise}, or raise the prefix allocation of ${on.name}.`, member: 'prefixAllocation' }
    case 'vpnToVirtualPrivateGateway':
      return {
        fix: `${summarise}, or end ${on.name} on a transit gateway, which takes ${VPN_MAXIMUM_PREFIXES.transitGateway}.`,
      }
    case 'tunnelToTransitGateway':
      return { fix: `${summarise}, since AWS raises that limit for nobody.` }
  }
}
