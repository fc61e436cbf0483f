/** A request as both handlers of the one port see it: AWS's `answer` and Landbridge's own `rest`. */
export interface WireRequest {
  readonly method: string
  /** As it came, still percent-encoded, without the query. */
  readonly path: string
  /** As it came, without the question mark. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** At most `MAX_BODY_BYTES` + 1 bytes: a longer body is cut there, so that its length tells. */
  readonly body: Uint8Array
  /** Aborted when the client has gone; only on requests that `rest` answers. */
  readonly signal?: AbortSignal
}

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** An iterable is sent piece by piece as it comes (`/events`). */
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>
}

export const MAX_BODY_BYTES = 2 * 1024 * 1024

/** The one value of a header, or '' where it is missing or came more than once. */
export function headerOf(request: WireRequest, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}
