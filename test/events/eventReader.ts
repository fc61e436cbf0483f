import assert from 'node:assert/strict'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

export interface Line {
  readonly seq: number
  readonly type: string
  readonly gone?: boolean
  readonly account?: string
  readonly id?: string
  readonly name?: string
  readonly from?: string | null
  readonly to?: string | null
}

export interface EventReader extends AsyncDisposable {
  readonly contentType: string | null
  /** The next line; undefined at the end of the stream. Fails after five seconds without one. */
  next(): Promise<Line | undefined>
  /** Lines up to and including the first that fits. */
  until(fits: (line: Line) => boolean): Promise<Line[]>
}

/** Reads `/events` as JSON lines, or as server-sent events where the headers ask for them. */
export async function eventReader(
  url: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<EventReader> {
  const gone = new AbortController()
  const response = await fetch(`${url}/events${query}`, { headers, signal: gone.signal })
  assert.equal(response.status, 200)
  const lines = createInterface({ input: Readable.fromWeb(response.body as never) })[Symbol.asyncIterator]()

  async function next(): Promise<Line | undefined> {
    for (;;) {
      const { value, done } = await within(lines.next())
      if (done) return undefined
      const json = value.startsWith('data: ') ? value.slice('data: '.length) : value
      if (json.startsWith('{')) return JSON.parse(json)
    }
  }
  async function until(fits: (line: Line) => boolean): Promise<Line[]> {
    const found: Line[] = []
    for (let line = await next(); line; line = await next()) {
      found.push(line)
      if (fits(line)) return found
    }
    return assert.fail(`the stream ended after ${JSON.stringify(found)}`)
  }
  return {
    contentType: response.headers.get('content-type'),
    next,
    until,
    [Symbol.asyncDispose]: async () => gone.abort(),
  }
}

async function within<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no event for five seconds')), 5000)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
