import { hasIpv6 } from './families.ts'
import { isBetweenIpv6 } from './ipv6Tunnels.ts'
import type { InterfaceAddress, RouterModel, Tunnel } from './routerModel.ts'
import type { RouterFile } from './routerPlatform.ts'
import { addressTexts } from './standIns.ts'

/** The names that interfaces have in what is written for Linux. */
export const LINUX = {
  lan: 'eth0',
  uplink: 'wan0',
  port: (number: number) => `eth${number}`,
  tunnel: ({ number }: Tunnel) => `aws${number}`,
} as const

/** What the names stand for. */
export function linuxNotes(router: RouterModel): string[] {
  return [
    ...router.ports.map(({ number, name }) => `${LINUX.port(number)} stands for the port that ${name} is patched to.`),
    ...(router.mesh.length > 0 ? [`${LINUX.lan} with ${addressTexts(router.lan.addresses)} ${LAN_NOTE}`] : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`${LINUX.uplink} stands for the uplink to the Internet; it has ${uplinkAddresses(router)} and a default route already.`]
      : []),
  ]
}

/** The addresses that tunnels over the Internet start from. */
function uplinkAddresses({ routerId, tunnels }: RouterModel): string {
  const outside = tunnels.filter(({ isPrivate }) => !isPrivate)
  const ipv6 = outside.filter(isBetweenIpv6).map(({ outside: { customer } }) => customer)
  return [...new Set([...(ipv6.length < outside.length ? [routerId] : []), ...ipv6])].join(' and ')
}

const LAN_NOTE = 'stands for the LAN between the edges of the site.'

/** Interfaces by iproute2, lost at a restart: a script for trying it, or for whatever starts the machine. */
export function linuxInterfaces(router: RouterModel): RouterFile {
  const { lan, ports, interfaces, loopbacks, mesh, tunnels } = router
  return {
    name: 'interfaces.sh',
    comment: '#',
    lines: [
      'set -eu',
      'sysctl -w net.ipv4.ip_forward=1',
      ...(hasIpv6(router) ? ['sysctl -w net.ipv6.conf.all.forwarding=1'] : []),
      ...(mesh.length > 0 ? [`ip link set ${LINUX.lan} mtu ${lan.mtu} up`, ...addressed(LINUX.lan, lan.addresses)] : []),
      ...ports.map(({ number, mtu }) => `ip link set ${LINUX.port(number)} mtu ${mtu} up`),
      ...interfaces.flatMap(({ port, vlan, mtu, addresses }) => {
        const [parent, own] = [LINUX.port(port.number), `${LINUX.port(port.number)}.${vlan}`]
        return [
          `ip link add link ${parent} name ${own} type vlan id ${vlan}`,
          `ip link set ${own} mtu ${mtu} up`,
          ...addressed(own, addresses),
        ]
      }),
      ...loopbacks.map(address => `ip address replace ${address}/32 dev lo`),
      ...tunnels.flatMap(tunnelInterface),
    ],
  }
}

function addressed(device: string, addresses: readonly InterfaceAddress[]): string[] {
  return addresses.map(({ address, length }) => `ip address replace ${address}/${length} dev ${device}`)
}

/** Without `dev` an XFRM interface follows the route to its far end, over Direct Connect as over the Internet. */
function tunnelInterface(tunnel: Tunnel): string[] {
  const name = LINUX.tunnel(tunnel)
  const { number, inside, mtu } = tunnel
  return [
    `ip link add ${name} type xfrm dev lo if_id ${number}`,
    `ip link set ${name} mtu ${mtu} up`,
    `ip address replace ${inside.customer}/${inside.length} dev ${name}`,
    ...tunnelFilters(name, tunnel),
  ]
}

/** What a tunnel's interface does to packets: TCP segments as large as fit, and either tunnel for the way back. */
export function tunnelFilters(name: string, { family, mss }: Tunnel): string[] {
  return [
    // Traffic may leave by one tunnel and return by the other; Linux has no such filter of IPv6.
    ...(family === 4 ? [`sysctl -w net.ipv4.conf.${name}.rp_filter=2`] : []),
    `${family === 4 ? 'iptables' : 'ip6tables'} -t mangle -A FORWARD -o ${name} -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mss}`,
  ]
}

/** Takes the interfaces away again. */
export function linuxRollback({ interfaces, tunnels, loopbacks }: RouterModel): string[] {
  return [
    ...interfaces.map(({ port, vlan }) => `ip link delete ${LINUX.port(port.number)}.${vlan}`),
    ...tunnels.map(tunnel => `ip link delete ${LINUX.tunnel(tunnel)}`),
    ...loopbacks.map(address => `ip address delete ${address}/32 dev lo`),
  ]
}
