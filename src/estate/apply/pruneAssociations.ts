import { type AwsAssociation, DIRECT_CONNECT_GATEWAYS } from './listings.ts'
import { ask, demand, fault, note, type Run, settle } from './run.ts'
import type { Applying, CallScope } from './step.ts'
import { listTagged } from './tagged.ts'

/** Associations carry no tags: those of a gateway that an estate made are an estate's. */
export function* pruneAssociations(run: Run, scope: CallScope): Applying<void> {
  const gateways = yield* listTagged(DIRECT_CONNECT_GATEWAYS, scope, 'directConnectGateways')
  for (const [name, { directConnectGatewayId }] of gateways) {
    const { vpcs = {}, transitGateways = {} } = run.estate.directConnectGateways[name] ?? {}
    const keep = [
      ...Object.keys(vpcs).map(vpc => run.ids.get(`vpcs.${vpc}.gateway`)),
      ...Object.keys(transitGateways).map(gateway => run.ids.get(`transitGateways.${gateway}`)),
    ]
    const about = `directConnectGateways.${name}`
    for (const association of yield* present(scope, directConnectGatewayId, about)) {
      if (!keep.includes(association.associatedGateway?.id))
        yield* pruned(run, scope, { about, directConnectGatewayId, association })
    }
  }
}

interface Surplus {
  readonly about: string
  readonly directConnectGatewayId: string
  readonly association: AwsAssociation
}

function* pruned(run: Run, scope: CallScope, { about, directConnectGatewayId, association }: Surplus): Applying<void> {
  const { associationId, associatedGateway } = association
  const call = {
    service: 'directconnect',
    operation: 'DeleteDirectConnectGatewayAssociation',
    input: { associationId },
    about,
  } as const
  if (!(yield* ask(run, scope, call))) return
  const look = function* () {
    const left = yield* present(scope, directConnectGatewayId, about)
    return { isThere: left.some(other => other.associationId === associationId) }
  }
  const wait = { what: 'association deleted', about }
  const seen = yield* settle(run, wait, yield* look(), ({ isThere }) => !isThere, look)
  if (!seen?.isThere) note(run, `${about}.associations.${associatedGateway?.id}`, 'deleted')
  else fault(run, about, `${about} still lets go of ${associatedGateway?.id}; apply the estate again with prune when it is done.`)
}

function* present(scope: CallScope, directConnectGatewayId: string, about: string): Applying<AwsAssociation[]> {
  const operation = 'DescribeDirectConnectGatewayAssociations'
  const call = { service: 'directconnect', operation, input: { directConnectGatewayId }, about } as const
  const output = yield* demand<{ directConnectGatewayAssociations?: AwsAssociation[] }>(scope, call)
  return (output.directConnectGatewayAssociations ?? []).filter(({ associationState }) => associationState !== 'disassociated')
}
