import { AwsError } from '../../../resources/refusal.ts'
import type { Row, Scope } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { idOf, notFound } from '../nouns.ts'

type Peering = Row<'vpcPeeringConnection'>

/** Which ends of a peering are the caller's, in its Region: both where somebody peers two of their own. */
export function endsOf(
  peering: Peering,
  { account, region }: Scope,
): { readonly requester: boolean; readonly accepter: boolean } {
  const { accepterAccount, accepterRegion } = peering.body
  return {
    requester: peering.account === account && peering.region === region,
    accepter: accepterAccount === account && accepterRegion === region,
  }
}

/** Every peering that the caller has an end of, in order of creation. */
export function visiblePeerings({ world, caller }: Context): Peering[] {
  return [...world.all('vpcPeeringConnection')].filter(row => isVisible(row, caller))
}

/** A peering that the caller has an end of. */
export function peeringOf({ world, caller }: Context, id: string | undefined): Peering {
  const text = idOf('vpcPeeringConnection', id)
  const row = world.get('vpcPeeringConnection', text)
  if (row && isVisible(row, caller)) return row
  throw notFound('vpcPeeringConnection', text)
}

/** A failed one is shown to who asked for it alone. */
function isVisible(row: Peering, scope: Scope): boolean {
  const { requester, accepter } = endsOf(row, scope)
  return requester || (accepter && row.body.state !== 'failed')
}

export function wrongState({ id, body }: Peering, wanted: string): AwsError {
  return new AwsError(
    'InvalidStateTransition',
    `The vpcPeeringConnection ID '${id}' is in the ${body.state} state; only one in the ${wanted} state can do this.`,
  )
}
