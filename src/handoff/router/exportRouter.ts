import type { RouterPlatformName } from '../../resources/routerPlatforms.ts'
import { compileRouter } from './compileRouter.ts'
import { withEvenMtu } from './evenMtu.ts'
import { commented } from './header.ts'
import { withoutUnwrittenTunnels } from './ipv6Tunnels.ts'
import { limitWarnings } from './limitWarnings.ts'
import type { RouterModel } from './routerModel.ts'
import type { RouterPlatform } from './routerPlatform.ts'
import { ROUTER_PLATFORMS } from './routerPlatforms.ts'
import type { RouterSource } from './routerSource.ts'

/** What `landbridge export --router --json` prints. */
export interface RouterExport {
  readonly router: string
  readonly platform: RouterPlatformName
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

export interface RouterOrder extends RouterSource {
  /** The router's own where nothing is said, else FRR. */
  readonly platform: RouterPlatformName | undefined
  /** How the estate is called in the header. */
  readonly estate: string
  /** As it stands in the header, such as 2026-11-21. */
  readonly date: string
  /** What is questionable about the estate itself. */
  readonly warnings: readonly string[]
}

/** The router's whole configuration in its platform's language, or one sentence why there is none. */
export function exportRouter(order: RouterOrder): RouterExport | { readonly refused: string } {
  const name = order.platform ?? order.router.body.platform ?? 'frr'
  const platform = ROUTER_PLATFORMS[name]
  const compiled = compileRouter(order)
  const written = withoutUnwrittenTunnels(compiled, platform)
  const router = platform.evenMtu ? withEvenMtu(written) : written
  const refused = refusal(router, platform)
  if (refused !== undefined) return { refused }
  const warnings = [
    ...order.warnings,
    ...router.warnings,
    ...unwritten(router, platform),
    ...limitWarnings(router, platform),
    ...platform.notes(router),
  ]
  const text = platform.write(router)
  const about = { router, title: platform.title, estate: order.estate, date: order.date, warnings, text }
  return {
    router: router.name,
    platform: name,
    files: text.files.map(file => ({ name: file.name, text: commented(file, about) })),
    warnings,
  }
}

function unwritten({ neighbours, name }: RouterModel, { writesAdvertisementInterval, title }: RouterPlatform): string[] {
  const seconds = Math.max(0, ...neighbours.map(({ advertisementIntervalSeconds }) => advertisementIntervalSeconds))
  if (seconds === 0 || writesAdvertisementInterval) return []
  return [`advertisementInterval of ${name}, ${seconds} s, is not written for ${title}, and is configured by hand.`]
}

function refusal(router: RouterModel, { vpn, title, because }: RouterPlatform): string | undefined {
  const { name, tunnels, interfaces } = router
  if (tunnels.length === 0 && interfaces.length === 0) {
    return `Nothing that could be written ends on router ${name}: it needs a virtual interface on a connection patched to it, or a VPN connection.${router.warnings.length > 0 ? ` ${router.warnings.join(' ')}` : ''}`
  }
  if (vpn === 'none' && tunnels.length > 0) {
    return `Router ${name} has ${tunnels.length} VPN tunnels, and ${because}; choose a platform with tunnels (--platform list) or end the VPN on another router.`
  }
  if (vpn === 'only' && tunnels.length === 0) {
    return `Router ${name} has no VPN tunnels, and ${title} is nothing else; --platform frr or bird writes its BGP.`
  }
  return undefined
}
