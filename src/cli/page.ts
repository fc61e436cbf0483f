import { AccountWorld } from '../topology/accountWorld.ts'
import { statusModel } from '../wire/page/statusModel.ts'
import { statusPage } from '../wire/page/statusPage.ts'
import type { ServeOptions } from './serveOptions.ts'
import type { Service } from './service.ts'
import { VERSION } from './version.ts'

/** The status page of a running service, as it is now; of one account where one is named. */
export function pageOf({ store }: Service, url: string, { pace, hands }: ServeOptions, account?: string): string {
  const world = account === undefined ? store.world : new AccountWorld(store.world, account)
  return statusPage(statusModel(world, store.observed, { version: VERSION, url, pace, hands, fabric: 'model' }))
}
