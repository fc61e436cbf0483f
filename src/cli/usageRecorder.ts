import { recordUsage } from '../pricing/recordUsage.ts'
import { ChangeFollower } from './changeFollower.ts'
import type { Service } from './service.ts'

/**
 * Writes down what is paid for, whenever that changes: the record that bills are made of. What stays as it is needs no
 * writing, so a service that is killed has lost nothing, and what stood while it was away has been running all the time.
 */
export function usageRecorder(service: Service): ChangeFollower {
  return new ChangeFollower(service, {
    also: ['elasticAddress', 'resiliencyGroupAssociation'],
    needs: [
      'connection',
      'vpnConnection',
      'vpnConcentrator',
      'transitGateway',
      'elasticAddress',
      'natGateway',
      'vpcEndpoint',
      'flow',
      'usageRecord',
    ],
    async look(at) {
      const { usageNow } = await import('./usageNow.ts')
      const running = [...usageNow(service)]
      service.store.apply(draft => recordUsage(draft, running, at))
    },
  })
}
