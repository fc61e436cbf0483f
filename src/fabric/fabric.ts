import type { Breakage } from '../routing/breakage.ts'
import type { Observation, Topology } from '../topology/topology.ts'

/**
 * fabric: makes a topology so, and says what is true. The port is declarative: `set` may be called with the same value
 * again, does what is missing and returns what holds now. A fabric computes (`model/`) or builds real networks; nothing
 * in the port could only be done by a model. It knows no API and no store: the reconciler stands between.
 */
export interface Fabric extends AsyncDisposable {
  /**
   * Makes the component so, with these things broken, and answers everything that can be observed of it now; an
   * undefined topology takes it down. What was reported before and is not in the answer is no more. `seen` is what was
   * observed last: a session that its limit of prefixes had closed stays so in a fabric that is new to it.
   */
  set(
    component: string,
    topology: Topology | undefined,
    faults: readonly FabricFault[],
    seen?: Seen,
  ): Promise<readonly Observation[]>
  /** What changes by itself afterwards: light, sessions, tunnels. Ends when the fabric is disposed of. */
  watch(): AsyncIterable<readonly Observation[]>
  /** Sends packets of a flow and says what became of them. */
  probe(component: string, probe: Probe): Promise<ProbeResult>
}

/** What was observed last of a thing, by this fabric or one before it; undefined = nothing. */
export interface Seen {
  get(kind: Observation['kind'], id: string): Observation | undefined
}

/** How something is broken, in the words of whoever routes. */
export interface FabricFault extends Omit<Breakage, 'component' | 'kind'> {
  readonly kind: 'cut' | 'silent' | 'loss' | 'rate' | 'drain'
  /** A failure domain's id. */
  readonly on: string
  /** Epoch ms. */
  readonly since: number
}

export interface Probe {
  /** Host names of the topology. */
  readonly from: string
  readonly to: string
}

export interface ProbeResult {
  /** 0..1 of what was sent. */
  readonly loss: number
  readonly pathMtu: number | undefined
  readonly rttMs: number | undefined
  readonly throughputBps: number | undefined
}
