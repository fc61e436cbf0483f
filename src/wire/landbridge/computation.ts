import type { z } from 'zod'
import type { Assumptions } from '../../drill/assumptions.ts'
import { momentAt } from '../../drill/moment.ts'
import type { Moment } from '../../drill/trace.ts'
import { customerScope } from '../../operations/landbridge/customerId.ts'
import type { Store } from '../../store/store.ts'
import type { Topology } from '../../topology/topology.ts'

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
  readonly page: () => Promise<string>
  readonly report: (bug: unknown) => void
}

/** One call that is computed: what it may use. */
export interface Computation {
  readonly parts: RestParts
  readonly account: string
  /** Compiled from the account's rows at the first use. */
  readonly topology: () => Topology
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
export function momentNow({ parts, account, topology }: Computation): Moment {
  const faults = [...parts.store.world.within('fault', customerScope(account))].map(row => row.body)
  return momentAt(topology(), faults, parts.now(), parts.assumptions)
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the members that nothing was said about. */
export function said<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
