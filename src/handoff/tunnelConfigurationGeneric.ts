import { DPD_INTERVAL_SECONDS, type Suite, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** Everything a person needs to configure a device that no other sample fits. */
export function genericTunnels(facts: VpnFacts): string {
  const routing = facts.isStatic
    ? [`Static routing: route ${facts.remoteCidr} into both tunnels and tell AWS your own prefixes as static routes.`]
    : [`BGP: your AS is ${facts.customerAsn}, AWS's AS is ${facts.amazonAsn}; hold time 30 seconds, no authentication.`]
  const lines = [
    `VPN connection ${facts.id}: two IPsec tunnels from ${facts.customerAddress}`,
    '',
    ...facts.tunnels.flatMap(tunnel => [...tunnelLines(facts, tunnel), '']),
    'Routing',
    ...routing.map(line => `  ${line}`),
    '  Let traffic return by either tunnel: AWS chooses which one it sends through.',
  ]
  return `${lines.join('\n')}\n`
}

function tunnelLines(facts: VpnFacts, tunnel: TunnelFacts): string[] {
  const { inside } = tunnel
  return [
    `Tunnel ${tunnel.number}`,
    `  Outside addresses       this device ${facts.customerAddress}, AWS ${tunnel.amazonAddress}`,
    `  Inside addresses        this device ${inside.customer}/${inside.length}, AWS ${inside.amazon}/${inside.length}`,
    `  IKE                     ${facts.ikeVersion}, pre-shared key ${tunnel.key}`,
    `  IKE (phase 1)           ${suiteText(tunnel.ike)}`,
    `  IPsec ESP (phase 2)     ${suiteText(tunnel.esp)}, tunnel mode, perfect forward secrecy`,
    `  Dead peer detection     every ${DPD_INTERVAL_SECONDS} seconds, dead after ${tunnel.dpdRetries} unanswered`,
    `  Tunnel interface        MTU ${tunnel.mtu}, TCP maximum segment size ${tunnel.mss}`,
    '  Before encryption       clear the DF bit and fragment',
    ...(facts.isStatic ? [] : [`  BGP neighbour           ${inside.amazon}, AS ${facts.amazonAsn}`]),
  ]
}

function suiteText({ encryption, integrity, group, lifetimeSeconds }: Suite): string {
  return `${encryption}, ${integrity}, Diffie-Hellman group ${group}, lifetime ${lifetimeSeconds} seconds`
}
