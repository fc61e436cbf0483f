import type { RouterModel, Tunnel } from './routerModel.ts'
import type { RouterFile } from './routerPlatform.ts'

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
    ...(router.mesh.length > 0 ? [`${LINUX.lan} with ${router.lan.address}/${router.lan.length} ${LAN_NOTE}`] : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`${LINUX.uplink} stands for the uplink to the Internet; it has ${router.routerId} and a default route already.`]
      : []),
  ]
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
      ...(mesh.length > 0
        ? [`ip link set ${LINUX.lan} mtu ${lan.mtu} up`, `ip address replace ${lan.address}/${lan.length} dev ${LINUX.lan}`]
        : []),
      ...ports.map(({ number, mtu }) => `ip link set ${LINUX.port(number)} mtu ${mtu} up`),
      ...interfaces.flatMap(({ port, vlan, mtu, address, length }) => {
        const [parent, own] = [LINUX.port(port.number), `${LINUX.port(port.number)}.${vlan}`]
        return [
          `ip link add link ${parent} name ${own} type vlan id ${vlan}`,
          `ip link set ${own} mtu ${mtu} up`,
          `ip address replace ${address}/${length} dev ${own}`,
        ]
      }),
      ...loopbacks.map(address => `ip address replace ${address}/32 dev lo`),
      ...tunnels.flatMap(tunnelInterface),
    ],
  }
}

/** Without `dev` an XFRM interface follows the route to its far end, over Direct Connect as over the Internet. */
function tunnelInterface(tunnel: Tunnel): string[] {
  const name = LINUX.tunnel(tunnel)
  const { number, inside, mtu, mss } = tunnel
  return [
    `ip link add ${name} type xfrm dev lo if_id ${number}`,
    `ip link set ${name} mtu ${mtu} up`,
    `ip address replace ${inside.customer}/${inside.length} dev ${name}`,
    // Traffic may leave by one tunnel and return by the other.
    `sysctl -w net.ipv4.conf.${name}.rp_filter=2`,
    `iptables -t mangle -A FORWARD -o ${name} -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mss}`,
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
