import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Network, Node } from '../../src/routing/network.ts'
import { type AddressPlan, addressPlan } from './addressPlan.ts'
import { birdConfiguration } from './birdConfiguration.ts'
import { birdActivity, birdCandidates, isBirdReady } from './birdTables.ts'
import { frrConfiguration } from './frrConfiguration.ts'
import { frrActivity, frrCandidates, isFrrReady } from './frrTables.ts'
import { kernelLines } from './kernelRoutes.ts'
import type { Engine } from './order.ts'
import type { RouterTables } from './tables.ts'

const FRR = '/usr/lib/frr'

/**
 * One network of real routers: a network namespace, a daemon (of FRR: three) and a folder for each, a veth pair for each
 * link. It is made inside the sandbox of sandbox.ts, with which everything of it ends.
 */
export class Laboratory implements AsyncDisposable {
  readonly #network: Network
  readonly #engine: Engine
  readonly #plan: AddressPlan
  readonly #folder: string
  readonly #prefix: string

  private constructor(network: Network, engine: Engine, folder: string, prefix: string) {
    this.#network = network
    this.#engine = engine
    this.#plan = addressPlan(network)
    this.#folder = join(folder, prefix)
    this.#prefix = prefix
  }

  /** Starts all routers; `prefix` begins the names of its namespaces and is no other's. */
  static async start(network: Network, engine: Engine, folder: string, prefix: string): Promise<Laboratory> {
    const laboratory = new Laboratory(network, engine, folder, prefix)
    try {
      laboratory.#writeFiles()
      await shell(laboratory.#script())
    } catch (error) {
      await laboratory[Symbol.asyncDispose]()
      throw error
    }
    return laboratory
  }

  get plan(): AddressPlan {
    return this.#plan
  }

  namespace(node: string): string {
    return `${this.#prefix}-${node}`
  }

  /** Whether all sessions are established. */
  async isReady(): Promise<boolean> {
    for (const node of this.#network.nodes.values()) {
      const socket = this.#socket(node)
      const isReady = await (this.#engine === 'bird' ? isBirdReady(socket) : isFrrReady(socket, this.#sessionsOf(node)))
      if (!isReady) return false
    }
    return true
  }

  /** The same text twice says that nothing has happened in between, which the same tables do not: a circle may be met at one place. */
  async activity(): Promise<string> {
    const read = this.#engine === 'bird' ? birdActivity : frrActivity
    return (await Promise.all([...this.#network.nodes.values()].map(node => read(this.#socket(node))))).join('\n')
  }

  /** What the daemons say that they have learned and chosen. */
  async candidates(): Promise<Map<string, RouterTables>> {
    const read = this.#engine === 'bird' ? birdCandidates : frrCandidates
    const nodes = [...this.#network.nodes.values()]
    const lines = await Promise.all(nodes.map(node => read(this.#socket(node), this.#interfaces(node))))
    return new Map(nodes.map(({ name }, i) => [name, lines[i] ?? []]))
  }

  /** What the kernels of the routers forward by. */
  async forwarding(): Promise<Map<string, RouterTables>> {
    const nodes = [...this.#network.nodes.values()]
    // An empty table is printed as nothing at all.
    const said = await shell(nodes.map(({ name }) => `ip -n ${this.namespace(name)} -json route show; echo; echo ,`).join('\n'))
    const tables = said.split(/^,$/m).map(text => text.trim())
    if (tables.length !== nodes.length + 1) throw new Error(`${tables.length - 1} tables of ${nodes.length} routers`)
    return new Map(nodes.map((node, i) => [node.name, kernelLines(tables[i] ?? '', this.#interfaces(node))]))
  }

  /** Ends the daemons by their own pid files and takes back namespaces and files. */
  async [Symbol.asyncDispose](): Promise<void> {
    const pids = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.pid'))
      .flatMap(file => Number(readFileSync(join(this.#folder, file), 'utf8')) || [])
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    await shell(
      [...[...this.#network.nodes.keys()].map(name => `ip netns del ${this.namespace(name)} 2>/dev/null`), 'true'].join('\n'),
    )
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #interfaces({ name }: Node) {
    return this.#plan.interfaces.get(name) ?? []
  }

  #sessionsOf({ name }: Node): number {
    return [...this.#network.sessions.values()].filter(({ ends }) => ends.some(end => end.node === name)).length
  }

  #folderOf({ name }: Node): string {
    return join(this.#folder, name)
  }

  #socket(node: Node): string {
    return join(this.#folderOf(node), this.#engine === 'bird' ? 'bird.ctl' : 'bgpd.vty')
  }

  #writeFiles(): void {
    for (const node of this.#network.nodes.values()) {
      const folder = this.#folderOf(node)
      mkdirSync(folder, { recursive: true })
      if (this.#engine === 'bird') {
        const log = `log "${folder}/bird.log" all;\n`
        writeFileSync(join(folder, 'bird.conf'), log + birdConfiguration(this.#network, node, this.#interfaces(node)))
      } else {
        for (const [daemon, text] of Object.entries(frrConfiguration(this.#network, node, this.#interfaces(node))))
          writeFileSync(join(folder, `${daemon}.conf`), text)
      }
    }
  }

  /** All that is made, as a person would type it: one shell is cheaper than hundreds of processes started from here. */
  #script(): string {
    const nodes = [...this.#network.nodes.values()]
    const veths = this.#plan.links.map((link, i) => {
      const [a, b] = link.ends.map(end => this.namespace(end))
      // Linux tells of a veth pair's lost carrier at once only if both ends have different indexes; else up to 1 s late.
      const [own, peer] = [1000 + 2 * i, 1001 + 2 * i]
      return `link add ${link.interface} index ${own} netns ${a} type veth peer name ${link.interface} index ${peer} netns ${b}`
    })
    return [
      'set -e',
      ...nodes.map(({ name }) => `ip netns add ${this.namespace(name)}`),
      `ip -batch - <<'END'\n${veths.join('\n')}\nEND`,
      ...nodes.map(node => {
        const lines = [
          'link set lo up',
          ...this.#interfaces(node).flatMap(({ name, address }) => [`addr add ${address}/30 dev ${name}`, `link set ${name} up`]),
        ]
        return [
          `nsenter --net=/run/netns/${this.namespace(node.name)} sh -e <<'ROUTER'`,
          'echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6',
          `ip -batch - <<'END'\n${lines.join('\n')}\nEND`,
          ...this.#starts(this.#folderOf(node)),
          'ROUTER',
        ].join('\n')
      }),
    ].join('\n')
  }

  #starts(folder: string): string[] {
    if (this.#engine === 'bird') return [`bird -c ${folder}/bird.conf -s ${folder}/bird.ctl -P ${folder}/bird.pid`]
    const common = `-d -u frr -g frr --vty_socket ${folder} -z ${folder}/zserv -P 0`
    return [
      `chown frr:frr ${folder}`,
      ...['zebra', 'staticd', 'bgpd'].map(
        daemon =>
          `${FRR}/${daemon} ${common} -f ${folder}/${daemon}.conf -i ${folder}/${daemon}.pid --log file:${folder}/${daemon}.log`,
      ),
    ]
  }
}

/** Runs a script and answers what it said; a script that fails is an error with its last words. */
export function shell(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', [], { stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      complained += text
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve(said) : reject(new Error(`A script ended with ${code}: ${complained.slice(-2000)}`)),
    )
    child.stdin.end(script)
  })
}
