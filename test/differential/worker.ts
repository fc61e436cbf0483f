/** Inside the sandbox: takes orders as JSON lines and answers what came of them, several at once. */
import { createInterface } from 'node:readline'
import { breaks } from './breaks.ts'
import { compare } from './compare.ts'
import type { BreakOrder, Order } from './order.ts'

const [folder = '.'] = process.argv.slice(2)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...order } = JSON.parse(line) as Order | BreakOrder
  const name = `t${id}`
  const done: Promise<object> = 'link' in order ? breaks(order, folder, name) : compare(order, folder, name)
  done.then(
    result => answer({ id, result }),
    (error: unknown) => answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
}

function answer(said: object): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
