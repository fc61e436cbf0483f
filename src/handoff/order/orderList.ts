import type { World } from '../../resources/world.ts'
import type { Chapter, StepName } from './chapter.ts'
import { orderedOperations, quotasToRaise } from './orderedOperations.ts'
import { orderedPorts } from './orderedPorts.ts'
import { orderedSessions } from './orderedSessions.ts'
import { type Schedule, schedule } from './schedule.ts'

export interface OrderList {
  readonly title: string
  readonly estate: string
  readonly chapters: readonly Chapter[]
  readonly schedule: Schedule
}

export interface OrderRequest {
  readonly world: World
  readonly name: string
  /** Whence the world comes. */
  readonly estate: string
  /** Midnight of the day from which dates are counted, and of the day by which it has to work; epoch ms. */
  readonly today?: number | undefined
  readonly goLive?: number | undefined
}

/** Everything that a person has to order and do for an estate, in the order in which it is done; a sentence where there is nothing. */
export function orderList({ world, name, estate, today, goLive }: OrderRequest): OrderList | { readonly refused: string } {
  const connections = [...world.all('connection'), ...world.all('vpnConnection')]
  if (connections.length === 0) {
    return { refused: `${estate} has no connections and no vpnConnections: there is nothing to order. Add one of either.` }
  }
  const chapters = [...quotasToRaise(world), ...orderedPorts(world), ...orderedSessions(world), ...orderedOperations(world)]
  const present = new Set<StepName>(chapters.flatMap(({ step }) => step ?? []))
  return { title: `${name}: orders and tasks`, estate, chapters, schedule: schedule(present, { today, goLive }) }
}
