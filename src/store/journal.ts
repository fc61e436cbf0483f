import type { Kind } from '../resources/kinds.ts'
import type { Observation } from '../resources/observed.ts'
import type { Row } from '../resources/world.ts'

/** The state of one row to be kept; `row` undefined = it is gone. */
export interface RowState {
  readonly kind: Kind
  readonly id: string
  readonly row: Row | undefined
  /** Its place in the order of creation; undefined with the row. */
  readonly order: number | undefined
  /** The place at which the journal has it; undefined where it has none. */
  readonly keptAt: number | undefined
}

/** The latest observation of one thing; undefined = forgotten. */
export interface ObservationState {
  readonly kind: Observation['kind']
  readonly id: string
  readonly observation: Observation | undefined
}

/** Where a store keeps things. Each call is one transaction: it returns when all of it is durable, or throws and kept nothing. */
export interface Journal extends Disposable {
  /** `observations`: seen of what is decided here, or before. */
  write(rows: readonly RowState[], observations?: readonly ObservationState[]): void
  observe(observations: readonly ObservationState[]): void
}
