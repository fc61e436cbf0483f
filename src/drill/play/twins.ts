import type { Topology } from '../../topology/topology.ts'
import { Copies } from './alike/copies.ts'
import { StubTwins } from './alike/stubTwins.ts'
import type { Twin } from './alike/twin.ts'
import type { FlowReach } from './flowReach.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

/** Which flows fare like others: first those that differ in the names of their ends alone, then, of what is left, in any names. */
export class Twins {
  readonly #of: (flow: number) => Twin | undefined

  constructor(topology: Pick<Topology, 'network' | 'flows' | 'info'>, reach: FlowReach) {
    // Limits count prefixes of all kinds, which nobody looks at here.
    if (mayExceedLimits(topology.network)) {
      this.#of = () => undefined
      return
    }
    const stubs = new StubTwins(topology)
    const standing = topology.flows.keys().filter(flow => !stubs.of(flow))
    const copies = new Copies(topology, reach, standing)
    this.#of = flow => stubs.of(flow) ?? copies.of(flow)
  }

  /** Undefined = the flow stands for itself; who stands for a flow may have somebody that stands for him. */
  of(flow: number): Twin | undefined {
    return this.#of(flow)
  }
}
