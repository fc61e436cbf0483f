import type { Instance } from '../../../resources/endPoints.ts'
import type { Draft } from '../../../resources/world.ts'
import { releaseInterface } from '../networkInterfaces/releaseInterface.ts'

/** How long DescribeInstances still shows what is terminated: about an hour at AWS. */
const TERMINATED_VISIBLE_MS = 3_600_000

interface Step {
  readonly change: Partial<Instance>
  readonly dueAt: number | undefined
}

/** EC2 guide, "Instance lifecycle": what a state that does not last becomes. */
export function instanceStep({ state }: Instance, nowMs: number): Step | 'gone' {
  switch (state) {
    case 'pending':
      return { change: { state: 'running' }, dueAt: undefined }
    case 'stopping':
      return { change: { state: 'stopped' }, dueAt: undefined }
    case 'shutting-down':
      return { change: { state: 'terminated', endedAt: nowMs }, dueAt: nowMs + TERMINATED_VISIBLE_MS }
    case 'terminated':
      return 'gone'
    default:
      return { change: {}, dueAt: undefined }
  }
}

/** An instance that ended takes the interfaces along that were made with it; others stay, attached to nothing. */
export function endInterfaces(draft: Draft, instanceId: string): void {
  if (draft.get('instance', instanceId)?.body.state !== 'terminated') return
  for (const card of [...draft.referring('networkInterface', instanceId)]) {
    const { attachment, ...rest } = card.body
    if (attachment?.deleteOnTermination) releaseInterface(draft, card.id)
    else draft.put('networkInterface', card.id, card, rest)
  }
}
