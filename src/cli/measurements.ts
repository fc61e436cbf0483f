import { measure } from '../metrics/measure.ts'
import { ChangeFollower } from './changeFollower.ts'
import type { Service } from './service.ts'

/**
 * Writes down what the network's metrics change to, whenever something of it changes: the history that CloudWatch's queries
 * and alarms read.
 */
export function measurements(service: Service): ChangeFollower {
  let measured: Promise<typeof import('./measuredNow.ts')> | undefined
  return new ChangeFollower(service, {
    needs: ['connection', 'vpnConnection', 'transitGateway', 'measuredSeries'],
    async look(at) {
      measured ??= import('./measuredNow.ts')
      const { measuredNow } = await measured
      const data = [...measuredNow(service)]
      service.store.apply(draft => measure(draft, data, at))
    },
  })
}
