import { parseBandwidth } from '../net/bandwidth.ts'
import { parseDuration } from '../net/duration.ts'
import { parseShare } from '../net/share.ts'
import type { Topology } from '../topology/topology.ts'
import { deletableByName } from './deletableByName.ts'
import { domainByName } from './domainByName.ts'
import { grayProblem } from './file/grayProblem.ts'
import type { Faulty } from './script.ts'

type Direction = NonNullable<Faulty['direction']>

/** One way of a thing: `out` to AWS, `in` from there; without it both. */
interface OneWay {
  readonly on: string
  readonly direction?: Direction | undefined
}

/** What breaks, as people write it: in a step of a drill file, on the command line, in a call of the service. */
export interface NamedFaults {
  readonly cut?: readonly string[] | undefined
  /** `dx-a`, or `dx-a:out` for one way. */
  readonly silent?: readonly (string | OneWay)[] | undefined
  /** Virtual interfaces. */
  readonly delete?: readonly string[] | undefined
  readonly loss?: readonly (OneWay & { readonly share: string })[] | undefined
  readonly rate?: readonly { readonly on: string; readonly to: string }[] | undefined
  readonly flap?: readonly NamedFlap[] | undefined
  readonly drain?: readonly string[] | undefined
}

interface NamedFlap {
  readonly on: string
  readonly down: string
  readonly up: string
  readonly times?: number | undefined
}

export const FAULT_KINDS = ['cut', 'silent', 'delete', 'loss', 'rate', 'flap', 'drain'] as const

/** A fault, or why there is none, and where it was written: `cut`, 0. */
export type Named = { readonly path: readonly [kind: string, item: number] } & (
  | { readonly fault: Faulty }
  | { readonly problem: string }
)

/** The faults that people name, each found on the network and possible there. */
export function namedFaults(topology: Topology, named: NamedFaults): readonly Named[] {
  return FAULT_KINDS.flatMap(kind =>
    (named[kind] ?? []).map((item, index): Named => {
      const path = [kind, index] as const
      const found = faultOf(topology, kind, item)
      if ('problem' in found) return { path, ...found }
      const problem = grayProblem(topology, found.fault)
      return problem === undefined ? { path, ...found } : { path, problem }
    }),
  )
}

type Item = string | (OneWay & Partial<{ share: string; to: string; down: string; up: string; times: number | undefined }>)

function faultOf(topology: Topology, kind: Faulty['kind'], item: Item): { fault: Faulty } | { problem: string } {
  const written: Exclude<Item, string> = typeof item === 'string' ? { on: item } : item
  const takesDirection = kind === 'silent' || kind === 'loss'
  const { on, direction = undefined } = takesDirection && written.direction === undefined ? oneWay(topology, written.on) : written
  const found = kind === 'delete' ? deletableByName(topology, on) : domainByName(topology, on)
  if ('problem' in found) return { problem: directionProblem(topology, kind, on) ?? found.problem }
  const { share, to, down, up, times } = written
  const [part, toBps] = [share === undefined ? undefined : parseShare(share), to === undefined ? undefined : parseBandwidth(to)]
  const [downMs, upMs] = [down, up].map(text => (text === undefined ? undefined : parseDuration(text)))
  return {
    fault: {
      domain: found.domain,
      kind,
      ...(direction === undefined ? {} : { direction }),
      ...(part === undefined ? {} : { share: part }),
      ...(toBps === undefined ? {} : { toBps }),
      ...(downMs === undefined ? {} : { downMs }),
      ...(upMs === undefined ? {} : { upMs }),
      ...(times === undefined ? {} : { times }),
    },
  }
}

/** Of a thing that is there, and a direction behind it that is none or that faults of this kind do not have. */
function directionProblem(topology: Topology, kind: Faulty['kind'], text: string): string | undefined {
  const [, on, direction] = /^(.+):([^:]+)$/.exec(text) ?? []
  if (on === undefined || 'problem' in domainByName(topology, on)) return undefined
  return kind === 'silent' || kind === 'loss'
    ? `${text} has the direction ${direction}; it takes ${on}:out (to AWS), ${on}:in (from there), or ${on} for both.`
    : `${text} has a direction, and ${kind} takes both at once; give ${on}, or make it silent or lossy instead.`
}

/** `dx-a:out`, unless something is called so. */
export function oneWay(topology: Topology, text: string): OneWay {
  const [, on, direction] = /^(.+):(out|in)$/.exec(text) ?? []
  if (on === undefined || 'domain' in domainByName(topology, text)) return { on: text }
  return { on, direction: direction as Direction }
}
