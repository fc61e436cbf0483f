import { AwsError } from '../../../resources/refusal.ts'
import { parseCidr } from '../../../resources/vpcRules.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'

interface NetworkCidrs {
  readonly LocalIpv4NetworkCidr?: string | undefined
  readonly RemoteIpv4NetworkCidr?: string | undefined
  readonly LocalIpv6NetworkCidr?: string | undefined
  readonly RemoteIpv6NetworkCidr?: string | undefined
}

type Given = Partial<
  Pick<VpnConnection, 'localIpv4NetworkCidr' | 'remoteIpv4NetworkCidr' | 'localIpv6NetworkCidr' | 'remoteIpv6NetworkCidr'>
>

const MEMBERS = {
  LocalIpv4NetworkCidr: ['localIpv4NetworkCidr', 4],
  RemoteIpv4NetworkCidr: ['remoteIpv4NetworkCidr', 4],
  LocalIpv6NetworkCidr: ['localIpv6NetworkCidr', 6],
  RemoteIpv6NetworkCidr: ['remoteIpv6NetworkCidr', 6],
} as const

/** The networks on both sides that a request names. A connection carries one family: the other's are refused. */
export function networkCidrs(request: NetworkCidrs, version: VpnConnection['tunnelInsideIpVersion'] = 'ipv4'): Given {
  const given: Record<string, string> = {}
  for (const [name, [member, family]] of Object.entries(MEMBERS)) {
    const text = request[name as keyof typeof MEMBERS]
    if (!text) continue
    if (`ipv${family}` !== version) {
      const message = `The parameter ${member} cannot be used with tunnels that carry ${version}; see TunnelInsideIpVersion.`
      throw new AwsError('InvalidParameterCombination', message)
    }
    given[member] = parseCidr(text, member, family).text
  }
  return given
}
