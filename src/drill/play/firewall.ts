import type { Branch } from '../../routing/forward.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'

/**
 * The way of the answers: a stateful device drops packets of connections whose first packet it did not see, unless it
 * shares what it knows with one that did. Where load is shared, each direction is hashed on its own, so that part of the
 * answers which meets a stranger is lost.
 */
export function answers(topology: Topology, there: Passage, back: Passage): Passage {
  if (!hasFirewalls(topology)) return back
  const asked = there.branches.filter(arrives)
  const all = asked.reduce((sum, branch) => sum + branch.share, 0)
  if (all === 0) return back
  const branches = back.branches.flatMap(branch => {
    const met = firewalls(topology, branch)
    const stranger = met.find(name => !asked.every(question => firewalls(topology, question).includes(name)))
    if (branch.outcome !== 'delivered' || stranger === undefined) return [branch]
    const known = asked.filter(question => met.every(name => firewalls(topology, question).includes(name)))
    const passes = known.reduce((sum, question) => sum + question.share, 0) / all
    return [...(passes > 0 ? [{ ...branch, share: branch.share * passes }] : []), dropped(branch, 1 - passes, stranger)]
  })
  const arrived = branches.filter(arrives).reduce((sum, branch) => sum + branch.share, 0)
  return { branches, lostShare: Math.max(back.lostShare, Math.round((1 - arrived) * 1e6) / 1e6) }
}

/**
 * Why connections of before a fault end although new ones get through: on whatever way their packets go now, a stateful device
 * saw no first packet of those of some way before. Undefined = there are none such.
 */
export function strangerToOpen(topology: Topology, before: Passage, after: readonly Passage[]): string | undefined {
  if (!hasFirewalls(topology)) return undefined
  for (const { branches } of after) {
    const met = branches.filter(arrives).map(branch => firewalls(topology, branch))
    for (const way of met.length > 0 ? before.branches.filter(arrives) : []) {
      const known = firewalls(topology, way)
      const strangers = met.map(names => names.find(name => !known.includes(name)))
      if (!strangers.includes(undefined)) return `the firewall ${strangers[0]} saw no first packet of them`
    }
  }
  return undefined
}

function arrives({ outcome }: Branch): boolean {
  return outcome === 'delivered'
}

const HAS_FIREWALLS = new WeakMap<Topology['info'], boolean>()

function hasFirewalls({ info }: Topology): boolean {
  const known = HAS_FIREWALLS.get(info)
  if (known !== undefined) return known
  const has = info.values().some(({ firewall }) => firewall !== undefined)
  HAS_FIREWALLS.set(info, has)
  return has
}

function dropped(branch: Branch, share: number, firewall: string): Branch {
  const reason = `the firewall ${firewall} saw no first packet of it`
  return { ...branch, share: branch.share * share, outcome: 'dropped', reason }
}

/** Stateful devices on the way, each by the name under which it shares what it knows. */
function firewalls(topology: Topology, { hops }: Branch): readonly string[] {
  return [...new Set(hops.map(hop => topology.info.get(hop.node)?.firewall).filter(name => name !== undefined))]
}
