import type { TransitGatewayRequestPolicyRule } from '@aws-sdk/client-ec2'
import { parseInterfaceAddress } from '../../../net/prefix.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayPolicyEntry } from '../../../resources/transitGateway.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { given } from './onOff.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

type Table = Row<'transitGatewayPolicyTable'>

/** What a rule matches; what it leaves open matches all. */
export function policyRule(rule: TransitGatewayRequestPolicyRule = {}): Partial<TransitGatewayPolicyEntry> {
  if (rule.MetaData !== undefined) {
    throw new AwsError('UnsupportedOperation', 'Meta data in rules of policy tables is not built in Landbridge; leave it out.')
  }
  return given({
    sourceCidr: cidr(rule.SourceCidrBlock, 'SourceCidrBlock'),
    destinationCidr: cidr(rule.DestinationCidrBlock, 'DestinationCidrBlock'),
    sourcePorts: ports(rule.SourcePortRange, 'SourcePortRange'),
    destinationPorts: ports(rule.DestinationPortRange, 'DestinationPortRange'),
    protocol: protocol(rule.Protocol),
  })
}

export function ruleNumber(text: string | undefined): number {
  const number = Number(required(text, 'PolicyRuleNumber'))
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number
  throw invalid('PolicyRuleNumber', text, 'It must be a whole number from 1 to 65535')
}

/** A route table of the same transit gateway as the policy table. */
export function policyTarget(context: Context, { id, body }: Table, routeTableId: string | undefined): string {
  const table = ownAvailableRouteTable(context, required(routeTableId, 'TargetRouteTableId'))
  if (table.body.transitGatewayId === body.transitGatewayId) return table.id
  throw invalid('TargetRouteTableId', routeTableId, `It must be a route table of ${body.transitGatewayId}, as ${id} is`)
}

/** The table's entry with this number, or a refusal. */
export function policyEntry({ id, body }: Table, number: number): TransitGatewayPolicyEntry {
  const entry = body.entries?.find(each => each.ruleNumber === number)
  if (entry !== undefined) return entry
  throw new AwsError(
    'InvalidTransitGatewayPolicyTableEntry.NotFound',
    `Transit Gateway Policy Table ${id} has no entry with the rule number ${number}.`,
  )
}

/** The table's entries with this one in place of the one of its number. */
export function withPolicyEntry({ body }: Table, entry: TransitGatewayPolicyEntry): TransitGatewayPolicyEntry[] {
  const others = (body.entries ?? []).filter(({ ruleNumber }) => ruleNumber !== entry.ruleNumber)
  return [...others, entry].sort((a, b) => a.ruleNumber - b.ruleNumber)
}

function cidr(text: string | undefined, parameter: string): string | undefined {
  const block = text === undefined ? undefined : parseInterfaceAddress(text)?.prefix
  if (text === undefined || block !== undefined) return block?.text
  throw invalid(parameter, text, 'This is not a valid CIDR block')
}

function ports(text: string | undefined, parameter: string): string | undefined {
  if (text === undefined) return undefined
  const [first = '', last = first] = text.split('-')
  const isPort = (part: string) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535
  if (isPort(first) && isPort(last) && Number(first) <= Number(last)) return text
  throw invalid(parameter, text, 'It must be a port such as 443 or a range such as 1024-65535')
}

function protocol(text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{1,3}$/.test(text) && Number(text) <= 255)) return text
  throw invalid('Protocol', text, 'It must be a protocol number such as 6')
}

function invalid(parameter: string, value: string | undefined, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${allowed}.`)
}
