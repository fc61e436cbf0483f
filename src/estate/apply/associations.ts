import type { Estate } from '../estate.ts'
import type { AwsAssociation } from './listings.ts'
import { associatedAcross } from './proposedAssociations.ts'
import { ask, demand, fault, idNeeded, note, notYet, type Run, settle } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { blocksOf } from './subnets.ts'

/** What every Direct Connect gateway reaches, and which prefixes of it. */
export function* applyAssociations(run: Run): Applying<void> {
  for (const name of Object.keys(run.estate.directConnectGateways)) {
    const gatewayId = run.ids.get(`directConnectGateways.${name}`)
    if (gatewayId === undefined) continue
    const scope = scopeOf(run.estate, 'directConnectGateways', name)
    const there = yield* associationsOf(scope, gatewayId, `directConnectGateways.${name}`)
    for (const reached of reachedBy(run.estate, name)) {
      const about = `directConnectGateways.${name}.${reached.section}.${reached.name}`
      const behind = idNeeded(run, about, reached.gateway)
      if (behind === undefined) continue
      const found = there.find(({ associatedGateway }) => associatedGateway?.id === behind)
      if (found) yield* changed(run, scope, about, { ...reached, found })
      else
        yield* created(run, { hub: scope, behind: scopeOf(run.estate, reached.section, reached.name) }, about, {
          gatewayId,
          behind,
          allowed: reached.allowed,
          gatewayOwner: run.facts.get(`directConnectGateways.${name}.owner`) ?? '',
        })
    }
  }
}

interface Reached {
  readonly section: 'vpcs' | 'transitGateways'
  readonly name: string
  /** Path of the gateway that is associated. */
  readonly gateway: string
  readonly allowed: readonly string[] | undefined
  /** What AWS makes of an empty list: all CIDRs of a VPC. */
  readonly cidrs: readonly string[]
}

function reachedBy({ directConnectGateways, vpcs: all }: Estate, hub: string): Reached[] {
  const { vpcs = {}, transitGateways = {} } = directConnectGateways[hub] ?? {}
  return [
    ...Object.entries(vpcs).map(([name, { allowed }]) => {
      return { section: 'vpcs' as const, name, gateway: `vpcs.${name}.gateway`, allowed, cidrs: blocksOf(all[name]!) }
    }),
    ...Object.entries(transitGateways).map(([name, { allowed }]) => {
      return { section: 'transitGateways' as const, name, gateway: `transitGateways.${name}`, allowed, cidrs: [] }
    }),
  ]
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
  readonly behind: string
  readonly allowed: readonly string[] | undefined
}

/** Asked for in the Region of the gateway behind it, where that is known; between accounts one proposes and the other accepts. */
function* created(
  run: Run,
  scopes: { readonly hub: CallScope; readonly behind: CallScope },
  about: string,
  wanted: Wanted,
): Applying<void> {
  const isAcross = scopes.hub.account !== scopes.behind.account
  const ordered = yield* isAcross
    ? associatedAcross(run, about, { ...wanted, hub: scopes.hub, owner: scopes.behind })
    : associated(run, scopes.behind, about, wanted)
  if (!ordered) return
  note(run, about, 'created')
  const isSettled = ({ associationState }: AwsAssociation) => associationState === 'associated'
  const seen = yield* settle(run, { what: 'association', about }, ordered, isSettled, function* () {
    const all = yield* associationsOf(scopes.hub, wanted.gatewayId, about)
    return all.find(({ associatedGateway }) => associatedGateway?.id === wanted.behind)
  })
  if (seen && isSettled(seen)) run.ids.set(about, seen.associationId)
  else if (seen) notYet(run, about, `${about} is ${seen.associationState}; apply the estate again when it is associated.`)
  else fault(run, about, `${about} is gone; apply the estate again.`)
}

function* associated(run: Run, scope: CallScope, about: string, wanted: Wanted): Applying<AwsAssociation | undefined> {
  const input = {
    directConnectGatewayId: wanted.gatewayId,
    gatewayId: wanted.behind,
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
  { found, allowed, cidrs }: Pick<Reached, 'allowed' | 'cidrs'> & { readonly found: AwsAssociation },
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
