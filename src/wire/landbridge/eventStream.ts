import { AwsError } from '../../resources/refusal.ts'
import { headerOf, type WireRequest, type WireResponse } from '../message.ts'
import type { StateEvent } from './event.ts'
import type { EventLog } from './eventLog.ts'

/** Most events in one piece of the answer: what a slow reader can have waiting for it. */
const MOST_AT_ONCE = 256

/** How often a comment is sent where nothing happens, so that no proxy in between takes the stream for dead. */
const COMMENT_MS = 15_000

/** The first line of a stream, and another one where a slow reader has missed something. */
interface Start {
  readonly type: 'start'
  /** The events that follow come after this one. */
  readonly seq: number
  /** Whether there were others after the one asked for, which nobody remembers: read the state anew. */
  readonly gone: boolean
}

interface Format {
  readonly contentType: string
  readonly line: (item: Start | StateEvent) => string
  /** What may be sent at any time and means nothing; '' where the format has no such thing. */
  readonly comment: string
}

const LINES: Format = {
  contentType: 'application/x-ndjson',
  line: item => `${JSON.stringify(item)}\n`,
  comment: '',
}

/** HTML Standard, "Server-sent events": the id comes back as Last-Event-ID when a browser connects again. */
const SERVER_SENT: Format = {
  contentType: 'text/event-stream',
  line: item => `event: ${item.type}\nid: ${item.seq}\ndata: ${JSON.stringify(item)}\n\n`,
  comment: ':\n\n',
}

/**
 * Answers `GET /events`: JSON lines, or server-sent events for whoever accepts them, from now on or after the event
 * that `?after=` or Last-Event-ID names. Undefined account = the events of all.
 */
export function eventStream(log: EventLog, request: WireRequest, account: string | undefined): WireResponse {
  const format = headerOf(request, 'accept').includes('text/event-stream') ? SERVER_SENT : LINES
  const after = afterOf(request) ?? log.last
  return {
    status: 200,
    headers: { 'content-type': format.contentType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    body: pieces(log, format, { after, account, signal: request.signal }),
  }
}

interface Reader {
  readonly after: number
  readonly account: string | undefined
  readonly signal: AbortSignal | undefined
}

async function* pieces(log: EventLog, { line, comment }: Format, { after, account, signal }: Reader): AsyncGenerator<string> {
  let seq = after
  let isFirst = true
  while (!signal?.aborted) {
    const batch = log.after(seq, account, MOST_AT_ONCE)
    const from = batch.gone ? (batch.events[0]?.seq ?? batch.seq + 1) - 1 : seq
    const start = isFirst || batch.gone ? line({ type: 'start', seq: from, gone: batch.gone }) : ''
    isFirst = false
    seq = batch.seq
    const text = start + batch.events.map(line).join('')
    if (text !== '') yield text
    else if (!log.isOpen) return
    else if (!(await log.next(signal, COMMENT_MS)) && comment !== '') yield comment
  }
}

/** Where the reader left off; undefined where it begins. Refuses what is no number of an event. */
function afterOf(request: WireRequest): number | undefined {
  const named = new URLSearchParams(request.query).get('after')
  const text = named ?? headerOf(request, 'last-event-id')
  if (text === '' && named === null) return undefined
  if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  const where = named === null ? 'The header Last-Event-ID' : 'The parameter after'
  throw new AwsError(
    'ValidationException',
    `${where} is ${JSON.stringify(text.slice(0, 40))}; it takes the seq of an event, or 0 for everything that is remembered.`,
  )
}
