import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import { edgeWith } from './exported.ts'

const WRITTEN: Partial<Record<RouterPlatformName, RegExp>> = {
  frr: /^ neighbor 169\.254\.\S+ advertisement-interval 5$/m,
  'ios-xe': /^ {2}neighbor 169\.254\.\S+ advertisement-interval 5$/m,
  eos: /^ {3}neighbor 169\.254\.\S+ out-delay 5$/m,
  'junos-srx': /^set protocols bgp group AWS-\S+ neighbor 169\.254\.\S+ out-delay 5$/m,
  vyos: /^set protocols bgp neighbor 169\.254\.\S+ advertisement-interval 5$/m,
}

function edge(platform: RouterPlatformName, seconds: number | undefined) {
  return edgeWith('two-locations', platform, seconds === undefined ? {} : { advertisementIntervalSeconds: seconds })
}

const WARNING = /advertisementInterval of edge-1, 5 s, is not written for /

for (const platform of ['frr', 'ios-xe', 'eos', 'junos-srx', 'vyos', 'bird', 'routeros', 'panos', 'fortios'] as const) {
  const says = WRITTEN[platform]
  test(`an advertisement interval on ${platform} is ${says ? 'written' : 'a warning'}, and nothing where there is none`, async () => {
    const [five, none] = [await edge(platform, 5), await edge(platform, undefined)]
    if (says) assert.match(five.text, says)
    assert.equal(WARNING.test(five.warnings), says === undefined)
    assert.doesNotMatch(none.warnings, WARNING)
    if (says) assert.doesNotMatch(none.text, says)
  })
}
