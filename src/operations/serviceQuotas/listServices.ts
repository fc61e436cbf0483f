import { SERVICE_NAMES } from '../../resources/quotaListings.ts'
import { page } from './page.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** The services that have a quota here. */
export const listServices: ServiceQuotasOperation<'ListServices'> = (_context, input) => {
  const all = Object.entries(SERVICE_NAMES).map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName }))
  const { items, ...rest } = page(all, input)
  return { Services: items, ...rest }
}
