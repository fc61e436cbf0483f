import { durationText } from '../../net/duration.ts'
import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { leastRoundTripMs } from '../../resources/distance.ts'
import { regionAt } from '../../resources/places.ts'
import type { Annex, Reason } from '../design.ts'
import type { Requirements } from '../requirementsSchema.ts'
import { siteAt } from '../siteLocations.ts'
import { annexOf, type Option } from './option.ts'

type OnPremises = NonNullable<Requirements['onPremises']>

/** Practice: three to six months from the order to a rack that works. AWS names no time. */
const RACK_DAYS = 180

/** Workloads that stay near: own servers beside a rack of AWS's. */
export function onPremisesAnnex(requirements: Requirements, wanted: OnPremises, catalogue: Catalogue): Annex {
  const because = reasons(wanted)
  const [region = ''] = Object.keys(requirements.regions)
  const options = [rack('low', because), rack('high', because), outpostsServers(because), ownServers(wanted, because)]
  return annexOf(options, { remarks: [...nearestRemark(requirements, wanted), ...remarks(wanted, region)] }, catalogue)
}

function reasons({ latency, residency }: OnPremises): Reason[] {
  return [
    ...(latency === undefined
      ? []
      : [{ says: `the workload must answer within ${durationText(latency)}`, source: 'the requirements' }]),
    ...(residency ? [{ says: 'its data must not leave the premises', source: 'the requirements' }] : []),
  ]
}

/** Whether a Region could do: light in a straight fibre is the least that any way takes. */
function nearestRemark({ sites, regions }: Requirements, { latency }: OnPremises): string[] {
  if (latency === undefined) return []
  const ways = Object.entries(sites).flatMap(([name, site]) =>
    Object.keys(regions).flatMap(region => {
      const [here, there] = [siteAt(site), regionAt(region)]
      return here && there ? [{ name, region, ms: leastRoundTripMs(here, there) }] : []
    }),
  )
  const [nearest] = ways.sort((a, b) => a.ms - b.ms)
  if (!nearest) return []
  const least = `Light in a straight fibre needs ${nearest.ms.toFixed(1)} ms from ${nearest.name} to ${nearest.region} and back`
  return [
    nearest.ms > latency
      ? `${least}: no Region of the plan answers within ${durationText(latency)}, whatever joins them.`
      : `${least}, and fibres are half as long again: if ${durationText(latency)} leaves room for that, the Region itself may do without a rack.`,
  ]
}

/** AWS's prices of racks are quotes; the catalogue has a guide's bounds. */
function rack(bound: 'low' | 'high', because: readonly Reason[]): Option {
  return {
    kind: 'outposts',
    name: `Outposts rack, ${bound === 'low' ? 'lower' : 'upper'} bound`,
    because,
    usages: [
      {
        what: `Outposts rack, ${bound === 'low' ? 'lower' : 'upper'} bound of what one costs a month`,
        price: `outposts.rack.guide.${bound}`,
        quantity: Decimal.of(1),
      },
    ],
    leadTimeDays: RACK_DAYS,
    remarks: [
      'A rack costs 10,000 to 50,000 USD a month by a guide’s bounds; AWS’s own figure is a quote for what stands in it, on a term of one, three or five years.',
      'Its service link needs 500 Mbps a rack of servers over two ways, a round trip of at most 175 ms and an MTU of 1,500 to its Region, over the Internet, a public virtual interface, or privately: that belongs into the steady rate of the site. It cannot be changed after the order.',
      'Cut off from its Region, what runs on it goes on running; nothing can be started or stopped, and metrics are kept for seven days.',
    ],
  }
}

function outpostsServers(because: readonly Reason[]): Option {
  return {
    kind: 'outposts-server',
    name: 'Outposts servers',
    because,
    usages: [{ what: 'Outposts servers', price: 'outposts.server', quantity: Decimal.of(1) }],
    closed: 'AWS sells none any more; a single rack of the second generation took their place',
    leadTimeDays: null,
    remarks: [],
  }
}

function ownServers({ servers }: OnPremises, because: readonly Reason[]): Option {
  const count = servers === undefined ? 'own servers' : `${servers} own ${servers === 1 ? 'server' : 'servers'}`
  return {
    kind: 'own-servers',
    name: `${count}, as today`,
    because,
    usages: [],
    unknown: [{ what: count, because: 'what hardware, room, power and people cost is known to who has them' }],
    asks: 'people who run them, and programs that live without AWS’s interfaces',
    leadTimeDays: null,
    remarks: [],
  }
}

function remarks({ residency, servers }: OnPremises, region: string): string[] {
  return [
    ...(residency
      ? [`On Outposts data lies in the rack; what AWS knows about it (names, tags, metrics, states) is kept in ${region}.`]
      : []),
    ...(servers === undefined
      ? []
      : [
          `Whether ${servers} servers fit into one rack depends on their size: the quote says so, and a second rack costs a second time.`,
        ]),
    'Own servers are behind because nobody has said what they cost, and not because they are dear: hold their cost against the rack’s.',
  ]
}
