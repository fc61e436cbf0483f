import type { Kind } from '../../resources/kinds.ts'
import { advanceTransitGateway } from '../../resources/transitGatewayTimers.ts'
import type { Draft, Row } from '../../resources/world.ts'
import type { LeadTimes } from '../operation.ts'
import { endInterfaces, instanceStep } from './instances/instanceSteps.ts'
import { afterNatGatewayStep, natGatewayStep } from './natGateways/natGatewaySteps.ts'
import { vpnConnectionStep } from './vpn/vpnConnectionStep.ts'

/** How long Describe still shows what is deleted: about an hour at AWS. */
const DELETED_VISIBLE_MS = 3_600_000

/** VPC peering guide, "Peering connection lifecycle": expired ones are visible for two days. */
const EXPIRED_VISIBLE_MS = 2 * 86_400_000

/** What a due row becomes: another body with or without a next timer, or nothing at all. */
type Step<K extends Kind> = { readonly change: Partial<Row<K>['body']>; readonly dueAt: number | undefined } | 'gone'

type Steps = { readonly [K in Kind]?: (row: Row<K>, nowMs: number, leadTimes: LeadTimes) => Step<K> }

/** The timed steps of EC2's nouns. Everything not named here has none. */
const STEPS: Steps = {
  vpc: () => ({ change: { state: 'available' }, dueAt: undefined }),
  subnet: () => ({ change: { state: 'available' }, dueAt: undefined }),
  vpcPeeringConnection: ({ body }, nowMs) =>
    body.state === 'pending-acceptance'
      ? { change: { state: 'expired', message: 'Expired' }, dueAt: nowMs + EXPIRED_VISIBLE_MS }
      : 'gone',
  customerGateway: ({ body }, nowMs) => life(body.state, nowMs),
  virtualPrivateGateway: ({ body }, nowMs) => {
    const step = life(body.state, nowMs)
    if (step === 'gone' || body.attachment === undefined) return step
    const state = ({ attaching: 'attached', detaching: 'detached' } as const)[body.attachment.state as 'attaching' | 'detaching']
    if (state === undefined) return step
    return { ...step, change: { ...step.change, attachment: { vpcId: body.attachment.vpcId, state } } }
  },
  instance: ({ body }, nowMs) => instanceStep(body, nowMs),
  natGateway: ({ body }, nowMs) => natGatewayStep(body, nowMs),
  vpnConcentrator: ({ body }, nowMs) => life(body.state, nowMs),
  vpnConnection: ({ body }, nowMs, leadTimes) => {
    if (body.state === 'deleting' || body.state === 'deleted') return life(body.state, nowMs)
    const step = vpnConnectionStep(body, nowMs, leadTimes)
    return { change: step.body, dueAt: step.dueAt }
  },
}

/** pending -> available, deleting -> deleted -> gone. */
function life(
  state: Living['state'],
  nowMs: number,
): { readonly change: Partial<Living>; readonly dueAt: number | undefined } | 'gone' {
  if (state === 'deleted') return 'gone'
  if (state === 'deleting') return { change: { state: 'deleted', deletedAt: nowMs }, dueAt: nowMs + DELETED_VISIBLE_MS }
  return { change: { state: 'available' }, dueAt: undefined }
}

interface Living {
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly deletedAt?: number
}

/**
 * Takes the timed step of a row of EC2 whose `dueAt` has come; does nothing for any other row. Call it until the row
 * is not due any more: one step per call.
 */
export function advanceEc2(draft: Draft, kind: Kind, id: string, nowMs: number, leadTimes: LeadTimes): void {
  advanceTransitGateway(draft, kind, id, nowMs)
  const row = draft.get(kind, id)
  if (row?.dueAt === undefined || row.dueAt > nowMs) return
  const step = (STEPS[kind] as ((row: Row, nowMs: number, leadTimes: LeadTimes) => Step<Kind>) | undefined)?.(
    row,
    nowMs,
    leadTimes,
  )
  if (step === 'gone') draft.remove(kind, id)
  else if (step) draft.update(kind, id, step.change, { dueAt: step.dueAt })
  if (kind === 'instance') endInterfaces(draft, id)
  if (kind === 'natGateway') afterNatGatewayStep(draft, id, nowMs)
}
