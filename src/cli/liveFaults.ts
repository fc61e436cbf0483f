import { setTimeout as sleep } from 'node:timers/promises'
import type { NamedFaults } from '../drill/namedFaults.ts'
import { brokenText, howText } from '../drill/report/faultText.ts'
import type { ScenarioFault } from '../drill/report.ts'
import { Refusal } from './refusal.ts'
import { ask } from './running.ts'

/** What a service can be told to break and to heal: what flaps is played on a copy alone. */
export type LiveFaults = Omit<NamedFaults, 'flap'>

/** One call of `/faults`. */
export interface Order {
  readonly kind: 'cut' | 'silent' | 'drain' | 'loss' | 'rate'
  readonly on: string
  readonly direction?: 'out' | 'in' | undefined
  readonly share?: string
  readonly to?: string
}

/** A fault that is in force on the service. */
export interface StandingFault extends Pick<ScenarioFault, 'on' | 'direction' | 'share' | 'toBps'> {
  readonly id: string
  readonly kind: Order['kind']
}

/** How long a service that went away in the middle is given to come back, so that what was broken can be healed. */
const RETURN_MS = 10_000
const RETRY_MS = 500
const TRIES = 3

export function ordersOf({ cut = [], silent = [], drain = [], loss = [], rate = [] }: LiveFaults): readonly Order[] {
  return [
    ...cut.map(on => ({ kind: 'cut' as const, on })),
    ...silent.map(item => ({ kind: 'silent' as const, ...(typeof item === 'string' ? { on: item } : item) })),
    ...drain.map(on => ({ kind: 'drain' as const, on })),
    ...loss.map(item => ({ kind: 'loss' as const, ...item })),
    ...rate.map(item => ({ kind: 'rate' as const, ...item })),
  ]
}

export async function standingFaults(url: string): Promise<readonly StandingFault[]> {
  return (await ask<{ readonly faults: readonly StandingFault[] }>(url, 'GET', '/faults')).faults
}

/** The service knows one fault of a kind on a thing: to break it once more and heal it would heal what somebody else broke. */
export function refuseBroken(url: string, standing: readonly StandingFault[], planned: readonly ScenarioFault[]): void {
  for (const fault of planned) {
    const before = standing.find(other => isSame(other, fault))
    if (before === undefined) continue
    throw new Refusal(
      `${fault.name} is broken on the service already (${howText({ ...before, name: fault.name })}, ${before.id}), and this drill would heal it at its end; heal it first with DELETE ${url}/landbridge/v1/faults/${before.id}.`,
    )
  }
}

function isSame(one: Pick<ScenarioFault, 'kind' | 'on' | 'direction'>, other: typeof one): boolean {
  return one.kind === other.kind && one.on === other.on && one.direction === other.direction
}

/** In force now and none of this drill's, by the names that people know. */
export async function brokenByOthers(url: string, standing: readonly StandingFault[]): Promise<string | undefined> {
  if (standing.length === 0) return undefined
  const { components } = await ask<{ readonly components: readonly { readonly id: string; readonly name: string }[] }>(
    url,
    'GET',
    '/components',
  )
  const names = new Map(components.map(({ id, name }) => [id, name]))
  return brokenText(standing.map(fault => ({ ...fault, name: names.get(fault.on) ?? fault.on })))
}

/** Waits for a service that went away, as long as one takes to start again; whoever asks next is told where it did not. */
export async function returned(url: string): Promise<void> {
  const since = performance.now()
  while (performance.now() - since < RETURN_MS) {
    const isThere = await standingFaults(url).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await sleep(RETRY_MS)
  }
}

/**
 * Heals the planned faults and answers what else is broken. It looks for them by what they are, for the service may have
 * taken an order whose answer was lost. Rejects where they stay, with what is broken there and until when.
 */
export async function healed(url: string, planned: readonly ScenarioFault[], until: string): Promise<readonly StandingFault[]> {
  let why = ''
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const standing = await standingFaults(url)
      const own = standing.filter(fault => planned.some(other => isSame(other, fault)))
      if (own.length === 0) return standing
      for (const { id } of own) await ask(url, 'DELETE', `/faults/${id}`)
    } catch (thrown) {
      why = (thrown as Error).message
      // Somebody else may have healed one between the list and the call: the next list says so.
      await sleep(RETRY_MS)
    }
  }
  throw new Refusal(`${why} ${leftText(url, planned, until)}`.trim())
}

function leftText(url: string, planned: readonly ScenarioFault[], until: string): string {
  return `What was broken may still be so: ${brokenText(planned)}. It heals by itself ${until} after it was broken, or with DELETE ${url}/landbridge/v1/faults/ID (GET lists them).`
}
