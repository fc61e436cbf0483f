import { durationText } from '../net/duration.ts'
import type { PlanReport } from '../planner/planReport.ts'
import type { Requirements } from '../planner/requirementsSchema.ts'
import { progressBar } from './drillProgress.ts'
import { planned } from './planned.ts'

interface Asked {
  readonly most: number
  readonly directory: string
}

/** Plans for somebody who waits: how far it is on stderr, and Ctrl-C gives what there is. A second one ends the program. */
export async function planAtTerminal(
  requirements: Requirements & { readonly today: string },
  { most, directory }: Asked,
): Promise<PlanReport> {
  const stop = new AbortController()
  const interrupted = () => {
    stop.abort()
    process.off('SIGINT', interrupted)
  }
  process.on('SIGINT', interrupted)
  const began = performance.now()
  const told = (done: number, all: number) => {
    const leftMs = 1000 * Math.ceil((((performance.now() - began) / Math.max(1, done)) * (all - done)) / 1000)
    const left = done === 0 || done === all ? '' : `, about ${durationText(leftMs)} left`
    say(`${done} of ${all} designs made, drilled and priced${left} (Ctrl-C ends it)`, done / all)
  }
  try {
    const report = await planned(requirements, { most, directory, signal: stop.signal, told })
    if (process.stderr.isTTY) say('', 1)
    if (report.partial)
      console.error(
        `Interrupted: ${designsWere(report.counts.evaluated)} looked at closely; the answer is about ${report.counts.evaluated === 1 ? 'that one' : 'these'} alone, and a part.`,
      )
    return report
  } finally {
    process.off('SIGINT', interrupted)
  }
}

/** One line that is written over in a terminal, one after the other in a file. */
function say(line: string, done: number): void {
  process.stderr.write(process.stderr.isTTY ? progressBar(line, done, process.stderr.columns || 80) : `${line}\n`)
}

function designsWere(count: number): string {
  return count === 1 ? 'one design was' : `${count} designs were`
}
