import { dueMaintenance } from '../../../resources/tunnelMaintenance.ts'
import { replaced, withReplacement } from '../../../resources/tunnelReplacement.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'
import type { LeadTimes } from '../../operation.ts'

interface Step {
  readonly body: VpnConnection
  readonly dueAt: number | undefined
}

/**
 * The timed step of a connection that is not about to end: it becomes ready, its changes are done, its static routes
 * come and go, maintenance that nobody applied is applied to one tunnel after the other.
 */
export function vpnConnectionStep(vpn: VpnConnection, nowMs: number, leadTimes: LeadTimes): Step {
  const body: VpnConnection = {
    ...vpn,
    staticRoutes: vpn.staticRoutes
      .filter(({ state }) => state !== 'deleting')
      .map(({ cidr }) => ({ cidr, state: 'available' as const })),
  }
  const readyAt = body.createdAt + leadTimes.vpnConnection
  if (body.state === 'pending' && readyAt > nowMs) return { body, dueAt: readyAt }
  const doneAt = body.modifyingUntil ?? nowMs
  if (body.state === 'modifying' && doneAt > nowMs) return { body, dueAt: doneAt }
  return maintained(body.state === 'modifying' ? replaced(body, nowMs) : { ...body, state: 'available' }, nowMs, leadTimes)
}

function maintained(body: VpnConnection, nowMs: number, leadTimes: LeadTimes): Step {
  const due = dueMaintenance(body)
  if (due === undefined || due.at > nowMs) return { body, dueAt: due?.at }
  const until = nowMs + leadTimes.provisioning
  const [first, second] = body.tunnels
  const applied = { ...body.tunnels[due.index === 0 ? 0 : 1], maintainedAt: nowMs }
  const tunnels = due.index === 0 ? ([applied, second] as const) : ([first, applied] as const)
  return { body: withReplacement({ ...body, tunnels }, [due.index], until), dueAt: until }
}
