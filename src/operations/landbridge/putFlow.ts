import { z } from 'zod'
import { parseAddress } from '../../net/address.ts'
import type { Flow, Host } from '../../resources/customerSide.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { flowBackInput, flowFields, flowOutput, flowView } from './flowView.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { invalid } from './refusals.ts'

/** Makes the flow, or makes it what the input says; the peak is the steady rate where nothing is said. */
export const putFlow = landbridgeOperation({
  method: 'PUT',
  path: '/flows/{id}',
  summary: 'Create or replace a flow: what has to get through between two hosts',
  input: z.strictObject({
    ...flowFields,
    peakBps: flowFields.peakBps.exactOptional(),
    back: flowBackInput,
    single: flowFields.single.default(false),
  }),
  output: z.strictObject({ change: changeField, flow: flowOutput }),
  operate({ world, caller }, { id, from, to, back: said, ...rest }) {
    const peakBps = rest.peakBps ?? rest.steadyBps
    if (from === to) throw invalid(`Flow ${id} goes from ${from} to itself; from and to are different hosts.`)
    if (peakBps < rest.steadyBps)
      throw invalid(`peakBps is ${peakBps}, below steadyBps ${rest.steadyBps}; the peak is at least as much.`)
    const back = said && { ...said, peakBps: said.peakBps ?? said.steadyBps }
    if (back && back.peakBps < back.steadyBps)
      throw invalid(`back.peakBps is ${back.peakBps}, below back.steadyBps ${back.steadyBps}; the peak is at least as much.`)
    if (rest.dfBytes !== undefined && rest.mss !== undefined)
      throw invalid(
        `Flow ${id} has dfBytes ${rest.dfBytes} and mss ${rest.mss}: it is TCP with a segment size, or something else that sends packets of a size; keep one.`,
      )
    if (rest.packetBytes !== undefined && rest.dfBytes !== undefined && rest.packetBytes > rest.dfBytes)
      throw invalid(`packetBytes is ${rest.packetBytes}, above dfBytes ${rest.dfBytes}: the mean is at most the largest.`)
    const { monthlyBytes = 0, monthlyBackBytes = 0 } = rest
    if (monthlyBackBytes > monthlyBytes)
      throw invalid(
        `monthlyBackBytes is ${monthlyBackBytes}, more than monthlyBytes ${monthlyBytes}, which is both ways together.`,
      )
    const ends = { from: named(world, 'host', caller.account, from).id, to: named(world, 'host', caller.account, to).id }
    const [start, end] = [world.get('host', ends.from)?.body, world.get('host', ends.to)?.body]
    if (start && end && versionOf(start) !== versionOf(end)) {
      throw invalid(
        `Flow ${id} goes from ${from} (${start.address}) to ${to} (${end.address}); both ends of a flow are IPv4 or both are IPv6.`,
      )
    }
    if (start?.service) {
      throw invalid(`Flow ${id} starts at the service ${from}, which answers alone; let it go there.`)
    }
    const flow: Flow = { ...rest, ...ends, peakBps, ...(back ? { back } : {}) }
    const change = putRow(world, { kind: 'flow', id: customerId('flow', caller.account, id), account: caller.account }, flow)
    return { change, flow: flowView(world, named(world, 'flow', caller.account, id)) }
  },
})

function versionOf({ address }: Host): 4 | 6 | undefined {
  return parseAddress(address)?.family
}
