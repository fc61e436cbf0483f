import { DIFFIE_HELLMAN_NAMES } from '../../diffieHellmanNames.ts'
import { FAMILY_WORDS, type Family, familiesOf, hasIpv6, IPV6_ENDING, ofFamily } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { InterfaceAddress, Neighbour, Policy, RouterModel, Suite, Tunnel } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'

/** MikroTik RouterOS 7: commands for the terminal or `import`. IPsec goes by policies: there is no tunnel interface. */
export const ROUTER_OS: RouterPlatform = {
  title: 'MikroTik RouterOS 7.15',
  vpn: 'policy',
  overLimit: {
    instead:
      'RouterOS processes about so many and no more until `/routing bgp session clear`; it is not said to close the session, and has no time for it.',
  },
  notes: router => [
    ...standIns(router, portName, LAN),
    ...(hasIpv6(router) ? ['Later versions of RouterOS 7 call address-families afi.'] : []),
    ...(router.tunnels.length > 0
      ? [
          'RouterOS has no IPsec interface: policies choose what is encrypted. They name what AWS has by this design, so that a new VPC needs a new policy.',
          'Policies of two tunnels for the same networks do not live together: those of every second tunnel are disabled, to be enabled by hand or a netwatch script when the first is down.',
        ]
      : []),
    ...(router.statics.length > 0
      ? ['The static routes of its VPN are no routes here: policies take the packets that leave by the uplink.']
      : []),
  ],
  write,
}

const LAN = 'ether1'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `bonding${number}` : `sfp-sfpplus${number}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, interfaces, tunnels } = router
  return {
    files: [{ name: 'router.rsc', comment: '#', lines: configuration(router) }],
    checks: [
      '/routing bgp session print',
      ...(neighbours.some(({ bfd }) => bfd) ? ['/routing bfd session print'] : []),
      '/routing bgp advertisements print',
      ...(tunnels.length > 0 ? ['/ip ipsec active-peers print', '/ip ipsec installed-sa print'] : []),
    ],
    rollback: [
      'before: /system backup save name=before-landbridge; back: /system backup load name=before-landbridge; or by hand:',
      '/routing bgp connection remove [find]',
      ...interfaces.map(({ name }) => `/interface vlan remove [find name=${name}]`),
      ...tunnels.map(({ name }) => `/ip ipsec peer remove [find name=${name}]`),
    ],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, asn, lan, mesh, ports, interfaces, tunnels, loopbacks, policies, originated, neighbours } = router
  const insides = neighbours.flatMap(({ over }) => ('inside' in over ? [over.inside] : []))
  return [
    `/system identity set name=${name}`,
    ...ports.map(port => `/interface ethernet set [find name=${portName(port)}] l2mtu=${port.mtu + 8} mtu=${port.mtu}`),
    ...interfaces.flatMap(each => [
      `/interface vlan add name=${each.name} interface=${portName(each.port)} vlan-id=${each.vlan} mtu=${each.mtu} comment="Direct Connect ${each.id}"`,
      ...each.addresses.map(address => addressed(address, each.name)),
    ]),
    ...(mesh.length > 0 ? lan.addresses.map(address => addressed(address, LAN)) : []),
    ...loopbacks.map(address => `/ip address add address=${address}/32 interface=lo`),
    ...insides.map(({ customer, length }) => `/ip address add address=${customer}/${length} interface=lo`),
    ...originated.map(({ text, family }) => `/${FAMILY_WORDS[family].ip} route add dst-address=${text} blackhole distance=254`),
    ...tunnels.flatMap(tunnel => ipsec(router, tunnel)),
    ...(tunnels.length > 0
      ? [
          `/ip firewall mangle add chain=forward action=change-mss new-mss=${Math.min(...tunnels.map(({ mss }) => mss))} protocol=tcp tcp-flags=syn ipsec-policy=out,ipsec passthrough=yes`,
          '/ip firewall nat add chain=srcnat action=accept ipsec-policy=out,ipsec place-before=0 comment="not translated into the VPN"',
        ]
      : []),
    ...policies.flatMap(policy => filters(router, policy)),
    `/routing id add name=landbridge id=${router.routerId}`,
    `/routing bgp template add name=landbridge as=${asn} router-id=${router.routerId}`,
    ...bfd(interfaces),
    ...neighbours.map(session),
    ...mesh.flatMap(({ name: other, family, address }) =>
      ofFamily(lan.addresses, family).map(
        own =>
          `/routing bgp connection add name=${other} templates=landbridge${families(family)} local.role=ibgp local.address=${own.address} remote.address=${address} remote.as=${asn} nexthop-choice=force-self hold-time=30s keepalive-time=10s output.network=${networks(family)}`,
      ),
    ),
    ...familiesOf(router).flatMap(({ family, ip }) =>
      ownNetworks(router, family).map(text => `/${ip} firewall address-list add list=${networks(family)} address=${text}`),
    ),
  ]
}

function addressed({ family, address, length }: InterfaceAddress, to: string): string {
  const own = `/${FAMILY_WORDS[family].ip} address add address=${address}/${length} interface=${to}`
  // RouterOS offers a prefix of IPv6 to whoever listens.
  return family === 6 ? `${own} advertise=no` : own
}

/** Of a connection, which is one of IPv4 unless it says otherwise. */
function families(family: Family): string {
  return family === 6 ? ' address-families=ipv6' : ''
}

/** The address list of what is announced. */
function networks(family: Family): string {
  return `landbridge-networks${family === 6 ? IPV6_ENDING : ''}`
}

function bfd(interfaces: RouterModel['interfaces']): string[] {
  return interfaces.flatMap(({ bfd: timers, name }) =>
    timers
      ? [
          `/routing bfd configuration add interfaces=${name} min-rx=${timers.receiveMs}ms min-tx=${timers.transmitMs}ms multiplier=${timers.multiplier}`,
        ]
      : [],
  )
}

function filters({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, refused, localPreference, communities, med, prepend } = policy
  const rule = (chain: string, text: string) => `/routing filter rule add chain=${chain}-${name} rule="${text}"`
  const actions = [
    ...communities.map(community => `append bgp-communities ${community}; `),
    ...(med === undefined ? [] : [`set bgp-med ${med}; `]),
    ...(prepend > 0 ? [`set bgp-path-prepend ${prepend + 1}; `] : []),
  ].join('')
  return [
    `# AS ${asn} towards ${name}`,
    ...announced.map(({ text }) => rule('OUT', `if (dst == ${text}) { ${actions}accept }`)),
    rule('OUT', 'reject'),
    ...refused.map(({ prefix, orLonger }) => rule('IN', `if (dst ${orLonger ? 'in' : '=='} ${prefix.text}) { reject }`)),
    rule('IN', `set bgp-local-pref ${localPreference}; accept`),
  ]
}

function session(each: Neighbour): string {
  const { family, policy } = each
  return [
    `/routing bgp connection add name=${each.name} templates=landbridge${families(family)} local.role=ebgp local.address=${each.local} remote.address=${each.peer} remote.as=${each.asn}`,
    ...(each.key === undefined ? [] : [`tcp-md5-key="${each.key}"`]),
    `hold-time=${each.holdSeconds}s keepalive-time=${each.keepaliveSeconds}s use-bfd=${each.bfd ? 'yes' : 'no'}`,
    `input.filter=IN-${policy.name} input.limit-process-routes-${FAMILY_WORDS[family].version}=${each.limit.prefixes}`,
    `output.filter-chain=OUT-${policy.name} output.network=${networks(family)}`,
  ].join(' ')
}

function ipsec({ neighbours, statics }: RouterModel, tunnel: Tunnel): string[] {
  const { number, name, outside, inside, ike, esp, ikeVersion, key, dpd } = tunnel
  const neighbour = neighbours.find(({ over }) => over.id === tunnel.id)
  const behind = neighbour
    ? neighbour.policy.expected
    : statics.filter(each => each.tunnel.id === tunnel.id).map(each => each.prefix)
  const own = neighbour?.policy.announced.map(({ text }) => text) ?? ['0.0.0.0/0']
  const policy = (source: string, destination: string, isOff: boolean) =>
    `/ip ipsec policy add peer=${name} tunnel=yes src-address=${source} dst-address=${destination} proposal=${name} level=unique disabled=${isOff ? 'yes' : 'no'}`
  return [
    `/ip ipsec profile add name=${name} enc-algorithm=${`aes-${ike.bits}`} hash-algorithm=${ike.integrity} dh-group=${group(ike)} lifetime=${ike.lifetimeSeconds}s dpd-interval=${dpd.intervalSeconds}s dpd-maximum-failures=${dpd.retries}`,
    `/ip ipsec proposal add name=${name} enc-algorithms=aes-${esp.bits}-${esp.isGcm ? 'gcm' : 'cbc'}${esp.isGcm ? ' auth-algorithms=null' : ` auth-algorithms=${esp.integrity}`} pfs-group=${group(esp)} lifetime=${esp.lifetimeSeconds}s`,
    `/ip ipsec peer add name=${name} address=${outside.amazon}/32 local-address=${outside.customer} profile=${name} exchange-mode=${ikeVersion === 2 ? 'ike2' : 'main'}`,
    `/ip ipsec identity add peer=${name} auth-method=pre-shared-key secret="${key}"`,
    policy(`${inside.customer}/32`, `${inside.amazon}/32`, false),
    ...own.flatMap(source => behind.map(({ text }) => policy(source, text, number % 2 === 0))),
  ]
}

function group({ group: number }: Suite): string {
  // RouterOS stops there.
  return (number <= 21 ? DIFFIE_HELLMAN_NAMES[number] : undefined) ?? `<group ${number} is unknown to RouterOS>`
}
