import type { Branch } from './forward.ts'

export type CountedPipe = Branch['pipes'][number]

/** The ways that a demand takes, its pipes by their numbers. */
export interface Ways {
  /** By branch. */
  readonly shares: readonly number[]
  readonly arrives: readonly boolean[]
  readonly pipes: readonly Int32Array[]
}

/** Numbers for pipes, so that thousands of moments are added up without their names. A name means the same pipe as long as this lives. */
export class PipeNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #pipes: CountedPipe[] = []

  get count(): number {
    return this.#pipes.length
  }

  pipe(number: number): CountedPipe {
    return this.#pipes[number]!
  }

  /** Undefined = no way was ever seen to cross it. */
  known(name: string): number | undefined {
    return this.#numbers.get(name)
  }

  ways(branches: readonly Pick<Branch, 'share' | 'outcome' | 'pipes'>[]): Ways {
    return {
      shares: branches.map(({ share }) => share),
      arrives: branches.map(({ outcome }) => outcome === 'delivered'),
      pipes: branches.map(({ pipes }) => this.#numbersOf(pipes)),
    }
  }

  #numbersOf(pipes: readonly CountedPipe[]): Int32Array {
    const numbers = new Int32Array(pipes.length)
    for (let i = 0; i < pipes.length; i++) numbers[i] = this.#numberOf(pipes[i]!)
    return numbers
  }

  #numberOf(pipe: CountedPipe): number {
    const known = this.#numbers.get(pipe.name)
    if (known !== undefined) return known
    const number = this.#pipes.push(pipe) - 1
    this.#numbers.set(pipe.name, number)
    return number
  }
}
