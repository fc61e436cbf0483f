import { type InProcess, type InProcessAccount, inProcess } from '../accounts/inProcess.ts'

export const OWNER = '222222222222'

/** What answers look like to a test that reads them. */
export type Answer = Record<string, unknown>

export interface Story extends AsyncDisposable {
  readonly served: InProcess
  /** The account that orders ports. */
  readonly carrier: InProcessAccount
  readonly owner: InProcessAccount
}

/** A service in memory with two accounts that have nothing. */
export async function story(...settings: Parameters<typeof inProcess>): Promise<Story> {
  const served = await inProcess(...settings)
  return {
    served,
    carrier: served.account('111111111111'),
    owner: served.account(OWNER),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  }
}

/** An operation of Direct Connect. */
export async function call(account: InProcessAccount, operation: string, input: object = {}): Promise<Answer> {
  return (await account.call(`directconnect.${operation}`, input)) as Answer
}

/** A site with prefixes, a router of its own name and a port that is patched to it. */
export async function siteWithPort(
  account: InProcessAccount,
  { name, asn, prefixes, location = 'EqDC2' }: { name: string; asn: number; prefixes: readonly string[]; location?: string },
): Promise<string> {
  await account.own('PutSite', { name, prefixes })
  await account.own('PutRouter', { name: `${name}-edge`, site: name, asn })
  const tags = [{ key: 'landbridge:router', value: `${name}-edge` }]
  const port = await call(account, 'CreateConnection', { location, bandwidth: '10Gbps', connectionName: name, tags })
  return String(port.connectionId)
}

export async function hub(account: InProcessAccount, amazonSideAsn = 64_600): Promise<string> {
  const order = { directConnectGatewayName: 'hub', amazonSideAsn }
  const { directConnectGateway } = await call(account, 'CreateDirectConnectGateway', order)
  return String((directConnectGateway as Answer).directConnectGatewayId)
}

export interface Shown {
  readonly virtualInterfaceId: string
  readonly virtualInterfaceState: string
  readonly bgpPeers: readonly { readonly bgpPeerId: string; readonly bgpStatus: string; readonly bgpPeerState: string }[]
}

/** The virtual interface as Describe shows it to this account; undefined when it shows none. */
export async function shown(account: InProcessAccount, virtualInterfaceId: unknown): Promise<Shown | undefined> {
  const { virtualInterfaces } = await call(account, 'DescribeVirtualInterfaces', { virtualInterfaceId })
  return (virtualInterfaces as Shown[])[0]
}

export async function stateOf(account: InProcessAccount, virtualInterfaceId: unknown): Promise<string | undefined> {
  return (await shown(account, virtualInterfaceId))?.virtualInterfaceState
}

/** `accepted 10.0.0.0/16` and so on, in order. */
export async function routesOf(account: InProcessAccount, virtualInterfaceId: unknown): Promise<string[]> {
  const { routes } = await call(account, 'ListVirtualInterfaceRoutes', { virtualInterfaceId })
  return (routes as { routeDirection: string; cidr: string }[])
    .map(({ routeDirection, cidr }) => `${routeDirection} ${cidr}`)
    .sort()
}
