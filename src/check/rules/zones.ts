import { parseAddress } from '../../net/address.ts'
import { holds } from '../../net/prefix.ts'
import type { Row, World } from '../../resources/world.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'
import { blocksOf, hostPrefixes, prefixes } from '../ways.ts'

/** Availability Zones of a transit gateway's attachments. */
export const ZONES: readonly Rule[] = [
  {
    id: 'DX038',
    severity: 'error',
    title: 'A zone has no subnet of the attachment',
    why: 'Hosts reach a transit gateway only from Availability Zones in which its attachment has a subnet: from others, packets are dropped.',
    source: 'Transit gateway guide, "Transit gateway VPC attachments", Availability Zones',
    *check({ world }) {
      for (const { attachment, vpc } of attachedVpcs(world)) {
        const covered = new Set(
          (attachment.body.vpc?.subnetIds ?? []).flatMap(id => world.get('subnet', id)?.body.availabilityZone ?? []),
        )
        const subnets = [...world.referring('subnet', vpc.id)]
        const outside = [...world.referring('host', vpc.id)].flatMap(({ body }) => {
          const address = parseAddress(body.address)
          const subnet = subnets.find(each => address && blocksOf(each).some(block => holds(block, address)))
          return subnet && covered.size > 0 && !covered.has(subnet.body.availabilityZone)
            ? [{ host: body.name, address: body.address, zone: subnet.body.availabilityZone }]
            : []
        })
        if (outside.length === 0) continue
        const zones = listed(outside.map(({ zone }) => zone))
        const areIn = new Set(outside.map(({ host }) => host)).size === 1 ? 'is in' : 'are in'
        yield {
          about: named(vpc),
          summary: `${listed(outside.map(({ host }) => host))} of ${named(vpc).name} ${areIn} ${zones}, where its attachment has no subnet.`,
          fix: `Add a subnet of ${zones} to the attachment of ${named(vpc).name}.`,
          concerns: hostPrefixes(outside.map(({ address }) => address)),
        }
      }
    },
  },
  {
    id: 'DX069',
    severity: 'error',
    title: 'Appliance mode is off where packets are inspected',
    why: 'Without appliance mode a transit gateway sends both directions of a flow into different zones: a stateful firewall there sees halves, and drops them.',
    source: 'Transit gateway guide, "Appliance in a shared services VPC"',
    *check({ world }) {
      for (const { attachment, vpc } of attachedVpcs(world)) {
        if (attachment.body.vpc?.applianceModeSupport || (attachment.body.vpc?.subnetIds.length ?? 0) < 2) continue
        const own = prefixes(vpc.body.cidrs.map(({ cidr }) => cidr))
        const routes = [...world.referring('transitGatewayRoute', attachment.id)].map(({ body }) => body.destination)
        const through = routes.filter(text =>
          prefixes([text]).some(prefix => !own.some(({ text: cidr }) => cidr === prefix.text)),
        )
        const forwards = [...world.referring('networkInterface', vpc.id)].some(({ body }) => !body.sourceDestCheck)
        if (through.length === 0 || !forwards) continue
        yield {
          about: named(vpc),
          summary: `${listed(through)} ${new Set(through).size === 1 ? 'goes' : 'go'} through appliances in ${named(vpc).name}, whose attachment has several zones and appliance mode off.`,
          fix: `Turn appliance mode on for the attachment of ${named(vpc).name}.`,
        }
      }
    },
  },
]

function attachedVpcs(world: World): { readonly attachment: Row<'transitGatewayAttachment'>; readonly vpc: Row<'vpc'> }[] {
  return [...world.all('transitGatewayAttachment')].flatMap(attachment => {
    const { type, state, resourceId } = attachment.body
    const vpc = type === 'vpc' && state === 'available' ? world.get('vpc', resourceId) : undefined
    return vpc ? [{ attachment, vpc }] : []
  })
}
