import type { Change } from '../../resources/world.ts'
import type { Store } from '../../store/store.ts'
import type { WireResponse } from '../message.ts'

/** Most events that wait for a slow reader; then the oldest go, for the reader asks again anyway. */
const MOST_WAITING = 1000

/** Server-sent events: one per changed row of the account, with its kind, id and state; never a secret. */
export function eventStream(store: Store, account: string, signal: AbortSignal | undefined): WireResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: events(store, account, signal),
  }
}

async function* events(store: Store, account: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const waiting: string[] = []
  let wake: (() => void) | undefined
  using _subscription = store.onChange(changes => {
    for (const change of changes) if ((change.after ?? change.before)?.account === account) waiting.push(text(change))
    if (waiting.length > MOST_WAITING) waiting.splice(0, waiting.length - MOST_WAITING)
    wake?.()
  })
  const stop = () => wake?.()
  signal?.addEventListener('abort', stop)
  try {
    yield ': landbridge\n\n'
    while (signal?.aborted !== true) {
      const next = waiting.splice(0).join('')
      if (next !== '') yield next
      else {
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function text({ kind, id, after }: Change): string {
  const state = after && 'state' in after.body ? after.body.state : undefined
  return `event: ${after ? 'changed' : 'removed'}\ndata: ${JSON.stringify({ kind, id, state })}\n\n`
}
