import { advanceCloudWatch } from '../operations/cloudWatch/timed.ts'
import { advanceEc2 } from '../operations/ec2/timed.ts'
import type { LeadTimes } from '../operations/operation.ts'
import { advanceSecretsManager } from '../operations/secretsManager/timed.ts'
import type { ReconcilerParts } from '../reconcile/reconciler.ts'
import { advanceDirectConnect } from '../resources/directConnectTimers.ts'
import { advanceResourceShare } from '../resources/resourceShareTimers.ts'
import type { Draft } from '../resources/world.ts'

/** The step of a row whose time has come, by the rules of its own kind. Rows of other kinds are left as they are. */
export function advanceBy(leadTimes: LeadTimes): ReconcilerParts['advance'] {
  return (draft, { kind, id }, nowMs) => {
    if (kind === 'fault') heal(draft, id, nowMs)
    advanceDirectConnect(draft, { kind, id }, nowMs)
    advanceEc2(draft, kind, id, nowMs, leadTimes)
    advanceSecretsManager(draft, kind, id, nowMs)
    advanceCloudWatch(draft, kind, id, nowMs)
    if (kind === 'resourceShare') advanceResourceShare(draft, id, nowMs)
  }
}

/** A fault with an end heals by itself. */
function heal(draft: Draft, id: string, nowMs: number): void {
  const until = draft.get('fault', id)?.body.until
  if (until !== undefined && until <= nowMs) draft.remove('fault', id)
}
