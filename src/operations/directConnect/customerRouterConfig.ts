import type { Row } from '../../resources/world.ts'

/** The XML of `VirtualInterface.customerRouterConfig`: what a customer's router needs for the first BGP peer. */
export function customerRouterConfig({ id, body }: Row<'virtualInterface'>): string {
  const [peer] = body.peers
  const elements = {
    vlan: body.vlan,
    customer_address: peer?.customerAddress,
    amazon_address: peer?.amazonAddress,
    bgp_asn: peer?.asn,
    bgp_auth_key: peer?.authKey,
    amazon_bgp_asn: body.amazonSideAsn,
    connection_type: body.type,
  }
  const lines = Object.entries(elements).flatMap(([name, value]) =>
    value === undefined ? [] : [`  <${name}>${escaped(String(value))}</${name}>`],
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<logical_connection id="${id}">`,
    ...lines,
    '</logical_connection>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
