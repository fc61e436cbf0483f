import type { PipeLoad } from '../routing/carrier.ts'
import type { Topology } from '../topology/topology.ts'
import type { FlowShares } from './play/flowShares.ts'
import type { LinkLoad, LoadAt } from './report.ts'

/** From this share of what it carries on, something has little room left. */
const NEARLY_FULL = 0.8

type Pipes = Pick<FlowShares, 'steady' | 'peak'>

/** Everything that is asked for something at peak, fullest first. */
export function allLoads(topology: Topology, pipes: Pipes): readonly LinkLoad[] {
  return loadsWhere(topology, pipes, () => true)
}

/** What drops packets at peak, fullest first; `nearly`: also what has little room left. */
export function fullLoads(topology: Topology, pipes: Pipes, nearly: boolean): readonly LinkLoad[] {
  return loadsWhere(topology, pipes, load => load.passing < 1 || (nearly && fullness(load) >= NEARLY_FULL))
}

function loadsWhere(topology: Topology, { steady, peak }: Pipes, tells: (load: PipeLoad) => boolean): readonly LinkLoad[] {
  const told: PipeLoad[] = []
  for (const load of peak.values()) if (load.askedBps > 0 && tells(load)) told.push(load)
  return told
    .sort((a, b) => fullness(b) - fullness(a))
    .flatMap(load => {
      const info = topology.pipes.get(load.pipe.name)
      return info ? [{ ...info, ...limitsOf(load), steady: loadAt(steady.get(load.pipe.name)), peak: loadAt(load) }] : []
    })
}

function limitsOf(load: PipeLoad): Pick<LinkLoad, 'capacityBps' | 'capacityPacketsPerSecond' | 'limit'> {
  const { bps, packetsPerSecond } = load.pipe
  return {
    capacityBps: bps,
    ...(packetsPerSecond === undefined ? {} : { capacityPacketsPerSecond: packetsPerSecond }),
    limit: inPackets(load) > load.askedBps / bps ? 'packets' : 'rate',
  }
}

function fullness(load: PipeLoad): number {
  return Math.max(load.askedBps / load.pipe.bps, inPackets(load))
}

function inPackets({ pipe, askedPacketsPerSecond }: PipeLoad): number {
  return pipe.packetsPerSecond === undefined ? 0 : askedPacketsPerSecond / pipe.packetsPerSecond
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
