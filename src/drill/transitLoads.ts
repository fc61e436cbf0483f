import type { Branch, Hop } from '../routing/forward.ts'
import type { Topology } from '../topology/topology.ts'
import { demandOf } from './demandOf.ts'
import type { Moment } from './trace/moment.ts'
import { thereAndBack } from './wayHome.ts'

/** What one attachment brings to its transit gateway and takes from it, in bit/s, and what of the former is dropped there. */
export interface TransitLoad {
  readonly inBps: number
  readonly outBps: number
  readonly blackholeBps: number
  readonly noRouteBps: number
}

const NOTHING: TransitLoad = { inBps: 0, outBps: 0, blackholeBps: 0, noRouteBps: 0 }

/**
 * By attachment id, when all flows send their steady rate both ways at once over the ways that the present routes give
 * them. What links on the way cannot carry is not subtracted: a transit gateway counts what it is sent.
 */
export function transitLoads(topology: Topology, moment: Moment): ReadonlyMap<string, TransitLoad> {
  const found = new Map<string, TransitLoad>()
  if (topology.observables.transitRoutes.size === 0) return found
  for (const flow of topology.flows) {
    const { there, back } = thereAndBack(topology, moment, flow)
    for (const [{ branches }, { steadyBps }] of [
      [there, demandOf(flow, 'forward')],
      [back, demandOf(flow, 'back')],
    ] as const) {
      for (const branch of branches) count(topology, found, branch, steadyBps * branch.share)
    }
  }
  return found
}

function count(topology: Topology, found: Map<string, TransitLoad>, branch: Branch, bps: number): void {
  const add = (attachment: string | undefined, more: Partial<TransitLoad>) => {
    if (attachment === undefined) return
    const before = found.get(attachment) ?? NOTHING
    found.set(attachment, {
      inBps: before.inBps + (more.inBps ?? 0),
      outBps: before.outBps + (more.outBps ?? 0),
      blackholeBps: before.blackholeBps + (more.blackholeBps ?? 0),
      noRouteBps: before.noRouteBps + (more.noRouteBps ?? 0),
    })
  }
  branch.hops.forEach((hop, at) => {
    const table = topology.observables.transitRoutes.get(hop.node)
    if (!table) return
    const entered = attachmentBy(topology, branch.hops[at - 1])
    add(entered, { inBps: bps })
    const left = hop.path && leftBy(table.attachments, hop)
    if (left !== undefined) add(left, { outBps: bps })
    else if (branch.outcome === 'dropped' && at === branch.hops.length - 1) {
      add(entered, hop.entry === undefined ? { noRouteBps: bps } : { blackholeBps: bps })
    }
  })
}

/** A table knows the attachment by the link that packets leave by, or by the session that told the way. */
function leftBy(attachments: ReadonlyMap<string, string>, { path }: Hop): string | undefined {
  return attachments.get(path?.nextHop?.link ?? '') ?? attachments.get(path?.session ?? '')
}

/** The attachment whose link brought packets to a table: the node of one that ends sessions, or the name behind a VPC's table. */
function attachmentBy(topology: Topology, before: Hop | undefined): string | undefined {
  const link = before?.link
  const node = link?.ends.find(end => topology.info.get(end)?.kind === 'attachment')
  return node ?? link?.name.split('~').find(part => part.startsWith('tgw-attach-'))
}
