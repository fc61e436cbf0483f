/**
 * What one router has, a line each, so that two routers' tables differ where their lines do:
 *
 *   rib 10.1.0.0/16 n01-n02 best (65001 65002) lp=100 med=none igp [65000:1]
 *   rib 10.1.0.0/16 own
 *   fib 10.1.0.0/16 via n01-n02 + n01-n03
 */
export type RouterTables = readonly string[]

export interface Candidate {
  readonly prefix: string
  /** The session it came by; `own` and `static` are the router's. */
  readonly from: string
  readonly isBest: boolean
  readonly asPath: readonly number[]
  readonly localPreference: number
  /** Undefined: the attribute is not there. */
  readonly med: number | undefined
  readonly origin: string
  readonly communities: readonly string[]
}

export function candidateLine({ prefix, from, isBest, asPath, localPreference, med, origin, communities }: Candidate): string {
  const start = `rib ${prefix} ${from}${isBest ? ' best' : ''}`
  if (from === 'own' || from === 'static') return start
  return `${start} (${asPath.join(' ')}) lp=${localPreference} med=${med ?? 'none'} ${origin} [${[...communities].sort().join(' ')}]`
}

/** `ways` are names of links, or `here`, or `discarded`. */
export function forwardingLine(prefix: string, ways: readonly string[]): string {
  const [first] = ways
  return `fib ${prefix} ${first === 'here' || first === 'discarded' ? first : `via ${[...ways].sort().join(' + ')}`}`
}

/** What each router tells and uses: of every prefix where its best candidate came from. */
export function bestOf(tables: RouterTables): Map<string, string> {
  return new Map(
    tables.flatMap(line => {
      const [kind, prefix = '', from = '', mark] = line.split(' ')
      return kind === 'rib' && mark === 'best' ? [[prefix, from] as const] : []
    }),
  )
}
