import { withThousands } from '../net/money.ts'
import type { Sensitivity } from './priceReport.ts'

/** Columns of the table that a person reads. */
export const SENSITIVITY_COLUMNS = ['what moves the total', '20 % less', '20 % more', 'swing'] as const

/** A row for each of the inputs that move most. */
export function sensitivityRows({ inputs }: Sensitivity, most: number): readonly (readonly string[])[] {
  return inputs
    .slice(0, most)
    .map(({ input, less, more, swing }) => [input, withThousands(less), withThousands(more), withThousands(swing)])
}
