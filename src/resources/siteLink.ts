import { directConnectError } from './directConnectError.ts'
import type { VirtualInterface } from './virtualInterface.ts'

/** Refuses SiteLink where AWS has none: off a DX gateway, and in the partitions of GovCloud and China. User Guide, "SiteLink". */
export function refuseSiteLink(type: VirtualInterface['type'], gateway: VirtualInterface['gateway'], region: string): void {
  if (type === 'public' || gateway?.kind !== 'directConnectGateway') {
    throw directConnectError(
      'SiteLink cannot be enabled: it needs a private or transit virtual interface on a Direct Connect gateway.',
    )
  }
  if (/^(cn|us-gov|us-iso)/.test(region)) throw directConnectError(`SiteLink cannot be enabled: the Region ${region} has none.`)
}
