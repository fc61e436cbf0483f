import { shownLagOf } from '../../resources/lagLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { lagAnswer } from './lagAnswer.ts'
import { page } from './page.ts'

/** The caller's LAGs in the Region, those that were deleted a short while ago included. */
export const describeLags: DirectConnectOperation<'DescribeLags'> = (context, input) => {
  const { world, caller } = context
  const { lagId } = input
  const rows = lagId ? [shownLagOf(world, caller, lagId)] : [...world.within('lag', caller)]
  const { items, ...more } = page(rows, input, { lagId })
  return { lags: items.map(row => lagAnswer(context, row)), ...more }
}
