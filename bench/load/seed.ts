/**
 * Orders so many private virtual interfaces through the real operations, the loop and the model network, into a data
 * directory: 1,000 an account, 40 a connection, 20 a Direct Connect gateway, so that no quota needs raising. Prints one line of JSON about it.
 */
import { Service } from '../../src/cli/service.ts'
import { RealClock } from '../../src/fabric/clock.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'

const [directory, wanted] = process.argv.slice(2)
if (directory === undefined || wanted === undefined) throw new TypeError('seed.ts DIRECTORY NUMBER')

const PER_ACCOUNT = 1000
const PER_CONNECTION = 40
const PER_GATEWAY = 20
/** The quota is ten connections per location. */
const LOCATIONS = ['EqDC2', 'CSVA1', 'EqDA2']

const store = await openSqliteStore(directory)
const report = (bug: unknown) => {
  throw bug
}
const service = new Service({ store, clock: new RealClock(), pace: 'instant', hands: 'auto', report })
await service.start()
const startedAt = performance.now()
const cpu = process.cpuUsage()
const total = Number(wanted)
for (let first = 0; first < total; first += PER_CONNECTION) await connection(first)
const seconds = (performance.now() - startedAt) / 1000
const { user, system } = process.cpuUsage(cpu)
await service[Symbol.asyncDispose]()
console.log(JSON.stringify({ perSecond: total / seconds, cpuMs: (user + system) / 1000 }))

/** One connection on a router of its own, its gateways, and up to 40 virtual interfaces at once. */
async function connection(first: number): Promise<void> {
  const account = String(100_000_000_000 + Math.floor(first / PER_ACCOUNT))
  const caller = { account, region: 'us-east-1', accessKey: account, userArn: `arn:aws:iam::${account}:root` }
  const order = <T>(operation: string, input: Record<string, unknown>) =>
    service.perform({ service: 'directconnect', operation, input, caller }) as Promise<T>
  const number = (first % PER_ACCOUNT) / PER_CONNECTION
  const { connectionId } = await order<{ connectionId: string }>('CreateConnection', {
    location: LOCATIONS[number % LOCATIONS.length],
    bandwidth: '10Gbps',
    connectionName: `port-${number}`,
    tags: [{ key: 'landbridge:router', value: `edge-${number}` }],
  })
  const count = Math.min(PER_CONNECTION, total - first)
  const gateways: string[] = []
  for (let n = 0; n < count; n += PER_GATEWAY) {
    const made = await order<{ directConnectGateway: { directConnectGatewayId: string } }>('CreateDirectConnectGateway', {
      directConnectGatewayName: `gateway-${number}-${n}`,
    })
    gateways.push(made.directConnectGateway.directConnectGatewayId)
  }
  const orders = Array.from({ length: count }, (_, n) =>
    order('CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: `vif-${n}`,
        vlan: n + 100,
        asn: 65001,
        directConnectGatewayId: gateways[Math.floor(n / PER_GATEWAY)],
      },
    }),
  )
  await Promise.all(orders)
}
