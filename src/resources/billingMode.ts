import { directConnectError } from './directConnectError.ts'

/** Modes that a request may name; the account's dedicated connections at one location share one of them. */
export const BILLING_MODES = [
  'PayAsYouGo',
  'FlatRateTier1',
  'FlatRateTier2',
  'FlatRateTier3',
  'FlatRateTier4',
  'FlatRateTier5',
] as const

export type BillingMode = (typeof BILLING_MODES)[number]

/** User Guide, "Flat-rate billing": dedicated ports of these speeds alone. */
export const FLAT_RATE_SPEEDS: readonly string[] = ['10Gbps', '100Gbps']

/** The mode of a request. A port pair's is what two ports come to, and nobody's to ask for. */
export function requestedBillingMode(text: string): BillingMode {
  const mode = BILLING_MODES.find(each => each === text)
  if (mode) return mode
  throw directConnectError(`Billing mode ${text} cannot be requested: ${BILLING_MODES.join(', ')} are allowed.`)
}

export function refuseSpeed(mode: BillingMode, bandwidth: string, what: string): void {
  if (mode === 'PayAsYouGo' || FLAT_RATE_SPEEDS.includes(bandwidth)) return
  throw directConnectError(
    `Billing mode ${mode} is not available for ${bandwidth} (${what}): flat rates are for ports of ${FLAT_RATE_SPEEDS.join(' and ')}.`,
  )
}
