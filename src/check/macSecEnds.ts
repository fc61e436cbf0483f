import { membersOf } from '../resources/lagMembers.ts'
import { isKeyed } from '../resources/macSecKey.ts'
import type { Port } from '../resources/port.ts'
import type { Row } from '../resources/world.ts'
import { named } from './named.ts'
import type { Hit } from './rule.ts'
import type { View } from './view.ts'

/** The ports of a connection or LAG that are patched, and of them those that MACsec does not encrypt. */
export interface MacSecEnds {
  readonly patched: readonly string[]
  readonly clear: readonly string[]
  /** At the other end of the first that is clear. */
  readonly router: Row<'router'> | undefined
}

export function macSecEnds({ world, topology }: View, port: Port): MacSecEnds {
  const ports = port.kind === 'lag' ? membersOf(world, port.id) : [port]
  const patches = ports.flatMap(({ id, body }) =>
    [...world.referring('crossConnect', id)].map(patch => ({ id, name: body.name, router: patch.body.routerId })),
  )
  const clear = patches.filter(({ id }) => !topology.observables.encrypted.has(id))
  return {
    patched: patches.map(({ name }) => name),
    clear: clear.map(({ name }) => name),
    router: world.get('router', clear[0]?.router ?? ''),
  }
}

/** Direct Connect guide, "MACsec": must_encrypt lets nothing pass in the clear. Why nothing passes, and what to do; undefined = that is no reason. */
export function macSecBlock(
  view: View,
  port: Port,
): (Pick<Hit, 'fix' | 'at' | 'member'> & { readonly because: string }) | undefined {
  const { name, macSecCapable, encryptionMode } = port.body
  const { patched, clear, router } = macSecEnds(view, port)
  if (!macSecCapable || encryptionMode !== 'must_encrypt' || clear.length === 0 || clear.length < patched.length) return undefined
  if (!isKeyed(port.body)) {
    return {
      because: `${name} must encrypt by MACsec and has no key`,
      fix: `Associate a MACsec key with ${name} and configure it on ${router?.body.name ?? 'the router'}.`,
      at: named(port),
      member: 'macsec',
    }
  }
  return {
    because: `${name} must encrypt by MACsec and ${router?.body.name ?? 'the router'} does not`,
    fix: `Configure the MACsec key of ${name} on ${router?.body.name ?? 'the router'}.`,
    ...placeOfKey(port, router),
  }
}

/** A router that says it has no keys is where to look, else the port that has one. */
export function placeOfKey(port: Port, router: Row<'router'> | undefined): Pick<Hit, 'at' | 'member'> {
  return { at: named(router?.body.macsec === false ? router : port), member: 'macsec' }
}
