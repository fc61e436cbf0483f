import type { Estate } from '../../estate.ts'
import { ask, fault, idNeeded, note, type Run, settle } from '../run.ts'
import { scopeOf, scopesOf } from '../scopes.ts'
import type { Applying, CallScope } from '../step.ts'
import { subnetsOf } from '../subnets.ts'
import { listTagged, tagSpecifications } from '../tagged.ts'
import { onOff } from './transitGateways.ts'
import { type AwsVpcAttachment, VPC_ATTACHMENTS } from './transitListings.ts'

/** VPCs on transit gateways. All of them are ordered before any is waited for. */
export function* applyVpcAttachments(run: Run): Applying<void> {
  for (const scope of scopesOf(run.estate, 'transitGateways')) {
    const there = yield* listTagged(VPC_ATTACHMENTS, scope, 'transitGateways')
    const gateways = Object.entries(run.estate.transitGateways).filter(
      ([name]) => scopeOf(run.estate, 'transitGateways', name).region === scope.region,
    )
    for (const [gateway, { vpcs }] of gateways) {
      if (scopeOf(run.estate, 'transitGateways', gateway).account !== scope.account) continue
      for (const [vpc, wanted] of Object.entries(vpcs)) yield* applyOne(run, scope, { gateway, vpc, wanted, there })
    }
    yield* settled(run, scope)
  }
}

/** Where the id of a VPC's attachment is noted. */
export function vpcAttachmentPath(gateway: string, vpc: string): string {
  return `transitGateways.${gateway}.vpcs.${vpc}`
}

interface One {
  readonly gateway: string
  readonly vpc: string
  readonly wanted: Estate['transitGateways'][string]['vpcs'][string]
  readonly there: ReadonlyMap<string, AwsVpcAttachment>
}

function* applyOne(run: Run, scope: CallScope, { gateway, vpc, wanted, there }: One): Applying<void> {
  const about = vpcAttachmentPath(gateway, vpc)
  const TransitGatewayId = idNeeded(run, about, `transitGateways.${gateway}`)
  const VpcId = idNeeded(run, about, `vpcs.${vpc}`)
  if (TransitGatewayId === undefined || VpcId === undefined) return
  const found = there.get(`${TransitGatewayId}/${vpc}`)
  if (found) {
    run.ids.set(about, found.TransitGatewayAttachmentId)
    yield* changed(run, scope, about, { vpc, wanted, found })
    return
  }
  const SubnetIds = subnetIdsOf(run, vpc, wanted.subnets, [])
  if (SubnetIds.length === 0) {
    fault(run, about, `${about} was left out, because ${vpc} has no subnet that could be made.`)
    return
  }
  const Options = optionsOf(run, vpc, wanted)
  const TagSpecifications = tagSpecifications('transit-gateway-attachment', vpc)
  const input = { TransitGatewayId, VpcId, SubnetIds, Options, TagSpecifications }
  const call = { service: 'ec2', operation: 'CreateTransitGatewayVpcAttachment', input, about } as const
  const output = yield* ask<{ TransitGatewayVpcAttachment: AwsVpcAttachment }>(run, scope, call)
  if (!output) return
  note(run, about, 'created')
  run.ids.set(about, output.TransitGatewayVpcAttachment.TransitGatewayAttachmentId)
}

/** IPv6 passes where the VPC has a block of it. */
function optionsOf(run: Run, vpc: string, { appliance = false }: One['wanted']) {
  const hasIpv6 = run.estate.vpcs[vpc]?.ipv6Cidr !== undefined
  return { ApplianceModeSupport: onOff(appliance), ...(hasIpv6 ? { Ipv6Support: 'enable' } : {}) }
}

function* changed(
  run: Run,
  scope: CallScope,
  about: string,
  { vpc, wanted, found }: Pick<One, 'vpc' | 'wanted'> & { readonly found: AwsVpcAttachment },
): Applying<void> {
  note(run, about, 'unchanged')
  const has = found.SubnetIds ?? []
  const subnets = subnetIdsOf(run, vpc, wanted.subnets, has)
  const add = subnets.filter(id => !has.includes(id))
  const remove = has.filter(id => !subnets.includes(id))
  const options = optionsOf(run, vpc, wanted)
  const isSameMode =
    options.ApplianceModeSupport === (found.Options?.ApplianceModeSupport ?? 'disable') &&
    (options.Ipv6Support === undefined || options.Ipv6Support === found.Options?.Ipv6Support)
  if (add.length + remove.length === 0 && isSameMode) return
  const input = {
    TransitGatewayAttachmentId: found.TransitGatewayAttachmentId,
    ...(add.length > 0 && { AddSubnetIds: add }),
    ...(remove.length > 0 && { RemoveSubnetIds: remove }),
    ...(!isSameMode && { Options: options }),
  }
  const operation = 'ModifyTransitGatewayVpcAttachment'
  if (yield* ask(run, scope, { service: 'ec2', operation, input, about })) note(run, about, 'changed')
}

/** Those that are named, else one for every zone: what the attachment has of it, then the first one of the file. */
function subnetIdsOf(run: Run, vpc: string, names: readonly string[] | undefined, has: readonly string[]): readonly string[] {
  const all = Object.keys(subnetsOf(vpc, run.estate.vpcs[vpc]!)).flatMap(name => {
    const path = `vpcs.${vpc}.subnets.${name}`
    const id = run.ids.get(path)
    return id === undefined ? [] : [{ name, id, zone: run.facts.get(`${path}.zone`) }]
  })
  if (names) return all.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  const kept = all.filter(({ id }) => has.includes(id))
  const byZone = new Map([...kept, ...all].reverse().map(subnet => [subnet.zone, subnet.id]))
  return kept.length + all.length === 0 ? has : [...byZone.values()]
}

function* settled(run: Run, scope: CallScope): Applying<void> {
  const look = function* () {
    const waiting = [...(yield* listTagged(VPC_ATTACHMENTS, scope, 'transitGateways')).values()]
    return waiting.filter(({ State }) => State === 'pending' || State === 'modifying')
  }
  const wait = { what: 'transit gateway attachments available', about: 'transitGateways' }
  yield* settle(run, wait, yield* look(), waiting => waiting.length === 0, look)
}
