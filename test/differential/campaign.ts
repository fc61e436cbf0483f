import type { Comparison, Engine } from './order.ts'
import { randomDrawing } from './randomDrawing.ts'
import type { Sandbox } from './sandbox.ts'

interface Campaign {
  readonly engine: Engine
  readonly firstSeed: number
  readonly count: number
  /** Routers of the largest network. */
  readonly most: number
  /** Networks at once. */
  readonly lanes: number
}

export interface Finding {
  readonly seed: number
  readonly drawing: string
  readonly comparison?: Comparison
  /** Why there is no comparison. */
  readonly error?: string
}

/** Plays seed after seed; answers all of them in order, and tells `heard` of each as it comes. */
export async function campaign(
  sandbox: Sandbox,
  { engine, firstSeed, count, most, lanes }: Campaign,
  heard: (finding: Finding) => void = () => {},
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  let next = 0
  const lane = async () => {
    while (next < count) {
      const seed = firstSeed + next++
      const drawing = randomDrawing(seed, engine, most)
      const finding = await sandbox.compare({ engine, drawing }).then(
        comparison => ({ seed, drawing, comparison }),
        (error: Error) => ({ seed, drawing, error: error.message }),
      )
      findings.push(finding)
      heard(finding)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return findings.sort((a, b) => a.seed - b.seed)
}

/** What no rule explains, with the command that shows it again. */
export function unexplained(findings: readonly Finding[], { engine, most }: Pick<Campaign, 'engine' | 'most'>): string[] {
  return findings.flatMap(({ seed, comparison, error }) => {
    if (comparison && comparison.outcome !== 'different') return []
    const again = `node bench/differential.ts --engine ${engine} --most ${most} --seed ${seed}`
    return [[again, ...(comparison?.differences.slice(0, 20) ?? [error])].join('\n  ')]
  })
}
