import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../fabric/clock.ts'
import { delivered } from '../operations/cloudWatch/delivered.ts'
import type { AlarmNotification } from '../resources/alarm.ts'
import type { Row } from '../resources/world.ts'
import type { Store } from '../store/store.ts'
import type { Webhooks } from './webhooksFile.ts'

/** How long is waited before each further try; then it is given up. Real time, because the other end is real. */
const WAITS_MS = [0, 1000, 4000, 15_000]
const TIMEOUT_MS = 5000

interface Parts {
  readonly store: Store
  readonly clock: Clock
  readonly webhooks: Webhooks
  readonly report: (bug: unknown) => void
}

/**
 * Carries what alarms say to the URLs of their topics, as SNS would: after it is durable, one message of a topic after the
 * other, beside all requests. What is not delivered when the service ends is delivered when it starts again; what nobody
 * takes, or has no URL, is said so in the alarm's history.
 */
export class WebhookDelivery implements AsyncDisposable {
  readonly #parts: Parts
  readonly #subscription: Disposable
  readonly #end = new AbortController()
  /** The last message under way, by topic. */
  readonly #lastOfTopic = new Map<string, Promise<void>>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#subscription = parts.store.onChange(changes => {
      for (const { kind, after, before } of changes) {
        if (kind === 'alarmNotification' && after && !before) this.#queue(after as Row<'alarmNotification'>)
      }
    })
    for (const row of parts.store.world.all('alarmNotification')) this.#queue(row)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#subscription[Symbol.dispose]()
    this.#end.abort()
    await Promise.all(this.#lastOfTopic.values())
  }

  #queue(row: Row<'alarmNotification'>): void {
    const { topicArn } = row.body
    const before = this.#lastOfTopic.get(topicArn) ?? Promise.resolve()
    const own = before.then(() => this.#deliver(row)).catch(bug => this.#bug(bug))
    this.#lastOfTopic.set(topicArn, own)
    own.then(() => {
      if (this.#lastOfTopic.get(topicArn) === own) this.#lastOfTopic.delete(topicArn)
    })
  }

  async #deliver({ id, body }: Row<'alarmNotification'>): Promise<void> {
    const { store, clock, webhooks } = this.#parts
    // Resolves when everything before it is on the disk, and the row is looked for again: it may have been taken back.
    await store.transact(() => undefined)
    if (this.#end.signal.aborted || !store.world.get('alarmNotification', id)) return
    const url = webhooks.get(body.topicArn)
    const problem = url ? await this.#post(url, body) : notMapped(body.topicArn)
    if (this.#end.signal.aborted) return
    store.apply(draft => delivered(draft, id, { nowMs: clock.now(), ...(problem === undefined ? {} : { problem }) }))
  }

  /** Undefined when it was taken, or else why it was not. */
  async #post(url: URL, notification: AlarmNotification): Promise<string | undefined> {
    let problem: string | undefined
    for (const wait of WAITS_MS) {
      if (wait > 0) await pause(wait, undefined, { ref: false, signal: this.#end.signal })
      try {
        const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(TIMEOUT_MS)])
        const response = await fetch(url, { method: 'POST', redirect: 'manual', signal, ...asSns(notification) })
        await response.body?.cancel()
        if (response.ok) return undefined
        problem = `${url.origin} answered HTTP ${response.status}`
      } catch (thrown) {
        if (this.#end.signal.aborted) return undefined
        const { cause, message } = thrown as Error & { cause?: { code?: string } }
        problem = `${url.origin} could not be reached (${cause?.code ?? message})`
      }
    }
    return `${problem}, ${WAITS_MS.length} times`
  }

  #bug(bug: unknown): void {
    if (!this.#end.signal.aborted) this.#parts.report(bug)
  }
}

function notMapped(topicArn: string): string {
  return topicArn.includes(':sns:')
    ? 'Not delivered: no webhook is given for this topic; landbridge serve --webhooks names one'
    : 'Not delivered: Landbridge delivers to SNS topics alone'
}

/** The request that SNS makes of a message (SNS guide, "HTTP/HTTPS notification JSON format"), without a signature. */
function asSns({ messageId, topicArn, subject, message, at }: AlarmNotification): RequestInit {
  const body = {
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topicArn,
    Subject: subject,
    Message: message,
    Timestamp: new Date(at).toISOString(),
  }
  return {
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Landbridge',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': messageId,
      'x-amz-sns-topic-arn': topicArn,
    },
    body: JSON.stringify(body),
  }
}
