import { createLag } from './createLag.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { describeLags } from './describeLags.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import type { TestAccount } from './testAccount.ts'

/** Two ports of 10 Gbps. */
export const LAG_ORDER = { location: 'EqDC2', connectionsBandwidth: '10Gbps', lagName: 'bundle', numberOfConnections: 2 }

export const PORT_ORDER = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port' }

/** A LAG whose members all have light, and its members' ids. */
export function lagOf(
  account: TestAccount,
  numberOfConnections: number,
  more: object = {},
): { lagId: string; members: string[] } {
  const { lagId = '', connections = [] } = account.call(createLag, { ...LAG_ORDER, numberOfConnections, ...more })
  account.pass()
  const members = connections.map(({ connectionId = '' }) => connectionId)
  for (const id of members) account.world.update('connection', id, { state: 'available' })
  account.world.update('lag', lagId, { state: 'available' })
  return { lagId, members }
}

/** The LAG as its owner sees it. */
export function shown(account: TestAccount, lagId: string) {
  const [lag] = account.call(describeLags, { lagId }).lags ?? []
  if (!lag) throw new TypeError(`no LAG ${lagId} is shown`)
  return lag
}

/** A private virtual interface on a DX gateway of its own. */
export function vifOn(account: TestAccount, connectionId: string, vlan = 100): string {
  const newPrivateVirtualInterface = {
    virtualInterfaceName: `vif-${vlan}`,
    vlan,
    asn: 65_001,
    directConnectGatewayId: account.directConnectGateway(64_600 + vlan),
  }
  account.pass()
  const vif = account.call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface })
  return vif.virtualInterfaceId ?? ''
}

/** What a virtual interface is on. */
export function carrierOf(account: TestAccount, virtualInterfaceId: string): string | undefined {
  return account.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces?.[0]?.connectionId
}

export const INTERCONNECT_ORDER = { interconnectName: 'nni', location: 'EqDC2', bandwidth: '10Gbps' }
