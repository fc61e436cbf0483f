import type { Datum } from '../metrics/datum.ts'
import { directConnectData } from '../metrics/directConnectData.ts'
import { transitGatewayData } from '../metrics/transitGatewayData.ts'
import { vpnData } from '../metrics/vpnData.ts'
import { loadsNow } from './loadsNow.ts'
import type { Service } from './service.ts'

/** Every value that Landbridge measures for CloudWatch at this moment, of all namespaces. */
export function* measuredNow(service: Service): Iterable<Datum> {
  const { world, observed } = service.store
  const { links, attachments } = loadsNow(service)
  yield* directConnectData(world, observed, links)
  yield* vpnData(world, observed, links)
  yield* transitGatewayData(world, attachments)
}
