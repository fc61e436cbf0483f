import { fullness, type Loads, type PipeLoad } from '../routing/pipeLoad.ts'
import type { Topology } from '../topology/topology.ts'
import type { LinkLoad, LoadAt } from './report.ts'

/** From this share of what it carries on, something has little room left. */
const NEARLY_FULL = 0.8

interface Pipes {
  readonly steady: Loads
  readonly peak: Loads
}

/** Everything that is asked for something at peak, fullest first. */
export function allLoads(topology: Topology, pipes: Pipes): readonly LinkLoad[] {
  return fullestFirst(topology, pipes, pipes.peak.values())
}

/** What drops packets at peak, fullest first; `nearly`: also what has little room left. */
export function fullLoads(topology: Topology, pipes: Pipes, nearly: boolean): readonly LinkLoad[] {
  return fullestFirst(topology, pipes, pipes.peak.notable(nearly ? NEARLY_FULL : Number.POSITIVE_INFINITY))
}

function fullestFirst(topology: Topology, { steady }: Pipes, loads: readonly PipeLoad[]): readonly LinkLoad[] {
  return loads
    .filter(({ askedBps }) => askedBps > 0)
    .map(load => ({ load, full: fullness(load) }))
    .sort((a, b) => b.full - a.full)
    .flatMap(({ load }) => {
      const steadily = steady.get(load.pipe.name)
      const known = KNOWN.get(load)
      if (known && known.steadily === steadily) return known.told
      const info = topology.pipes.get(load.pipe.name)
      if (!info) return []
      const told = { ...info, ...limitsOf(load), steady: loadAt(steadily), peak: loadAt(load) }
      KNOWN.set(load, { steadily, told })
      return told
    })
}

/** Of most pipes the same is told of thousands of moments. */
const KNOWN = new WeakMap<PipeLoad, { readonly steadily: PipeLoad | undefined; readonly told: LinkLoad }>()

function limitsOf(load: PipeLoad): Pick<LinkLoad, 'capacityBps' | 'capacityPacketsPerSecond' | 'limit'> {
  const { bps, packetsPerSecond } = load.pipe
  return {
    capacityBps: bps,
    ...(packetsPerSecond === undefined ? {} : { capacityPacketsPerSecond: packetsPerSecond }),
    limit: fullness(load) > load.askedBps / bps ? 'packets' : 'rate',
  }
}

function loadAt(load: PipeLoad | undefined): LoadAt {
  const { askedBps = 0, askedPacketsPerSecond = 0, passing = 1 } = load ?? {}
  const [demandBps, carriedBps] = [Math.round(askedBps), Math.round(askedBps * passing)]
  return {
    demandBps,
    carriedBps,
    droppedBps: demandBps - carriedBps,
    ...(askedPacketsPerSecond > 0 ? { packetsPerSecond: Math.round(askedPacketsPerSecond) } : {}),
  }
}
