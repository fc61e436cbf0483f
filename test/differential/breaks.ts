import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { drawn } from '../../src/routing/testNetwork.ts'
import { expectedChanges } from './expectedChanges.ts'
import { Laboratory, shell } from './laboratory.ts'
import type { BreakOrder, BreakResult } from './order.ts'

const STARTS_WITHIN_MS = 60_000
/** Nobody's: a frame for it arrives and is thrown away. */
const NOBODY = '02:00:00:00:00:99'

/** Breaks a link of a running network and takes the time until each router's kernel forwards otherwise. */
export async function breaks(
  { engine, drawing, link, kind, waitMs }: Omit<BreakOrder, 'id'>,
  folder: string,
  prefix: string,
): Promise<BreakResult> {
  const network = drawn(drawing)
  const expected = expectedChanges(network, engine, link, kind)
  await using laboratory = await Laboratory.start(network, engine, folder, prefix)
  const began = performance.now()
  for (;;) {
    const isThere = (await laboratory.isReady()) && (await tableDifferences(laboratory, expected.before)).length === 0
    if (isThere) break
    if (performance.now() - began > STARTS_WITHIN_MS) {
      return { changes: [], differences: await tableDifferences(laboratory, expected.before), stalledMs: 0 }
    }
    await sleep(100)
  }
  await sleep(waitMs)

  await using watch = new Watch([...network.nodes.keys()].map(name => [name, laboratory.namespace(name)]))
  await sleep(300)
  const earliest = watch.now()
  await shell(breaking(laboratory, link, kind))
  const latest = watch.now()
  const longest = Math.max(0, ...[...expected.changes.values()].map(({ to }) => to))
  while (watch.now() < latest + longest + 1000) {
    // BIRD acts on what a timer has decided once something else wakes it, up to 3 s later where nothing happens.
    await laboratory.candidates()
    await sleep(50)
  }
  const changes = [...expected.changes].flatMap(([key, allowed]) => {
    const [node = '', to = ''] = key.split(' ')
    const at = watch.lastOf(node, to) ?? Number.NaN
    return [{ node, prefix: to, atLeast: Math.round(at - latest), atMost: Math.round(at - earliest), ...allowed }]
  })
  return { changes, differences: await tableDifferences(laboratory, expected.after), stalledMs: watch.stalledMs }
}

/** Commands for one end (cut) or for both (silent). */
function breaking(laboratory: Laboratory, link: string, kind: 'cut' | 'silent'): string {
  const lines = [...laboratory.plan.interfaces].flatMap(([node, interfaces]) => {
    const at = interfaces.find(found => found.link === link)
    if (!at) return []
    const ip = `ip -n ${laboratory.namespace(node)}`
    if (kind === 'cut') return [`${ip} link set ${at.name} down`]
    return [`${ip} neigh replace ${at.peerAddress} lladdr ${NOBODY} dev ${at.name} nud permanent`]
  })
  return lines.slice(0, kind === 'cut' ? 1 : 2).join('\n')
}

async function tableDifferences(
  laboratory: Laboratory,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<readonly string[]> {
  return [...(await laboratory.forwarding())].flatMap(([node, lines]) => {
    const model = expected.get(node) ?? []
    return [
      ...model.filter(line => !lines.includes(line)).map(line => `${node} - ${line}`),
      ...lines.filter(line => !model.includes(line)).map(line => `${node} + ${line}`),
    ]
  })
}

/** Hears of every change of routes in the kernels, and of how long nobody let us listen. */
class Watch implements AsyncDisposable {
  readonly #children: readonly ReturnType<typeof spawn>[]
  readonly #last = new Map<string, number>()
  readonly #ticking: NodeJS.Timeout
  #tick = performance.now()
  #stalledMs = 0

  constructor(namespaces: readonly (readonly [node: string, namespace: string])[]) {
    this.#children = namespaces.map(([node, namespace]) => {
      const child = spawn('ip', ['-n', namespace, '-oneline', 'monitor', 'route'], { stdio: ['ignore', 'pipe', 'ignore'] })
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        for (const [prefix] of text.matchAll(/\d+\.\d+\.\d+\.\d+\/\d+/g)) this.#last.set(`${node} ${prefix}`, this.now())
      })
      return child
    })
    this.#ticking = setInterval(() => {
      this.#stalledMs = Math.max(this.#stalledMs, this.now() - this.#tick - 20)
      this.#tick = this.now()
    }, 20)
  }

  now(): number {
    return performance.now()
  }

  get stalledMs(): number {
    return Math.round(this.#stalledMs)
  }

  lastOf(node: string, prefix: string): number | undefined {
    return this.#last.get(`${node} ${prefix}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#ticking)
    for (const child of this.#children) child.kill('SIGKILL')
    await Promise.all(this.#children.map(child => new Promise(resolve => child.once('close', resolve))))
  }
}
