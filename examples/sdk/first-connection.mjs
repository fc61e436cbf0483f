/**
 * One connection from its order to packets, to a cut fibre, to the VPN behind it, with the AWS SDK for JavaScript: `npm start` in a clone,
 * then `node examples/sdk/first-connection.mjs`. Prints every change of state; deletes what it ordered.
 */
import * as directConnect from '@aws-sdk/client-direct-connect'
import * as ec2 from '@aws-sdk/client-ec2'

const url = process.env.LANDBRIDGE_URL ?? 'http://127.0.0.1:7224'
const options = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'sdk', secretAccessKey: 'sdk' } }
const dx = new directConnect.DirectConnect(options)
const cloud = new ec2.EC2(options)
const undo = []

/** The customer's side: Landbridge's own API. */
async function landbridge(method, path, body) {
  const answer = await fetch(`${url}/landbridge/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

const said = new Map()

/** Prints each change of what `read` answers until it is one that is `wanted`. */
async function watch(what, read, ...wanted) {
  const deadline = Date.now() + 60_000
  while (true) {
    const state = await read()
    if (state !== said.get(what)) console.log(`${what} is ${state}.`)
    said.set(what, state)
    if (wanted.includes(state)) return
    if (Date.now() > deadline) throw new Error(`${what} is ${state} after a minute and should be ${wanted.join(' or ')}.`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

async function put(path, body) {
  await landbridge('PUT', path, body)
  undo.push(() => landbridge('DELETE', path))
}

async function trace() {
  const { outcome, reason, hops, mtu } = await landbridge('POST', 'traces', { from: 'sdk-app', to: 'sdk-db' })
  const way = hops.flatMap(hop => hop.via ?? []).join(' -> ')
  console.log(`A packet is ${outcome} by ${way} (${outcome === 'delivered' ? `MTU ${mtu}` : reason}).`)
  return `${outcome} ${way}`
}

const connectionState = async connectionId => (await dx.describeConnections({ connectionId })).connections[0].connectionState
const virtualInterfaceState = async virtualInterfaceId =>
  (await dx.describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces[0].virtualInterfaceState
const tunnelStates = async id => {
  const { VpnConnections } = await cloud.describeVpnConnections({ VpnConnectionIds: [id] })
  return VpnConnections[0].VgwTelemetry.map(tunnel => tunnel.Status).join(' and ')
}
const attachmentState = async id => {
  const { VpnGateways } = await cloud.describeVpnGateways({ VpnGatewayIds: [id] })
  return VpnGateways[0].VpcAttachments?.[0]?.State ?? 'detached'
}

/** The customer's side, a VPC and a VPN between them. */
async function orderVpn() {
  await put('sites/sdk-office', { prefixes: ['10.1.0.0/16'] })
  await put('routers/sdk-edge', { site: 'sdk-office', asn: 65010, publicAddress: '203.0.113.11' })
  await put('hosts/sdk-app', { site: 'sdk-office', address: '10.1.1.10' })

  const { VpcId } = (await cloud.createVpc({ CidrBlock: '10.21.0.0/16' })).Vpc
  undo.push(() => cloud.deleteVpc({ VpcId }))
  await put('hosts/sdk-db', { vpcId: VpcId, address: '10.21.1.10' })
  const { VpnGatewayId } = (await cloud.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway
  undo.push(() => cloud.deleteVpnGateway({ VpnGatewayId }))
  await cloud.attachVpnGateway({ VpcId, VpnGatewayId })
  undo.push(async () => {
    await cloud.detachVpnGateway({ VpcId, VpnGatewayId })
    await watch('The attachment', () => attachmentState(VpnGatewayId), 'detached')
  })
  await watch('The attachment', () => attachmentState(VpnGatewayId), 'attached')
  const { RouteTables } = await cloud.describeRouteTables({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })
  for (const { RouteTableId } of RouteTables) await cloud.enableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId })

  const { CustomerGatewayId } = (await cloud.createCustomerGateway({ BgpAsn: 65010, PublicIp: '203.0.113.11', Type: 'ipsec.1' }))
    .CustomerGateway
  undo.push(() => cloud.deleteCustomerGateway({ CustomerGatewayId }))
  const { VpnConnectionId } = (await cloud.createVpnConnection({ CustomerGatewayId, VpnGatewayId, Type: 'ipsec.1' }))
    .VpnConnection
  undo.push(() => cloud.deleteVpnConnection({ VpnConnectionId }))
  await watch('The pair of tunnels', () => tunnelStates(VpnConnectionId), 'UP and UP')
  return { VpnGatewayId, VpnConnectionId }
}

/** A connection, its patch to the customer's router, and a virtual interface to the VPN gateway. */
async function orderConnection(virtualGatewayId) {
  const { connectionId, connectionState: first } = await dx.createConnection({
    location: 'EqDC2',
    bandwidth: '10Gbps',
    connectionName: 'sdk-first',
    tags: [{ key: 'landbridge:router', value: 'sdk-edge' }],
  })
  undo.push(() => dx.deleteConnection({ connectionId }))
  console.log(`Connection ${connectionId} is ${first}.`)
  await watch('The connection', () => connectionState(connectionId), 'pending', 'available')
  // Smart hands have done it already for the tag's sake, unless the service was started with --hands manual.
  await put(`cross-connects/${connectionId}`, { router: 'sdk-edge' })
  await watch('The connection', () => connectionState(connectionId), 'available')

  const newPrivateVirtualInterface = { virtualInterfaceName: 'sdk-first', vlan: 101, asn: 65010, virtualGatewayId }
  const made = await dx.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
  const { virtualInterfaceId } = made
  undo.push(async () => {
    await dx.deleteVirtualInterface({ virtualInterfaceId })
    await watch('The virtual interface', () => virtualInterfaceState(virtualInterfaceId), 'deleted')
  })
  console.log(`Virtual interface ${virtualInterfaceId} is ${made.virtualInterfaceState}.`)
  await watch('The virtual interface', () => virtualInterfaceState(virtualInterfaceId), 'available')
  return { connectionId, virtualInterfaceId }
}

/** Breaks one component, watches, and mends it again. */
async function during(on, look) {
  const { id } = await landbridge('POST', 'faults', { kind: 'cut', on })
  const seen = await look()
  await landbridge('DELETE', `faults/${id}`)
  return seen
}

try {
  const { VpnGatewayId, VpnConnectionId } = await orderVpn()
  await during(`tunnel:${VpnConnectionId}/1`, () =>
    watch('The pair of tunnels', () => tunnelStates(VpnConnectionId), 'DOWN and UP'),
  )
  await watch('The pair of tunnels', () => tunnelStates(VpnConnectionId), 'UP and UP')
  const { connectionId, virtualInterfaceId } = await orderConnection(VpnGatewayId)
  const before = await trace()
  const after = await during(`connection:${connectionId}`, async () => {
    await watch('The connection', () => connectionState(connectionId), 'down')
    await watch('The virtual interface', () => virtualInterfaceState(virtualInterfaceId), 'down')
    return trace()
  })
  await watch('The virtual interface', () => virtualInterfaceState(virtualInterfaceId), 'available')
  const healed = await trace()
  const moved = [before, after].every(way => way.startsWith('delivered')) && before !== after && before === healed
  console.log(moved ? 'The traffic moved to the VPN and back.' : 'The traffic did not move to the VPN and back.')
  process.exitCode = moved ? 0 : 1
} finally {
  for (const step of undo.reverse()) await step()
}
