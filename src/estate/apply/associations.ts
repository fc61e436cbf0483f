import type { AwsAssociation } from './listings.ts'
import { associatedAcross } from './proposedAssociations.ts'
import { ask, demand, fault, idNeeded, note, type Run, settle } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { cidrsOf } from './subnets.ts'

/** What every Direct Connect gateway reaches, and which prefixes of it. */
export function* applyAssociations(run: Run): Applying<void> {
  for (const [name, { vpcs }] of Object.entries(run.estate.directConnectGateways)) {
    const gatewayId = run.ids.get(`directConnectGateways.${name}`)
    if (gatewayId === undefined) continue
    const scope = scopeOf(run.estate, 'directConnectGateways', name)
    const there = yield* associationsOf(scope, gatewayId, `directConnectGateways.${name}`)
    for (const [vpc, { allowed }] of Object.entries(vpcs)) {
      const about = `directConnectGateways.${name}.vpcs.${vpc}`
      const vgw = idNeeded(run, about, `vpcs.${vpc}.gateway`)
      if (vgw === undefined) continue
      const found = there.find(({ associatedGateway }) => associatedGateway?.id === vgw)
      if (found) yield* changed(run, scope, about, { found, allowed, cidrs: cidrsOf(run.estate.vpcs[vpc]!) })
      else
        yield* created(run, { hub: scope, vpc: scopeOf(run.estate, 'vpcs', vpc) }, about, {
          gatewayId,
          vgw,
          allowed,
          gatewayOwner: run.facts.get(`directConnectGateways.${name}.owner`) ?? '',
        })
    }
  }
}

function* associationsOf(scope: CallScope, directConnectGatewayId: string, about: string): Applying<AwsAssociation[]> {
  const operation = 'DescribeDirectConnectGatewayAssociations'
  const output = yield* demand<{ directConnectGatewayAssociations?: AwsAssociation[] }>(scope, {
    service: 'directconnect',
    operation,
    input: { directConnectGatewayId },
    about,
  })
  return (output.directConnectGatewayAssociations ?? []).filter(
    ({ associationState }) => !associationState.startsWith('disassociat'),
  )
}

interface Wanted {
  readonly gatewayId: string
  readonly gatewayOwner: string
  readonly vgw: string
  readonly allowed: readonly string[] | undefined
}

/** Asked for in the VPC's Region, where its gateway is known; between accounts one proposes and the other accepts. */
function* created(
  run: Run,
  scopes: { readonly hub: CallScope; readonly vpc: CallScope },
  about: string,
  wanted: Wanted,
): Applying<void> {
  const isAcross = scopes.hub.account !== scopes.vpc.account
  const ordered = yield* isAcross
    ? associatedAcross(run, about, { ...wanted, ...scopes })
    : associated(run, scopes.vpc, about, wanted)
  if (!ordered) return
  note(run, about, 'created')
  const isSettled = ({ associationState }: AwsAssociation) => associationState === 'associated'
  const seen = yield* settle(run, { what: 'association', about }, ordered, isSettled, function* () {
    const all = yield* associationsOf(scopes.hub, wanted.gatewayId, about)
    return all.find(({ associatedGateway }) => associatedGateway?.id === wanted.vgw)
  })
  if (seen && isSettled(seen)) run.ids.set(about, seen.associationId)
  else fault(run, about, `${about} is ${seen?.associationState ?? 'gone'}; apply the estate again when it is associated.`)
}

function* associated(run: Run, scope: CallScope, about: string, wanted: Wanted): Applying<AwsAssociation | undefined> {
  const input = {
    directConnectGatewayId: wanted.gatewayId,
    gatewayId: wanted.vgw,
    addAllowedPrefixesToDirectConnectGateway: wanted.allowed?.map(cidr => ({ cidr })),
  }
  const call = { service: 'directconnect', operation: 'CreateDirectConnectGatewayAssociation', input, about } as const
  const output = yield* ask<{ directConnectGatewayAssociation: AwsAssociation }>(run, scope, call)
  return output?.directConnectGatewayAssociation
}

function* changed(
  run: Run,
  scope: CallScope,
  about: string,
  {
    found,
    allowed,
    cidrs,
  }: { readonly found: AwsAssociation; readonly allowed: readonly string[] | undefined; readonly cidrs: readonly string[] },
): Applying<void> {
  run.ids.set(about, found.associationId)
  note(run, about, 'unchanged')
  const has = (found.allowedPrefixesToDirectConnectGateway ?? []).map(({ cidr }) => cidr)
  // An empty list and the list of all CIDRs say the same about a virtual private gateway.
  const wanted = allowed ?? (has.every(cidr => cidrs.includes(cidr)) && has.length === cidrs.length ? has : [])
  const add = wanted.filter(cidr => !has.includes(cidr))
  const remove = has.filter(cidr => !wanted.includes(cidr))
  if (add.length + remove.length === 0) return
  const input = {
    associationId: found.associationId,
    ...(add.length > 0 && { addAllowedPrefixesToDirectConnectGateway: add.map(cidr => ({ cidr })) }),
    ...(remove.length > 0 && { removeAllowedPrefixesToDirectConnectGateway: remove.map(cidr => ({ cidr })) }),
  }
  const operation = 'UpdateDirectConnectGatewayAssociation'
  if (yield* ask(run, scope, { service: 'directconnect', operation, input, about })) note(run, about, 'changed')
}
