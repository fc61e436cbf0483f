import { statusModel } from '../wire/page/statusModel.ts'
import { statusPage } from '../wire/page/statusPage.ts'
import type { ServeOptions } from './serveOptions.ts'
import type { Service } from './service.ts'
import { VERSION } from './version.ts'

/** The status page of a running service, as it is now. */
export function pageOf({ store }: Service, url: string, { pace, hands }: ServeOptions): string {
  return statusPage(statusModel(store.world, store.observed, { version: VERSION, url, pace, hands, fabric: 'model' }))
}
