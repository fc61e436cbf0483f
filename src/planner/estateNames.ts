import type { Design } from './design.ts'
import type { Requirements } from './requirementsSchema.ts'

/** Names and numbers that the parts of a written estate have in common. */

/** Whoever orders; the partner is somebody else. Both are placeholders. */
export const OWN_ACCOUNT = '111111111111'

/** The partner that hosts connections is somebody else; which account AWS knows it by is a placeholder. */
export const PARTNER_ACCOUNT = '222222222222'

export function routerName(site: string, index: number): string {
  return `${site}-edge-${index + 1}`
}

/** The host of a site that its flows begin at. */
export function appNameOf(site: string): string {
  return `${site}-app`
}

/** A partner's place in a location; nothing but the partner's name has it in common with its others. */
export function partnerSite(code: string): string {
  return `partner-${code.toLowerCase()}`
}

export function partnerRouter(code: string): string {
  return `${partnerSite(code)}-edge`
}

export function vpcName(region: string, index: number): string {
  return `${region}-vpc-${index + 1}`
}

export function transitGatewayName(region: string): string {
  return `${region}-core`
}

export const HUB = 'hub'

/** Documentation blocks stand for the customer's own public addresses (RFC 5737). */
const ROUTERS_BLOCK = '198.51.100.0/24'
const TRANSLATED_BLOCK = '192.0.2.0/24'

/** What is advertised on public virtual interfaces: routers only where their tunnels are to run there. */
export function publicBlock({ tunnels }: Pick<Design, 'tunnels'>): string {
  return tunnels.some(({ over }) => over === 'public-interface') ? ROUTERS_BLOCK : TRANSLATED_BLOCK
}

/** An address of the block for every router, in the order of the file. */
export function publicAddressOf(sites: Requirements['sites'], site: string, router: number): string {
  let before = 0
  for (const [name, { routers }] of Object.entries(sites)) {
    if (name === site) break
    before += routers
  }
  return `198.51.100.${1 + before + router}`
}
