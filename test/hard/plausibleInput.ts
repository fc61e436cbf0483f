import type { Shape, Structure } from '../../src/wire/schema.ts'
import type { Random } from '../wire/randomValue.ts'

/** What members of these names mean, so that an input gets past the first check and meets the next. */
const BY_NAME: readonly [name: RegExp, values: readonly unknown[]][] = [
  [
    /cidr|prefix/i,
    ['10.0.0.0/16', '10.0.1.0/24', '172.16.0.0/12', '0.0.0.0/0', '10.0.0.1/16', '2001:db8::/56', '::/0', '300.1.1.1/8', ''],
  ],
  [/location$/i, ['EqDC2', 'CSVA1', 'eqdc2', 'EqLD5', 'nowhere']],
  [/bandwidth|speed|ratelimit/i, ['1Gbps', '10Gbps', '50Mbps', '500Mbps', '400Gbps', '3Gbps', 'fast', '']],
  [/asn/i, [65_000, 64_512, 0, -1, 4_294_967_295, 7224, 23_456]],
  [/vlan/i, [1, 100, 4094, 4095, 0, -1]],
  [/mtu/i, [1500, 9001, 8500, 1]],
  [/address(family)?$|ip$/i, ['169.254.1.1/30', '169.254.1.2/30', '203.0.113.5', '10.0.0.1', 'ipv4', 'ipv6', '::1', 'x']],
  [/account/i, ['123456789012', '210987654321', '1']],
  [/region/i, ['us-east-1', 'eu-west-1', 'mars-1']],
  [/maxresults/i, [1, 5, 100, 1000, 0, -5]],
  [/token/i, ['', 'abc', 'eyJ4Ijoxf', '%%%']],
  [/type$/i, ['ipsec.1', 'ipsec.2', 'application/pdf', 'text/html']],
  [/zone/i, ['us-east-1a', 'us-east-1z']],
  [/count|number|minutes|seconds|links/i, [0, 1, 2, 4, 30, 180, 4_294_967_296]],
  [/key$|key$|secret/i, ['k', 'landbridge:name', 'aws:x', 'abcdefgh12345678', '']],
]
const STRINGS = [
  '',
  'a',
  'x'.repeat(300),
  'ü€😀',
  '<a&b>',
  'two\nlines',
  '__proto__',
  'null',
  '0',
  '*',
  'arn:aws:directconnect:us-east-1:123456789012:dxcon/dxcon-ffffffff',
]
const NUMBERS = [0, 1, 2, -1, 0.5, 65_000, 2 ** 31, 2 ** 53, -(2 ** 40)]

/** Values of a shape that often mean something to the service: ids it has given out, and words of the field. */
export class PlausibleInput {
  readonly #random: Random
  readonly #ids = ['dxcon-ffffffff', 'vpc-00000000000000000']

  constructor(random: Random) {
    this.#random = random
  }

  /** Takes ids from an answer, to ask for them again. */
  learn(answer: unknown): void {
    const text = JSON.stringify(answer) ?? ''
    for (const [id] of text.matchAll(/\b[a-z]{2,8}-[a-z0-9]{8,17}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g)) {
      if (this.#ids.length < 400) this.#ids.push(id)
      else this.#ids[Math.floor(this.#random() * 400)] = id
    }
  }

  of({ members }: Structure, depth = 0, density = this.#pick([0.05, 0.2, 0.5])): Record<string, unknown> {
    const wanted = members.filter(({ isRequired, name }) => isRequired || this.#random() < (name === 'DryRun' ? 0.02 : density))
    return Object.fromEntries(wanted.map(({ name, shape }) => [name, this.#value(shape, name, depth + 1)]))
  }

  #value(shape: Shape, name: string, depth: number): unknown {
    switch (shape.kind) {
      case 'structure':
      case 'union':
        return this.of(shape, depth)
      case 'list':
        return depth > 6
          ? []
          : Array.from({ length: Math.floor(this.#random() * 3) }, () => this.#value(shape.item, name, depth + 1))
      case 'map':
        return { a: this.#value(shape.value, name, depth + 1) }
      case 'number':
        return this.#named(name, 'number') ?? this.#pick(NUMBERS)
      case 'boolean':
        return this.#random() < 0.5
      case 'timestamp':
        return new Date(this.#random() * 2e12)
      case 'blob':
        return new Uint8Array(3)
      case 'string':
        if (shape.values && this.#random() < 0.9) return this.#pick(shape.values)
        if (/id(s|entifiers?)?$|arn$|name$|gateway$|value/i.test(name) && this.#random() < 0.8) return this.#pick(this.#ids)
        return this.#named(name, 'string') ?? this.#pick(STRINGS)
    }
  }

  #named(name: string, type: 'number' | 'string'): unknown {
    if (this.#random() < 0.1) return undefined
    const values = BY_NAME.find(([pattern]) => pattern.test(name))?.[1].filter(value => typeof value === type)
    return values && values.length > 0 ? this.#pick(values) : undefined
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!
  }
}
