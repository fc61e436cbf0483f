import type { Breakage } from '../routing/detection.ts'
import type { FailureDomain } from '../topology/topology.ts'

/** One scenario to play: everything in it breaks at the same moment. */
export type Script = readonly { readonly domain: FailureDomain; readonly kind: Breakage['kind'] }[]
