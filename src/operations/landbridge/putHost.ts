import { z } from 'zod'
import { parseAddress } from '../../net/address.ts'
import { holds, parsePrefix } from '../../net/prefix.ts'
import type { Host } from '../../resources/customerSide.ts'
import type { Context } from '../operation.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { hostFields, hostOutput, hostView } from './hostView.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { invalid, notFound } from './refusals.ts'

const input = z.strictObject(hostFields)

/** Makes the host, or makes it what the input says. It is on a site or in a VPC, never both. */
export const putHost = landbridgeOperation({
  method: 'PUT',
  path: '/hosts/{name}',
  summary: 'Create or replace a host, the end point of flows',
  input,
  output: z.strictObject({ change: changeField, host: hostOutput }),
  operate(context, given) {
    const { world, caller } = context
    const { site, vpcId, ...rest } = given
    const host: Host = { ...rest, ...whereabouts(context, given) }
    const change = putRow(
      world,
      { kind: 'host', id: customerId('host', caller.account, given.name), account: caller.account },
      host,
    )
    return { change, host: hostView(world, named(world, 'host', caller.account, given.name)) }
  },
})

function whereabouts(
  { world, caller }: Context,
  { name, address, site, vpcId }: z.output<typeof input>,
): Pick<Host, 'siteId' | 'vpcId'> {
  if ((site === undefined) === (vpcId === undefined)) throw invalid(`Host ${name} takes either a site or a vpcId.`)
  if (site !== undefined) return { siteId: named(world, 'site', caller.account, site).id }
  const vpc = world.get('vpc', vpcId ?? '')
  if (vpc?.account !== caller.account) throw notFound('VPC', vpcId ?? '')
  const cidrs = vpc.body.cidrs.map(({ cidr }) => cidr)
  const inside = cidrs.some(cidr => holds(parsePrefix(cidr)!, parseAddress(address)!))
  if (!inside) throw invalid(`address is ${address}, outside ${cidrs.join(', ')}; a host has an address of its VPC ${vpc.id}.`)
  return { vpcId: vpc.id }
}
