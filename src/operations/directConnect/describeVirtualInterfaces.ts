import { findVirtualInterface } from '../../resources/directConnectLookup.ts'
import { portOf } from '../../resources/port.ts'
import { theirVirtualInterfaces } from '../../resources/theirVirtualInterfaces.ts'
import { remembered } from '../remembered.ts'
import { type ReadingAs, rememberedWhole } from '../rememberedWhole.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

const shown = remembered(virtualInterfaceAnswer)

/**
 * The virtual interfaces that the caller owns in the Region and those of others on the caller's connections, the ones
 * that were deleted less than 15 minutes ago included.
 */
export const describeVirtualInterfaces: DirectConnectOperation<'DescribeVirtualInterfaces'> = rememberedWhole(
  (context: ReadingAs, input) => {
    const { world, caller } = context
    const { connectionId, virtualInterfaceId } = input
    const one = virtualInterfaceId ? findVirtualInterface(world, caller, virtualInterfaceId) : undefined
    const all = virtualInterfaceId ? (one ? [one] : []) : theirVirtualInterfaces(world, caller)
    const rows = connectionId ? all.filter(({ body }) => body.connectionId === connectionId) : all
    // Only to refuse the id of a port that the caller has nothing to do with.
    if (connectionId && rows.length === 0) portOf(world, caller, connectionId)
    const { items, ...more } = page(rows, input, { connectionId, virtualInterfaceId })
    return { virtualInterfaces: items.map(row => shown(context, row)), ...more }
  },
)
