import { check } from '../../src/check/check.ts'
import type { CheckReport, Ignore } from '../../src/check/report.ts'
import type { CheckedEstate } from '../../src/check/view.ts'
import type { ObservedView } from '../../src/resources/observed.ts'
import type { VirtualInterface } from '../../src/resources/virtualInterface.ts'
import type { Draft } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { directConnect, spoke, transitGateway, transitPort } from '../../src/topology/testTransitWorld.ts'
import {
  directConnectGateway,
  type EdgeRouter,
  flow,
  GEOGRAPHY,
  type Port,
  port,
  site,
  vpc,
  worldOf,
} from '../../src/topology/testWorld.ts'

/** A day on which the rows of test worlds, made at 0, are as old as their rule wants them. */
const DAY_MS = 86_400_000
export const SCOPE = { account: '123456789012', region: 'us-east-1' }

/** One rule, in a world in which it does not hold, and in the same world when that is mended. */
export interface RuleCase {
  readonly rule: string
  readonly about: string
  readonly because: string
  readonly write: (draft: Draft, isBad: boolean) => void
  readonly days?: number
  readonly observed?: (isBad: boolean) => ObservedView
  readonly from?: CheckedEstate['from']
}

export function report(
  { write, days = 0, observed, from = 'file' }: RuleCase,
  isBad: boolean,
  ignore: readonly Ignore[] = [],
): CheckReport {
  const world = worldOf(draft => write(draft, isBad))
  const seen = observed?.(isBad)
  const estate = { world, topology: compile(world, GEOGRAPHY), nowMs: days * DAY_MS, from, ...(seen && { observed: seen }) }
  return check(estate, { ignore })
}

export const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

interface Pair {
  readonly a?: Partial<Port>
  readonly b?: Partial<Port>
  readonly routers?: readonly [Partial<EdgeRouter>?, Partial<EdgeRouter>?]
  readonly site?: Parameters<typeof site>[2]
  readonly allowed?: readonly string[]
}

/** A careful design: two locations, two routers with BFD, one VPC, one flow. */
export function pair(draft: Draft, { a = {}, b = {}, routers = [], site: rest = {}, allowed = [] }: Pair = {}): void {
  site(
    draft,
    [
      { name: 'edge-1', ...routers[0] },
      { name: 'edge-2', ...routers[1] },
    ],
    rest,
  )
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
  directConnectGateway(draft, { prod: allowed })
  port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20, ...a })
  port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway: HUB, octet: 21, ...b })
  flow(draft, 'db', 1e9, 2e9)
}

/** The same with one connection. */
export function single(draft: Draft, over: Partial<Port> = {}, routers: readonly EdgeRouter[] = [{ name: 'edge-1' }]): void {
  site(draft, routers)
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
  directConnectGateway(draft, { prod: [] })
  port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20, ...over })
  flow(draft, 'db', 1e9, 2e9)
}

/** A careful design with a transit gateway `hub` before the VPC `prod`. */
export function transit(
  draft: Draft,
  {
    gateway = {},
    allowed = ['10.20.0.0/16'],
    vpc: options = {},
  }: { gateway?: Parameters<typeof transitGateway>[1]; allowed?: readonly string[]; vpc?: Parameters<typeof spoke>[3] } = {},
): void {
  site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
  transitGateway(draft, gateway)
  spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' }, ...options })
  directConnect(draft, allowed)
  transitPort(draft, { name: 'a', router: 'edge-1' })
  transitPort(draft, { name: 'b', router: 'edge-2', location: 'CSVA1', device: 'CSVA1-1', octet: 21 })
  flow(draft, 'db', 1e9, 2e9)
}

export function changed(draft: Draft, id: string, change: Partial<VirtualInterface>): void {
  draft.update('virtualInterface', id, change)
}
