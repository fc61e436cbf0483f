import { parseAddress } from '../../../net/address.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { SubnetAddresses } from '../../../resources/subnetAddresses.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'
import { changeableInterface } from './changeableInterface.ts'
import { addressCount } from './interfaceAddresses.ts'
import { refusePrefixes } from './refusePrefixes.ts'

export const assignPrivateIpAddresses: Ec2Operation<'AssignPrivateIpAddresses'> = (context, input) => {
  const { world } = context
  refusePrefixes(input)
  const card = changeableInterface(context, input.NetworkInterfaceId)
  const { PrivateIpAddresses: named = [], SecondaryPrivateIpAddressCount: more } = input
  if (named.length > 0 && more !== undefined) {
    const message = 'The parameters privateIpAddress and secondaryPrivateIpAddressCount cannot be used together.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  if (named.length === 0) required(more, 'secondaryPrivateIpAddressCount')
  addressCount('secondaryPrivateIpAddressCount', card.body.privateAddresses.length + Math.max(named.length, more ?? 0))
  const addresses = new SubnetAddresses(world, owned(context, 'subnet', card.body.subnetId))
  const moves = input.AllowReassignment ?? false
  const given = named.map(text => addresses.take(text, 4, moves))
  for (let count = 0; count < addressCount('secondaryPrivateIpAddressCount', more); count++) given.push(addresses.next())
  if (moves) for (const address of given) takeAway(context, card, address)
  const own = card.body.privateAddresses
  const added = given.filter(address => !own.includes(address))
  world.update('networkInterface', card.id, { privateAddresses: [...own, ...added] })
  return {
    NetworkInterfaceId: card.id,
    AssignedPrivateIpAddresses: given.map(PrivateIpAddress => ({ PrivateIpAddress })),
  }
}

/** A secondary address leaves the interface that has it now; a primary one never does. */
function takeAway({ world }: Context, taker: Row<'networkInterface'>, address: string): void {
  for (const other of [...world.referring('networkInterface', taker.body.subnetId)]) {
    const { privateAddresses } = other.body
    if (other.id === taker.id || !privateAddresses.includes(address)) continue
    if (privateAddresses[0] === address) {
      throw new AwsError(
        'InvalidIPAddress.InUse',
        `Address ${address} is the primary address of ${other.id} and cannot be reassigned.`,
      )
    }
    world.update('networkInterface', other.id, { privateAddresses: privateAddresses.filter(one => one !== address) })
  }
}

export const unassignPrivateIpAddresses: Ec2Operation<'UnassignPrivateIpAddresses'> = (context, input) => {
  const { world } = context
  const card = changeableInterface(context, input.NetworkInterfaceId)
  const gone = required(input.PrivateIpAddresses, 'privateIpAddress')
  const [primary, ...secondary] = card.body.privateAddresses
  for (const address of gone) {
    if (address === primary) throw new AwsError('InvalidParameterValue', `The primary address ${address} cannot be unassigned.`)
    if (!secondary.includes(address)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Some of the specified addresses are not assigned to interface ${card.id}: ${address}`,
      )
    }
    for (const elastic of [...world.referring('elasticAddress', card.id)]) {
      if (elastic.body.association?.privateIp !== address) continue
      const { association: _, ...rest } = elastic.body
      world.put('elasticAddress', elastic.id, elastic, rest)
    }
  }
  world.update('networkInterface', card.id, {
    privateAddresses: card.body.privateAddresses.filter(address => !gone.includes(address)),
  })
  return {}
}

export const assignIpv6Addresses: Ec2Operation<'AssignIpv6Addresses'> = (context, input) => {
  const { world, random } = context
  refusePrefixes(input)
  const card = changeableInterface(context, input.NetworkInterfaceId)
  const { Ipv6Addresses: named = [], Ipv6AddressCount: count } = input
  if (named.length === 0) required(count, 'ipv6AddressCount')
  addressCount('ipv6AddressCount', card.body.ipv6Addresses.length + Math.max(named.length, count ?? 0))
  const addresses = new SubnetAddresses(world, owned(context, 'subnet', card.body.subnetId))
  const added = named.map(text => addresses.take(text, 6))
  const more = addressCount('ipv6AddressCount', count) - added.length
  for (let at = 0; at < more; at++) added.push(addresses.nextIpv6(random))
  world.update('networkInterface', card.id, { ipv6Addresses: [...card.body.ipv6Addresses, ...added] })
  return { NetworkInterfaceId: card.id, AssignedIpv6Addresses: added }
}

export const unassignIpv6Addresses: Ec2Operation<'UnassignIpv6Addresses'> = (context, input) => {
  const card = changeableInterface(context, input.NetworkInterfaceId)
  const gone = required(input.Ipv6Addresses, 'ipv6Addresses').map(text => parseAddress(text)?.text ?? text)
  const missing = gone.find(address => !card.body.ipv6Addresses.includes(address))
  if (missing !== undefined) {
    const message = `Some of the specified addresses are not assigned to interface ${card.id}: ${missing}`
    throw new AwsError('InvalidParameterValue', message)
  }
  const ipv6Addresses = card.body.ipv6Addresses.filter(address => !gone.includes(address))
  context.world.update('networkInterface', card.id, { ipv6Addresses })
  return { NetworkInterfaceId: card.id, UnassignedIpv6Addresses: gone }
}
