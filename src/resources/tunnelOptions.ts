import { AwsError } from './refusal.ts'
import { checkTunnelLogs } from './tunnelLogs.ts'
import type { TunnelFact, TunnelOptionName, VpnTunnel } from './vpn.ts'

/**
 * The options of a tunnel, apart from its addresses and key: defaults, ranges, refusals. VPN guide, "Tunnel options for
 * your AWS Site-to-Site VPN connection".
 */

/** What somebody asks of a tunnel; whatever is absent gets AWS's default. */
export type TunnelRequest = { readonly [K in TunnelOptionName]?: VpnTunnel[K] | undefined }

/** The guide says 40 seconds for the DPD timeout and the API model 30; clients suppress differences from 30. */
export const TUNNEL_DEFAULTS = {
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3600,
  rekeyMarginTimeSeconds: 270,
  rekeyFuzzPercentage: 100,
  replayWindowSize: 1024,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
  enableTunnelLifecycleControl: false,
} as const satisfies TunnelRequest

/** Every value of the list options; a tunnel without a list allows all of them. */
export const TUNNEL_CHOICES = {
  ikeVersions: ['ikev1', 'ikev2'],
  phase1EncryptionAlgorithms: ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'],
  phase2EncryptionAlgorithms: ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'],
  phase1IntegrityAlgorithms: ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'],
  phase2IntegrityAlgorithms: ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'],
  phase1DhGroupNumbers: [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
  phase2DhGroupNumbers: [2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
} as const satisfies { readonly [K in TunnelOptionName]?: NonNullable<VpnTunnel[K]> }

const WORDS = { dpdTimeoutAction: ['clear', 'none', 'restart'], startupAction: ['add', 'start'] } as const

/** Least and most; the phase 2 lifetime must also be shorter than that of phase 1, the rekey margin at most half of it. */
const RANGES = {
  phase1LifetimeSeconds: [900, 28_800],
  phase2LifetimeSeconds: [900, 3600],
  rekeyMarginTimeSeconds: [60, 1800],
  rekeyFuzzPercentage: [0, 100],
  replayWindowSize: [64, 2048],
  dpdTimeoutSeconds: [30, Number.MAX_SAFE_INTEGER],
} as const

export type TunnelOptions = Omit<VpnTunnel, TunnelFact>

/** The request on top of `before` (AWS's defaults for a new tunnel), or InvalidParameterValue that names what is allowed. */
export function tunnelOptionsOf(request: TunnelRequest, before: TunnelOptions = TUNNEL_DEFAULTS): TunnelOptions {
  const asked = Object.entries(request).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  const given = [...new Set([...(before.given ?? []), ...asked.map(([name]) => name as TunnelOptionName)])]
  const logs = checkTunnelLogs({ ...before.logs, ...request.logs })
  const wanted = Object.fromEntries(asked) as TunnelRequest as Partial<TunnelOptions>
  const options: TunnelOptions = { ...before, ...wanted, ...(logs && { logs }), given }
  for (const [name, [least, most]] of Object.entries(RANGES)) checkRange(name, options[name as keyof typeof RANGES], least, most)
  for (const [name, allowed] of Object.entries(WORDS)) checkWords(name, [options[name as keyof typeof WORDS]], allowed)
  for (const [name, allowed] of Object.entries(TUNNEL_CHOICES)) {
    checkWords(name, options[name as keyof typeof TUNNEL_CHOICES] ?? [], allowed)
  }
  if (options.phase2LifetimeSeconds >= options.phase1LifetimeSeconds) {
    throw invalid('phase2LifetimeSeconds', options.phase2LifetimeSeconds, 'It must be less than phase1LifetimeSeconds')
  }
  checkRange('rekeyMarginTimeSeconds', options.rekeyMarginTimeSeconds, 60, Math.floor(options.phase2LifetimeSeconds / 2))
  return options
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  const allowed = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `between ${least} and ${most}`
  throw invalid(name, value, `It must be ${allowed}`)
}

function checkWords(name: string, values: readonly unknown[], allowed: readonly unknown[]): void {
  const wrong = values.find(value => !allowed.includes(value))
  if (wrong !== undefined) throw invalid(name, wrong, `Valid values are ${allowed.join(', ')}`)
}

function invalid(name: string, value: unknown, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${name} is invalid. ${allowed}.`)
}
