import type { Path } from '../problem.ts'

/** Where the file has what a virtual interface is on: a connection or a LAG. */
export function portPath({ connection, lag }: Record<string, unknown>): Path {
  return lag === undefined ? ['connections', String(connection)] : ['lags', String(lag)]
}
