import { z } from 'zod'
import { parseAddress } from '../../net/address.ts'
import { holds, parsePrefix } from '../../net/prefix.ts'
import type { Host } from '../../resources/customerSide.ts'
import { serviceAddress } from '../../resources/publicServices.ts'
import { vpcCidrs } from '../../resources/vpcCidrs.ts'
import type { Context } from '../operation.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { hostFields, hostOutput, hostView } from './hostView.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { invalid, notFound } from './refusals.ts'

const input = z.strictObject(hostFields)

/** Makes the host, or makes it what the input says: on a site, in a VPC, or a public service of AWS. */
export const putHost = landbridgeOperation({
  method: 'PUT',
  path: '/hosts/{name}',
  summary: 'Create or replace a host, the end point of flows',
  input,
  output: z.strictObject({ change: changeField, host: hostOutput }),
  operate(context, given) {
    const { world, caller } = context
    const { site, vpcId, service, address, ...rest } = given
    const host: Host = { ...rest, ...whereabouts(context, given) }
    const change = putRow(
      world,
      { kind: 'host', id: customerId('host', caller.account, given.name), account: caller.account },
      host,
    )
    return { change, host: hostView(world, named(world, 'host', caller.account, given.name)) }
  },
})

type Whereabouts = Pick<Host, 'address' | 'siteId' | 'vpcId' | 'service'>

function whereabouts({ world, caller }: Context, given: z.output<typeof input>): Whereabouts {
  const { name, address, site, vpcId, service } = given
  const places = [site, vpcId, service].filter(each => each !== undefined)
  if (places.length !== 1) throw invalid(`Host ${name} takes one of site, vpcId and service.`)
  if (service !== undefined) {
    if (address !== undefined && address !== serviceAddress(service)) {
      throw invalid(`address is ${address}, and that of a service is chosen; leave it out.`)
    }
    return { service, address: serviceAddress(service) }
  }
  if (address === undefined) throw invalid(`Host ${name} has no address; give one of its site or VPC.`)
  if (site !== undefined) return { address, siteId: named(world, 'site', caller.account, site).id }
  const vpc = world.get('vpc', vpcId ?? '')
  if (vpc?.account !== caller.account) throw notFound('VPC', vpcId ?? '')
  const cidrs = vpcCidrs(vpc.body)
  const inside = cidrs.some(cidr => holds(parsePrefix(cidr)!, parseAddress(address)!))
  if (!inside) throw invalid(`address is ${address}, outside ${cidrs.join(', ')}; a host has an address of its VPC ${vpc.id}.`)
  return { address, vpcId: vpc.id }
}
