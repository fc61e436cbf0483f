/** Inside a sandbox of its own: three BIRD 2 daemons in namespaces, a → b → c, until c has all that b lets through. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { askBird } from '../../test/differential/birdControl.ts'
import { announcedOf } from './chainInput.ts'

const [file = '', wanted = '0'] = process.argv.slice(2)
const FOLDER = '/run/l'
const NAMES = ['a', 'b', 'c'] as const

function neighbour(name: string, own: string, peer: string, asns: readonly [number, number], policy: string): string {
  return `protocol bgp ${name} {
  local ${own} as ${asns[0]}; neighbor ${peer} as ${asns[1]}; direct;
  connect delay time 1; connect retry time 1;
  ipv4 { ${policy} };
}`
}

/** Sets of attributes are communities, as a peer's would be. */
function statics(): string {
  const lines: string[] = []
  for (const { text, set } of announcedOf(readFileSync(file, 'latin1'))) {
    const marked = set === 0 ? '' : ` { bgp_community.add((${64_512 + (set >> 12)}, ${set & 4095})); }`
    lines.push(`route ${text} blackhole${marked};`)
  }
  return `protocol static announced {\nipv4;\n${lines.join('\n')}\n}`
}

const own = (id: string) => `router id 10.255.0.${id};\nprotocol device { }\n`
const configurations = {
  a: `${own('1')}${statics()}\n${neighbour('b', '10.254.0.1', '10.254.0.2', [65001, 65002], 'import none; export where source = RTS_STATIC;')}`,
  b: `${own('2')}${neighbour('a', '10.254.0.2', '10.254.0.1', [65002, 65001], 'import filter { if net ~ [ 0.0.0.0/0{25,32} ] then reject; accept; }; export none;')}
${neighbour('c', '10.254.1.1', '10.254.1.2', [65002, 65003], 'import none; export where source = RTS_BGP;')}`,
  c: `${own('3')}${neighbour('b', '10.254.1.2', '10.254.1.1', [65003, 65002], 'import all; export none;')}`,
}
for (const name of NAMES) writeFileSync(`${FOLDER}/${name}.conf`, configurations[name])
const links = [
  ['a', 'b', '10.254.0'],
  ['b', 'c', '10.254.1'],
] as const
const script = [
  'set -e',
  ...NAMES.map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
  ...links.flatMap(([a, b, net]) => [
    `ip link add ${a}${b} netns ${a} type veth peer name ${a}${b} netns ${b}`,
    `ip -n ${a} addr add ${net}.1/30 dev ${a}${b}; ip -n ${b} addr add ${net}.2/30 dev ${a}${b}`,
    `ip -n ${a} link set ${a}${b} up; ip -n ${b} link set ${a}${b} up`,
  ]),
]
execFileSync('sh', ['-c', script.join('\n')], { stdio: ['ignore', 'ignore', 'inherit'] })
const from = performance.now()
const start = NAMES.map(
  name => `nsenter --net=/run/netns/${name} bird -c ${FOLDER}/${name}.conf -s ${FOLDER}/${name}.ctl -P ${FOLDER}/${name}.pid &`,
)
execFileSync('sh', ['-c', [...start, 'wait'].join('\n')], { stdio: ['ignore', 'ignore', 'inherit'] })
const startedMs = performance.now() - from

async function count(name: string): Promise<number> {
  const lines = await askBird(`${FOLDER}/${name}.ctl`, 'show route count').catch(() => [])
  return Number(/^(\d+) of/.exec(lines[0] ?? '')?.[1] ?? 0)
}

const deadline = from + 120_000
while ((await count('c')) < Number(wanted) && performance.now() < deadline) await setTimeout(50)
const allMs = performance.now() - from
const routes = await Promise.all(NAMES.map(count))
const pids = NAMES.map(name => Number(readFileSync(`${FOLDER}/${name}.pid`, 'utf8')))
const status = pids.map(pid => readFileSync(`/proc/${pid}/status`, 'utf8'))
const kilobytes = (field: string) =>
  status.reduce((sum, text) => sum + 1024 * Number(new RegExp(`${field}:\\s*(\\d+)`).exec(text)?.[1] ?? 0), 0)
const cpuMs = pids.reduce((sum, pid) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  return sum + 10 * (Number(user) + Number(system))
}, 0)
const stages = { 'read and parse': startedMs, propagate: allMs - startedMs }
console.log(JSON.stringify({ routes, stages, cpuMs, rssBytes: kilobytes('VmRSS'), peakBytes: kilobytes('VmHWM') }))
