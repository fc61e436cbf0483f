/** What a router may run, as an estate's `platform` and `landbridge export --platform` name it. */
export const ROUTER_PLATFORM_NAMES = [
  'ios-xe',
  'nx-os',
  'junos-mx',
  'junos-srx',
  'eos',
  'routeros',
  'frr',
  'bird',
  'vyos',
  'panos',
  'fortios',
  'pfsense',
  'opnsense',
  'strongswan',
  'libreswan',
] as const

export type RouterPlatformName = (typeof ROUTER_PLATFORM_NAMES)[number]
