/**
 * Exact decimal numbers: money, and what is multiplied to it. Sums and products lose nothing, so a bill adds up to the last
 * digit on every machine; only `rounded` rounds, half up, and whoever prints a total calls it once.
 */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0)

  /** The value is `digits` / 10^`scale`. */
  readonly digits: bigint
  readonly scale: number

  private constructor(digits: bigint, scale: number) {
    this.digits = digits
    this.scale = scale
  }

  static of(whole: bigint | number): Decimal {
    return new Decimal(BigInt(whole), 0)
  }

  /** `digits` / 10^`scale`. */
  static scaled(digits: bigint, scale: number): Decimal {
    return new Decimal(digits, scale)
  }

  static sum(amounts: Iterable<Decimal>): Decimal {
    let sum = Decimal.ZERO
    for (const amount of amounts) sum = sum.plus(amount)
    return sum
  }

  /** The number of `12`, `-0.05` or `1.5e3`; undefined if it is none. */
  static parse(text: string): Decimal | undefined {
    const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text.trim())
    if (!match) return undefined
    const [, sign, whole = '', fraction = '', exponent = '0'] = match
    const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
    const scale = fraction.length - Number(exponent)
    return scale >= 0 ? new Decimal(digits, scale) : new Decimal(digits * 10n ** BigInt(-scale), 0)
  }

  /** Of bytes: AWS bills gigabytes of 2^30, and a half is 0.5, so that every number of bytes has an exact one. */
  static gigabytes(bytes: bigint | number): Decimal {
    let [left, halvings] = [BigInt(bytes), 30]
    while (halvings > 0 && left % 2n === 0n) {
      left /= 2n
      halvings--
    }
    return new Decimal(left * 5n ** BigInt(halvings), halvings)
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(this.#at(scale) + other.#at(scale), scale)
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.digits, other.scale))
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.digits * other.digits, this.scale + other.scale)
  }

  /** A whole part of it, with so many places. */
  dividedBy(parts: number, places: number): Decimal {
    return new Decimal(divideHalfUp(this.#at(Math.max(places, this.scale)), BigInt(parts)), Math.max(places, this.scale))
  }

  /** Below 0, 0 or above 0, as this is less than, equal to or more than the other. */
  compare(other: Decimal): number {
    const { digits } = this.minus(other)
    return digits < 0n ? -1 : digits > 0n ? 1 : 0
  }

  get isZero(): boolean {
    return this.digits === 0n
  }

  /** With so many places, half away from zero: `0.005` is `0.01` of two places. */
  rounded(places: number): Decimal {
    if (this.scale <= places) return new Decimal(this.#at(places), places)
    return new Decimal(divideHalfUp(this.digits, 10n ** BigInt(this.scale - places)), places)
  }

  /** Without zeros behind the last digit that counts. */
  trimmed(): Decimal {
    const zeros = Math.min(this.scale, /0*$/.exec(String(this.digits))?.[0].length ?? 0)
    return zeros === 0 ? this : new Decimal(this.digits / 10n ** BigInt(zeros), this.scale - zeros)
  }

  /** Plain digits with as many places as it has: `1642.50` of two. */
  toString(): string {
    const sign = this.digits < 0n ? '-' : ''
    const text = String(this.digits < 0n ? -this.digits : this.digits).padStart(this.scale + 1, '0')
    const point = text.length - this.scale
    return this.scale === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`
  }

  #at(scale: number): bigint {
    return this.digits * 10n ** BigInt(scale - this.scale)
  }
}

/** The whole number nearest to a quotient, half away from zero; the divisor is positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const half = dividend < 0n ? -divisor : divisor
  return (dividend * 2n + half) / (divisor * 2n)
}

/** `1,642.50`: thousands apart, as people read them. */
export function withThousands(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
