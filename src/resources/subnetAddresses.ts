import { type Address, addressOf, parseAddress } from '../net/address.ts'
import { holds, lastOf, type Prefix, parsePrefix, sizeOf } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import { AwsError } from './refusal.ts'
import type { Row, World } from './world.ts'

/** AWS keeps the first four addresses of a subnet and the last. VPC guide, "Subnet sizing". */
const KEPT_AT_START = 4n
const KEPT_BY_AWS = 5

/** Addresses that network interfaces have in the subnet, and those where an estate has put hosts of its VPC. */
function takenIn(world: World, subnet: Row<'subnet'>): Set<string> {
  const taken = new Set<string>()
  for (const { body } of world.referring('networkInterface', subnet.id)) {
    for (const address of [...body.privateAddresses, ...body.ipv6Addresses]) taken.add(address)
  }
  for (const { body } of world.referring('host', subnet.body.vpcId)) taken.add(body.address)
  return taken
}

/** How many IPv4 addresses are left for network interfaces. */
export function availableAddressCount(world: World, subnet: Row<'subnet'>): number {
  const cidr = parsePrefix(subnet.body.cidr)
  if (cidr === undefined) return 0
  let taken = 0
  for (const text of takenIn(world, subnet)) {
    const address = parseAddress(text)
    if (address && holds(cidr, address)) taken++
  }
  return Number(sizeOf(cidr)) - KEPT_BY_AWS - taken
}

/** Gives out the addresses of one subnet, to one order after the other. */
export class SubnetAddresses {
  readonly #subnet: Row<'subnet'>
  readonly #taken: Set<string>

  constructor(world: World, subnet: Row<'subnet'>) {
    this.#subnet = subnet
    this.#taken = takenIn(world, subnet)
  }

  /** The address that somebody asks for, in canonical form. `mayBeTaken` where it moves from another interface. */
  take(text: string, family: 4 | 6 = 4, mayBeTaken = false): string {
    const address = parseAddress(text)
    if (address?.family !== family) {
      const message = `Value (${text}) for parameter address is invalid. Give an IPv${family} address.`
      throw new AwsError('InvalidParameterValue', message)
    }
    const cidr = this.#blocks(family).find(block => holds(block, address))
    if (cidr === undefined) {
      throw new AwsError('InvalidParameterValue', `Address ${text} does not fall within the subnet's address range`)
    }
    const isKept = address.value < cidr.first + KEPT_AT_START || address.value === lastOf(cidr)
    if (isKept) throw new AwsError('InvalidParameterValue', `Address ${text} is in subnet's reserved address range`)
    if (this.#taken.has(address.text) && !mayBeTaken) throw new AwsError('InvalidIPAddress.InUse', `Address ${text} is in use.`)
    this.#taken.add(address.text)
    return address.text
  }

  /** The lowest IPv4 address that is free. */
  next(): string {
    const [cidr] = this.#blocks(4)
    const end = cidr ? lastOf(cidr) : 0n
    for (let value = (cidr?.first ?? 0n) + KEPT_AT_START; value < end; value++) {
      const address = addressOf(4, value)
      if (!this.#taken.has(address.text)) return this.#give(address)
    }
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      `The specified subnet '${this.#subnet.id}' does not have enough free addresses to satisfy the request.`,
    )
  }

  /** An IPv6 address at a random place, as AWS gives them. */
  nextIpv6(random: Entropy): string {
    const [cidr] = this.#blocks(6)
    if (cidr === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        `The subnet '${this.#subnet.id}' has no IPv6 CIDR block; associate one with it first.`,
      )
    }
    for (let attempt = 0; attempt < 20; attempt++) {
      const host = [...random(8)].reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
      const address = addressOf(6, cidr.first + (host % (sizeOf(cidr) - 5n)) + KEPT_AT_START)
      if (!this.#taken.has(address.text)) return this.#give(address)
    }
    throw new TypeError(`no free IPv6 address in ${cidr.text}: the entropy repeats itself`)
  }

  #give(address: Address): string {
    this.#taken.add(address.text)
    return address.text
  }

  #blocks(family: 4 | 6): Prefix[] {
    const { cidr, ipv6Cidrs = [] } = this.#subnet.body
    const texts = family === 4 ? [cidr] : ipv6Cidrs.map(one => one.cidr)
    return texts.flatMap(text => parsePrefix(text) ?? [])
  }
}
