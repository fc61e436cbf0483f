import { isLiveConnection } from '../../resources/connection.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { isKeyed } from '../../resources/macSecKey.ts'
import type { Port } from '../../resources/port.ts'
import { macSecEnds, placeOfKey } from '../macSecEnds.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

export const MACSEC: readonly Rule[] = [
  {
    id: 'DX034',
    severity: 'warning',
    title: 'A MACsec port has too few keys',
    why: 'Without a key there is nothing to encrypt with; where encryption is a must, a single key means that the day on which it is changed is an outage.',
    source: 'Direct Connect guide, "MACsec"',
    *check(view) {
      for (const port of ports(view)) {
        const { name, requestMACSec, encryptionMode, macSecKeys = [] } = port.body
        if (!requestMACSec) continue
        const isMust = encryptionMode === 'must_encrypt'
        // An estate file has room for one: a second one is associated with what runs.
        const isLone = isMust && macSecKeys.length === 1 && view.estate.from === 'service'
        if (isKeyed(port.body) && !isLone) continue
        yield {
          about: named(port),
          member: 'macsec',
          summary: isLone
            ? `${name} must encrypt and has one key.`
            : `${name} was ordered with MACsec and has no key: ${isMust ? 'nothing passes over it' : 'it carries clear text'}.`,
          fix: isLone
            ? `Associate a second MACsec key with ${name}.`
            : `Associate a MACsec key with ${name} and configure it on the router.`,
        }
      }
    },
  },
  {
    id: 'DX048',
    severity: 'error',
    title: 'A MACsec key that the other end has not',
    why: 'With should_encrypt, AWS’s default, a port whose other end has no key falls back to clear text and says so only in a metric; with must_encrypt it carries nothing.',
    source: 'Direct Connect guide, "MACsec", encryption mode; CloudWatch metric ConnectionEncryptionState',
    *check(view) {
      for (const port of ports(view)) {
        const { name, encryptionMode, state } = port.body
        if (!isKeyed(port.body) || encryptionMode === 'no_encrypt' || state !== 'available') continue
        const { clear, patched, router } = macSecEnds(view, port)
        if (clear.length === 0) continue
        const isRefused = encryptionMode === 'must_encrypt'
        // Of virtual interfaces that are down for it DX010 says why.
        const isTold = view.interfaces.some(({ row, port: own }) => own?.id === port.id && row.body.state === 'down')
        if (isRefused && clear.length === patched.length && isTold) continue
        const end = `${router?.body.name ?? 'the router'}’s end`
        const part = clear.length < patched.length ? `${listed(clear)} of ${name}` : name
        yield {
          about: named(port),
          ...placeOfKey(port, router),
          summary: isRefused
            ? `${part} must encrypt and ${end} does not: nothing passes over it.`
            : `${part} has a MACsec key at AWS and carries clear text: ${end} does not encrypt.`,
          fix: `Configure the key of ${name} on ${router?.body.name ?? 'the router'}${isRefused ? '' : ', and set its mode to must_encrypt'}.`,
        }
      }
    },
  },
]

function ports(view: View): Port[] {
  return [
    ...[...view.world.all('connection')].filter(({ body }) => isLiveConnection(body) && body.lagId === undefined),
    ...[...view.world.all('lag')].filter(({ body }) => isLiveLag(body)),
  ]
}
