import { parseAddress } from '../net/address.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'
import { guardOf } from './guardOf.ts'
import { standsIn } from './placement.ts'
import { tableMet } from './zoneTable.ts'

/**
 * Network interfaces that answer: those of running instances and of interface endpoints. An instance goes by its Name, its
 * further interfaces by theirs, an endpoint by the first Availability Zone that has it; a name that is taken stays with
 * who had it, and every id is a name too.
 */
export function addInterfaceHosts(build: Builder): void {
  for (const card of build.world.all('networkInterface')) {
    const address = parseAddress(card.body.privateAddresses[0] ?? '')
    const names = namesOf(build, card)
    const node = tableMet(build, card.body.vpcId, card.body.subnetId)
    if (!address || names.length === 0 || node === undefined || !build.nodes.has(node)) continue
    const guard = guardOf(build.world, card.body.vpcId, address)
    const own = standsIn(build, card.body.vpcId, card.body.subnetId)
    for (const name of names) {
      if (!build.hosts.has(name)) build.hosts.set(name, { name, address, node, own, guard })
    }
  }
}

/** None = it is no end point. */
function namesOf({ world }: Builder, { id, body }: Row<'networkInterface'>): string[] {
  const { attachment } = body
  if (attachment !== undefined) {
    const instance = world.get('instance', attachment.instanceId)
    if (instance?.body.state !== 'running') return []
    const isPrimary = attachment.deviceIndex === 0
    const named = [body.tags.Name, ...(isPrimary ? [instance.body.tags.Name, instance.id] : [])]
    return [...named.filter(name => name !== undefined), id]
  }
  if (body.interfaceType !== 'vpc_endpoint') return []
  const endpoint = [...world.referring('vpcEndpoint', body.vpcId)].find(each => each.body.networkInterfaceIds.includes(id))
  if (!endpoint) return []
  return [...(endpoint.body.tags.Name === undefined ? [] : [endpoint.body.tags.Name]), endpoint.id, id]
}
