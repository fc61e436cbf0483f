import { bandwidthText, parseBandwidth } from '../../net/bandwidth.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import type { Row } from '../../resources/world.ts'
import { hostsOf, isFor } from '../flowEnds.ts'
import type { SiteLanding } from '../landings.ts'
import { named } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { View } from '../view.ts'

export const LAGS: readonly Rule[] = [
  {
    id: 'DX005',
    severity: 'warning',
    title: 'A LAG’s minimum of links does not fit',
    why: 'With 0, AWS’s default, a LAG stays up on its last port and squeezes all traffic into it while another way stands idle; with all of them, the first lost port takes the whole LAG.',
    source: 'Direct Connect guide, "Link aggregation groups", minimum links',
    *check(view) {
      for (const lag of view.world.all('lag')) {
        const hit = isLiveLag(lag.body) ? misfit(view, lag) : undefined
        if (hit) yield { about: named(lag), member: 'minimumLinks', ...hit }
      }
    },
  },
]

function misfit(view: View, lag: Row<'lag'>): Pick<Hit, 'summary' | 'fix'> | undefined {
  const { name, minimumLinks, bandwidth } = lag.body
  const members = membersOf(view.world, lag.id).length
  if (members < 2) return undefined
  const landing = view.siteLandings.find(({ interfaces }) => interfaces.some(({ port }) => port?.id === lag.id))
  const hasOther = landing?.interfaces.some(({ port }) => port?.id !== lag.id) === true || (landing?.vpns.length ?? 0) > 0
  if (minimumLinks === members && !hasOther) {
    const fix = `Set minimumLinks of ${name} to ${members - 1} or less, or add a way beside it.`
    return { summary: `${name} needs all of its ${members} links, and nothing is beside it: one lost port ends everything.`, fix }
  }
  const demandBps = landing ? demandOf(view, landing) : 0
  const needed = Math.ceil(demandBps / (parseBandwidth(bandwidth) || 1))
  const hasConnection = landing?.interfaces.some(({ port }) => port !== undefined && port.id !== lag.id)
  if (!hasConnection || needed < 2 || needed > members || minimumLinks >= needed) return undefined
  const demand = bandwidthText(demandBps)
  return {
    summary: `${name} stays up on ${Math.max(1, minimumLinks)} of its ${members} links of ${bandwidth}, and the flows over it need ${demand}.`,
    fix: `Set minimumLinks of ${name} to ${needed}, so that fewer links hand over to the other connection.`,
  }
}

/** The peaks of all flows of the site to these VPCs together. */
function demandOf({ world }: View, landing: SiteLanding): number {
  return [...world.all('flow')]
    .filter(({ body }) => isFor(landing, hostsOf(world, body)))
    .reduce((sum, { body }) => sum + Math.max(body.peakBps, body.back?.peakBps ?? 0), 0)
}
