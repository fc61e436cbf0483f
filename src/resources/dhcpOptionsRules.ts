import { parseAddress } from '../net/address.ts'
import { derivedEc2Id } from './derivedId.ts'
import type { DhcpOptions } from './dhcpOptions.ts'
import { AwsError } from './refusal.ts'
import type { Scope } from './world.ts'

/** In place of an id: the VPC has no DHCP options. */
export const NO_DHCP_OPTIONS = 'default'

/** The DHCP options set that an account has in a Region from the start. */
export function defaultDhcpOptionsId(scope: Scope): string {
  return derivedEc2Id('dopt', `${scope.account} ${scope.region}`)
}

/** What that set has (VPC guide, "DHCP option sets"); it is stored only when somebody gives it a tag. */
export function defaultDhcpOptions({ region }: Scope): DhcpOptions {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return {
    configurations: [
      { key: 'domain-name', values: [domain] },
      { key: 'domain-name-servers', values: ['AmazonProvidedDNS'] },
    ],
    tags: {},
  }
}

interface Rule {
  readonly most: number
  readonly fits: (value: string) => boolean
  readonly allowed: string
}

const isAddress = (value: string) => parseAddress(value) !== undefined
const isIpv4 = (value: string) => parseAddress(value)?.family === 4
const AMAZON_DNS = 'AmazonProvidedDNS'

/** API Reference, CreateDhcpOptions: what each option may have. */
const RULES: Readonly<Record<string, Rule>> = {
  'domain-name': { most: 1, fits: value => value.length <= 2048, allowed: 'one text of domain names' },
  'domain-name-servers': {
    most: 4,
    fits: value => value === AMAZON_DNS || isAddress(value),
    allowed: `up to four addresses or ${AMAZON_DNS}`,
  },
  'ntp-servers': { most: 4, fits: isAddress, allowed: 'up to four addresses' },
  'netbios-name-servers': { most: 4, fits: isIpv4, allowed: 'up to four IPv4 addresses' },
  'netbios-node-type': { most: 1, fits: value => /^[1248]$/.test(value), allowed: '1, 2, 4 or 8' },
  'ipv6-address-preferred-lease-time': {
    most: 1,
    fits: value => /^\d+$/.test(value) && Number(value) >= 140 && Number(value) <= 2_147_483_647,
    allowed: 'seconds from 140 to 2147483647',
  },
}

/** Refuses a set that AWS would not make. */
export function checkDhcpConfigurations(configurations: DhcpOptions['configurations']): void {
  const seen = new Set<string>()
  for (const { key, values } of configurations) {
    const rule = Object.hasOwn(RULES, key) ? RULES[key] : undefined
    if (rule === undefined || seen.has(key)) {
      const fix = rule ? 'It is there twice.' : `Valid keys are ${Object.keys(RULES).join(', ')}.`
      throw new AwsError('InvalidParameterValue', `Value (${key}) for parameter key is invalid. ${fix}`)
    }
    seen.add(key)
    if (values.length > 0 && values.length <= rule.most && values.every(rule.fits)) continue
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${values.join(', ')}) for parameter ${key} is invalid. It takes ${rule.allowed}.`,
    )
  }
}
