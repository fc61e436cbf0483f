import type { Estate } from './estate.ts'

/** What a virtual interface of the file is on, and the router at its other end. */
export interface EstatePort {
  readonly section: 'connections' | 'lags'
  readonly name: string
  readonly router: string | undefined
}

/** The rules see to it that exactly one of the two is written. */
export function portOf(estate: Estate, { connection, lag }: Estate['virtualInterfaces'][string]): EstatePort {
  if (lag !== undefined) return { section: 'lags', name: lag, router: estate.lags[lag]?.router }
  const name = connection ?? ''
  return { section: 'connections', name, router: estate.connections[name]?.router }
}

/** What of a partner carries a hosted connection; undefined for a port of the customer's own. */
export function parentOf(
  connection: Pick<Estate['connections'][string], 'interconnect' | 'lag'> | undefined,
): { readonly section: 'interconnects' | 'lags'; readonly name: string } | undefined {
  if (connection?.interconnect !== undefined) return { section: 'interconnects', name: connection.interconnect }
  return connection?.lag === undefined ? undefined : { section: 'lags', name: connection.lag }
}
