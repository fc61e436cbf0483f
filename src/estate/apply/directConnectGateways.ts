import { type AwsDirectConnectGateway, DIRECT_CONNECT_GATEWAYS } from './listings.ts'
import { ask, isAsMade, note, type Run, settle } from './run.ts'
import { accountScopesOf, scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { findTagged, tagList } from './tagged.ts'

/** Direct Connect gateways; what they reach comes with the associations. */
export function* applyDirectConnectGateways(run: Run): Applying<void> {
  const found = yield* findTagged(
    DIRECT_CONNECT_GATEWAYS,
    accountScopesOf(run.estate, 'directConnectGateways'),
    'directConnectGateways',
  )
  for (const [name, { asn }] of Object.entries(run.estate.directConnectGateways)) {
    const about = `directConnectGateways.${name}`
    const scope = scopeOf(run.estate, 'directConnectGateways', name)
    const there = found(scope, name)
    if (there) {
      note(run, about, 'unchanged')
      isAsMade(run, about, { asn: [asn, there.amazonSideAsn] })
    }
    const gateway = there ?? (yield* created(run, scope, { name, asn }))
    if (!gateway) continue
    run.ids.set(about, gateway.directConnectGatewayId)
    run.facts.set(`${about}.owner`, gateway.ownerAccount)
  }
}

function* created(
  run: Run,
  scope: CallScope,
  wanted: { name: string; asn: number | undefined },
): Applying<AwsDirectConnectGateway | undefined> {
  const about = `directConnectGateways.${wanted.name}`
  const input = { directConnectGatewayName: wanted.name, amazonSideAsn: wanted.asn, tags: tagList(wanted.name) }
  const call = { service: 'directconnect', operation: 'CreateDirectConnectGateway', input, about } as const
  const output = yield* ask<{ directConnectGateway: AwsDirectConnectGateway }>(run, scope, call)
  if (!output) return undefined
  note(run, about, 'created')
  const { directConnectGatewayId } = output.directConnectGateway
  const isReady = (gateway: AwsDirectConnectGateway) => gateway.directConnectGatewayState !== 'pending'
  return yield* settle(
    run,
    { what: 'Direct Connect gateway available', about },
    output.directConnectGateway,
    isReady,
    function* () {
      const again = {
        service: 'directconnect',
        operation: 'DescribeDirectConnectGateways',
        input: { directConnectGatewayId },
        about,
      } as const
      return (yield* ask<{ directConnectGateways: AwsDirectConnectGateway[] }>(run, scope, again))?.directConnectGateways[0]
    },
  )
}
