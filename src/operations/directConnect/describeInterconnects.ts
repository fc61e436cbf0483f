import { directConnectError } from '../../resources/directConnectError.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/** The caller's interconnects: none, as nothing creates one. */
export const describeInterconnects: DirectConnectOperation<'DescribeInterconnects'> = (_context, { interconnectId }) => {
  if (interconnectId) throw directConnectError(`Could not find Interconnect with ID ${interconnectId}`)
  return { interconnects: [] }
}
