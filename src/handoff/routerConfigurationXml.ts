import type { VirtualInterface } from '../resources/virtualInterface.ts'

/**
 * The XML of `customerRouterConfig`: what a customer's router needs for the first BGP peer, in AWS's element names, and
 * where a configuration was written for one platform its text in an element of our own behind them.
 */
export function routerConfigurationXml(id: string, vif: VirtualInterface, configuration?: string): string {
  const [peer] = vif.peers
  const elements = {
    vlan: vif.vlan,
    customer_address: peer?.customerAddress,
    amazon_address: peer?.amazonAddress,
    bgp_asn: peer?.asn,
    bgp_auth_key: peer?.authKey,
    amazon_bgp_asn: vif.amazonSideAsn || undefined,
    connection_type: vif.type,
    router_configuration: configuration,
  }
  const lines = Object.entries(elements).flatMap(([name, value]) =>
    value === undefined ? [] : [`  <${name}>${escaped(String(value))}</${name}>`],
  )
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  return [head, `<logical_connection id="${id}">`, ...lines, '</logical_connection>', ''].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
