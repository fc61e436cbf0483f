import { listed } from '../net/listed.ts'
import { directConnectError } from './directConnectError.ts'
import type { VirtualInterface } from './virtualInterface.ts'

/** User Guide, "MTUs for private virtual interfaces or transit virtual interfaces"; 8500 is what newer API texts name. */
const ALLOWED: Readonly<Record<VirtualInterface['type'], readonly VirtualInterface['mtu'][]>> = {
  private: [1500, 8500, 9001],
  public: [1500],
  transit: [1500, 8500],
}

/** The MTU if virtual interfaces of this type can have it. */
export function virtualInterfaceMtu(type: VirtualInterface['type'], mtu: number): VirtualInterface['mtu'] {
  const allowed = ALLOWED[type]
  const found = allowed.find(each => each === mtu)
  if (found !== undefined) return found
  const list = allowed.length === 1 ? `only ${allowed[0]} is` : `${listed(allowed.map(String))} are`
  throw directConnectError(`MTU ${mtu} is not valid for a ${type} virtual interface: ${list} allowed.`)
}
