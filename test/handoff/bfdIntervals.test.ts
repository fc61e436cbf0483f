import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BfdTimers } from '../../src/resources/customerSide.ts'
import type { RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import { edgeWith } from './exported.ts'

const TIMERS: BfdTimers = { transmitMs: 1000, receiveMs: 800, multiplier: 5 }

/** What each platform writes of 1000 ms out, 800 ms in, times 5. */
const WRITTEN = {
  frr: [/ profile aws\n {2}detect-multiplier 5\n {2}receive-interval 800\n {2}transmit-interval 1000$/m],
  bird: [/min rx interval 800 ms;\n {4}min tx interval 1000 ms;\n {4}multiplier 5;$/m],
  'ios-xe': [/^ bfd interval 1000 min_rx 800 multiplier 5$/m],
  'nx-os': [/^ {2}bfd interval 1000 min_rx 800 multiplier 5$/m],
  eos: [/^ {3}bfd interval 1000 min-rx 800 multiplier 5$/m],
  'junos-mx': [
    /bfd-liveness-detection transmit-interval minimum-interval 1000$/m,
    /bfd-liveness-detection minimum-receive-interval 800$/m,
    /bfd-liveness-detection multiplier 5$/m,
  ],
  vyos: [
    /^set protocols bfd profile aws interval multiplier 5$/m,
    /^set protocols bfd profile aws interval receive 800$/m,
    /^set protocols bfd profile aws interval transmit 1000$/m,
  ],
  panos: [/bfd-profile AWS min-tx-interval 1000$/m, /AWS min-rx-interval 800$/m, /AWS detection-multiplier 5$/m],
  fortios: [/set bfd-desired-min-tx 1000$/m, /set bfd-required-min-rx 800$/m, /set bfd-detect-mult 5$/m],
  routeros: [/min-rx=800ms min-tx=1000ms multiplier=5$/m],
  opnsense: [/receiveMs: 800$/m, /transmitMs: 1000$/m, /multiplier: 5$/m],
} as const satisfies Partial<Record<RouterPlatformName, readonly RegExp[]>>

function edge(platform: RouterPlatformName, bfd: boolean | BfdTimers) {
  return edgeWith('two-locations', platform, { bfd, policies: {}, ownNeighbours: false })
}

for (const [platform, lines] of Object.entries(WRITTEN)) {
  test(`${platform} writes the intervals and the multiplier that the router says`, async () => {
    const { text, warnings } = await edge(platform as RouterPlatformName, TIMERS)
    for (const line of lines) assert.match(text, line)
    assert.equal(/BFD is 1000 and 800 ms x 5 in the estate, and NX-OS takes/.test(warnings), platform === 'nx-os')
  })
}

test('intervals that nobody says are those of AWS', async () => {
  const [said, plain] = [await edge('frr', { multiplier: 3 }), await edge('frr', true)]
  assert.equal(said.text, plain.text)
})
