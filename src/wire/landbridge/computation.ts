import type { z } from 'zod'
import type { Assumptions } from '../../drill/assumptions.ts'
import { closedSessions } from '../../drill/trace/closedByLimit.ts'
import type { Moment } from '../../drill/trace/moment.ts'
import { momentAt, type StandingFault } from '../../drill/trace/moment.ts'
import type { PlanReport } from '../../planner/planReport.ts'
import type { Requirements } from '../../planner/requirementsSchema.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import type { CarriedWay } from '../../pricing/runningNow.ts'
import type { Store } from '../../store/store.ts'
import type { Topology } from '../../topology/topology.ts'
import type { AuthenticateRest } from '../authenticateRest.ts'
import type { RequestCounts } from '../requestCounts.ts'
import type { EventLog } from './eventLog.ts'

/** What the REST half of the port needs from whoever puts the service together. */
export interface RestParts {
  readonly store: Store
  readonly version: string
  readonly assumptions: Assumptions
  readonly now: () => number
  /** Runs one operation of the customer's side and waits for the loop. */
  readonly perform: (operation: string, input: unknown, account: string) => Promise<unknown>
  /** Moves a manual clock by so many ms; absent when the clock is real. */
  readonly advance?: (ms: number) => Promise<void>
  /** Drops everything of every account; absent where the service was not started for it. */
  readonly reset?: () => Promise<void>
  /** Whether what the service was started with is still being put in place: until then it is not healthy. */
  readonly isFilling?: () => boolean
  /** The status page of one account, or of all where nobody is kept from them. */
  readonly page: (account: string | undefined) => Promise<string>
  /** What `/events` tells; absent: there is no such path. */
  readonly events?: EventLog
  /** Prometheus text about one account, or about all; absent: there is no such path. */
  readonly metrics?: (account: string | undefined) => Promise<string>
  readonly counts?: RequestCounts
  /** Brings what is kept of the network's past up to now. */
  readonly measure?: () => Promise<void>
  /** Where the bytes of all flows of all accounts go now. */
  readonly carried?: () => Promise<readonly CarriedWay[]>
  /** Prices in use; absent: those that ship with Landbridge. */
  readonly catalogue?: Catalogue
  /** From requirements to ranked designs, so many of them looked at closely; absent: no plans are made. */
  readonly plan?: (requirements: Requirements & { readonly today: string }, candidates: number) => Promise<PlanReport>
  /** Who calls; without it anybody may, as any account. */
  readonly authenticate?: AuthenticateRest
  readonly report: (bug: unknown) => void
}

/** One call that is computed: what it may use. */
export interface Computation {
  readonly parts: RestParts
  readonly account: string
  /** Compiled from the account's rows at the first use. */
  readonly topology: () => Topology
  /** What is broken in the account's network now. */
  readonly faults: () => readonly StandingFault[]
}

/** A call of `/landbridge/v1` that needs a topology or the clock and is therefore no operation on a world. */
export interface ComputedCall<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Below `/landbridge/v1`; `{name}` is the input's member `name`. */
  readonly path: string
  readonly summary: string
  readonly input: Input
  readonly output: z.ZodType
  readonly compute: (input: z.output<Input>, computation: Computation) => Promise<unknown> | unknown
}

/** Ties the types of one call together; it adds nothing. */
export function computedCall<Input extends z.ZodObject>(call: ComputedCall<Input>): ComputedCall {
  return call as unknown as ComputedCall
}

/** The account's network as it is now, with its faults and what they have come to. */
export function momentNow({ parts, topology, faults }: Computation): Moment {
  const network = topology()
  return momentAt(network, faults(), parts.now(), parts.assumptions, closedSessions(network, parts.store.observed))
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the members that nothing was said about. */
export function said<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
