import { Service } from '../../src/cli/service.ts'
import { RealClock } from '../../src/fabric/clock.ts'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import type { Things } from '../../test/isolation/nouns.ts'
import { PARTNER, populate } from '../../test/isolation/things.ts'

export const HOME = { account: '111111111111', region: 'us-east-1' }

/** What some operations need beside the one of everything, so that they have a call that is accepted. */
export interface Situation extends Things {
  /** On the device of the LAG and not in it. */
  readonly portBesideLag: string
  readonly portInLag: string
  readonly emptyInterconnect: string
  readonly groupedPort: string
  readonly fullGroup: string
  readonly ipv6Interface: string
  readonly unusedGateway: string
  readonly hostedPublicInterface: string
  /** The customer's address of the IPv4 peer of the virtual interface, which has an IPv6 one too. */
  readonly peerAddress: string
}

/** A service in memory with the account of the trials in it. Whoever gets it disposes of it. */
export async function openSituation(): Promise<{ readonly service: Service; readonly own: Situation }> {
  const report = (bug: unknown) => {
    throw bug
  }
  const service = new Service({ store: openMemoryStore(), clock: new RealClock(), pace: 'instant', hands: 'auto', report })
  await service.start()
  const things = await populate(service, HOME, 1)
  return { service, own: { ...things, ...(await extras(service, things)) } }
}

async function extras(service: Service, { lag, directConnectGateway, connection, location, virtualInterface = '' }: Things) {
  const callAs =
    (account: string) =>
    async (operation: string, input: Record<string, unknown>): Promise<string> => {
      const caller = { ...HOME, account, accessKey: account, userArn: `arn:aws:iam::${account}:root` }
      const answer = (await service.perform({ service: 'directconnect', operation, input, caller })) as Answer
      const { directConnectGateway: hub, resiliencyGroup: group, ...flat } = answer
      const id = hub?.directConnectGatewayId ?? group?.resiliencyGroupId ?? flat.virtualInterfaceId
      return id ?? flat.connectionId ?? flat.interconnectId ?? ''
    }
  const [call, byPartner] = [callAs(HOME.account), callAs(PARTNER)]
  const port = { location, bandwidth: '10Gbps', connectionName: 'port' }
  const portBesideLag = await call('CreateConnection', { ...port, lagId: lag })
  await call('DisassociateConnectionFromLag', { connectionId: portBesideLag, lagId: lag })
  const portInLag = await call('CreateConnection', { ...port, lagId: lag })
  const emptyInterconnect = await call('CreateInterconnect', { ...port, interconnectName: 'second' })
  const groupedPort = await call('CreateConnection', { ...port })
  const fullGroup = await call('CreateResiliencyGroup', {
    resiliencyGroupName: 'full',
    intendedResiliencyModel: 'high-resiliency',
  })
  await call('AssociateConnectionsToResiliencyGroup', { resiliencyGroupId: fullGroup, connectionIdentifiers: [groupedPort] })
  const ipv6Interface = await call('CreatePrivateVirtualInterface', {
    connectionId: connection,
    newPrivateVirtualInterface: {
      virtualInterfaceName: 'single',
      vlan: 102,
      asn: 65_000,
      addressFamily: 'ipv6',
      directConnectGatewayId: directConnectGateway,
    },
  })
  const unusedGateway = await call('CreateDirectConnectGateway', { directConnectGatewayName: 'unused', amazonSideAsn: 64_700 })
  const hostedPublicInterface = await byPartner('AllocatePublicVirtualInterface', {
    connectionId: await byPartner('CreateConnection', port),
    ownerAccount: HOME.account,
    newPublicVirtualInterfaceAllocation: {
      virtualInterfaceName: 'public',
      vlan: 400,
      asn: 65_000,
      amazonAddress: '198.51.100.5/30',
      customerAddress: '198.51.100.6/30',
      routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
    },
  })
  const peers = service.store.world.get('virtualInterface', virtualInterface)?.body.peers ?? []
  const peerAddress = peers.find(peer => peer.addressFamily === 'ipv4')?.customerAddress ?? ''
  return {
    portBesideLag,
    portInLag,
    emptyInterconnect,
    groupedPort,
    fullGroup,
    ipv6Interface,
    unusedGateway,
    hostedPublicInterface,
    peerAddress,
  }
}

interface Answer {
  readonly virtualInterfaceId?: string
  readonly connectionId?: string
  readonly interconnectId?: string
  readonly resiliencyGroup?: { readonly resiliencyGroupId?: string }
  readonly directConnectGateway?: { readonly directConnectGatewayId?: string }
}
