import { Decimal, divideHalfUp } from '../net/money.ts'

/** An exact fraction: where two bills cross is seldom a decimal number. */
export class Ratio {
  static readonly ZERO = new Ratio(0n, 1n)

  readonly dividend: bigint
  /** Above zero. */
  readonly divisor: bigint

  private constructor(dividend: bigint, divisor: bigint) {
    const sign = divisor < 0n ? -1n : 1n
    const common = greatestCommonDivisor(dividend, divisor) * sign
    this.dividend = dividend / common
    this.divisor = divisor / common
  }

  static of({ digits, scale }: Decimal): Ratio {
    return new Ratio(digits, 10n ** BigInt(scale))
  }

  plus(other: Ratio): Ratio {
    return new Ratio(this.dividend * other.divisor + other.dividend * this.divisor, this.divisor * other.divisor)
  }

  minus(other: Ratio): Ratio {
    return new Ratio(this.dividend * other.divisor - other.dividend * this.divisor, this.divisor * other.divisor)
  }

  times(other: Ratio): Ratio {
    return new Ratio(this.dividend * other.dividend, this.divisor * other.divisor)
  }

  /** The divisor is not zero. */
  over(other: Ratio): Ratio {
    return new Ratio(this.dividend * other.divisor, this.divisor * other.dividend)
  }

  get sign(): -1 | 0 | 1 {
    return this.dividend < 0n ? -1 : this.dividend > 0n ? 1 : 0
  }

  compare(other: Ratio): number {
    return this.minus(other).sign
  }

  /** With so many places, half away from zero. */
  rounded(places: number): Decimal {
    const digits = divideHalfUp(this.dividend * 10n ** BigInt(places), this.divisor)
    return Decimal.scaled(digits, places)
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}
