import { directConnectError } from '../../resources/directConnectError.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/** The caller's LAGs: none, as nothing creates one. */
export const describeLags: DirectConnectOperation<'DescribeLags'> = (_context, { lagId }) => {
  if (lagId) throw directConnectError(`Could not find Lag with ID ${lagId}`)
  return { lags: [] }
}
