import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'

/** One kind of thing that can be ordered, renamed and given up over the SDK. */
export interface Order {
  make(name: string): Promise<string>
  rename(id: string, name: string): Promise<unknown>
  remove(id: string): Promise<unknown>
  /** Everything there is of it that is not being deleted: names and states by id. */
  list(): Promise<Map<string, { readonly name: string; readonly state: string }>>
}

const GONE = new Set(['deleting', 'deleted'])

/** Orders at a running service, by what is ordered. */
export function ordersAt(endpoint: string): Readonly<Record<'connection' | 'gateway' | 'vpc' | 'customerGateway', Order>> {
  const configuration = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  }
  const dx = new DirectConnect(configuration)
  const ec2 = new EC2(configuration)
  const tag = (id: string, name: string) => ec2.createTags({ Resources: [id], Tags: [{ Key: 'Name', Value: name }] })
  return {
    connection: {
      make: async connectionName =>
        (await dx.createConnection({ connectionName, location: 'EqDC2', bandwidth: '1Gbps' })).connectionId!,
      rename: (connectionId, connectionName) => dx.updateConnection({ connectionId, connectionName }),
      remove: connectionId => dx.deleteConnection({ connectionId }),
      list: async () =>
        listed((await dx.describeConnections({})).connections, one => [
          one.connectionId,
          one.connectionName,
          one.connectionState,
        ]),
    },
    gateway: {
      make: async directConnectGatewayName =>
        (await dx.createDirectConnectGateway({ directConnectGatewayName })).directConnectGateway!.directConnectGatewayId!,
      rename: (directConnectGatewayId, newDirectConnectGatewayName) =>
        dx.updateDirectConnectGateway({ directConnectGatewayId, newDirectConnectGatewayName }),
      remove: directConnectGatewayId => dx.deleteDirectConnectGateway({ directConnectGatewayId }),
      list: async () =>
        listed((await dx.describeDirectConnectGateways({})).directConnectGateways, one => [
          one.directConnectGatewayId,
          one.directConnectGatewayName,
          one.directConnectGatewayState,
        ]),
    },
    vpc: {
      make: async name =>
        (
          await ec2.createVpc({
            CidrBlock: '10.0.0.0/16',
            TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: name }] }],
          })
        ).Vpc!.VpcId!,
      rename: tag,
      remove: VpcId => ec2.deleteVpc({ VpcId }),
      list: async () =>
        listed(
          (await ec2.describeVpcs({})).Vpcs?.filter(vpc => !vpc.IsDefault),
          one => [one.VpcId, one.Tags?.[0]?.Value, one.State],
        ),
    },
    customerGateway: {
      make: async name => {
        const made = await ec2.createCustomerGateway({
          Type: 'ipsec.1',
          BgpAsn: 65_000,
          IpAddress: addressFor(name),
          TagSpecifications: [{ ResourceType: 'customer-gateway', Tags: [{ Key: 'Name', Value: name }] }],
        })
        return made.CustomerGateway!.CustomerGatewayId!
      },
      rename: tag,
      remove: CustomerGatewayId => ec2.deleteCustomerGateway({ CustomerGatewayId }),
      list: async () =>
        listed((await ec2.describeCustomerGateways({})).CustomerGateways, one => [
          one.CustomerGatewayId,
          one.Tags?.[0]?.Value,
          one.State,
        ]),
    },
  }
}

/** The same address is the same customer gateway: each name its own. */
function addressFor(name: string): string {
  const number = Number(name.replace(/\D/g, ''))
  return `198.51.${Math.floor(number / 250) % 250}.${1 + (number % 250)}`
}

function listed<T>(
  items: readonly T[] | undefined,
  read: (item: T) => readonly [id?: string | undefined, name?: string | undefined, state?: string | undefined],
) {
  const rows = (items ?? []).map(read).filter(([, , state = '']) => !GONE.has(state))
  return new Map(rows.map(([id = '', name = '', state = '']) => [id, { name, state }]))
}
