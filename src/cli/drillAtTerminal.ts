import { partialText } from '../drill/report/partialText.ts'
import type { DrillReport } from '../drill/report.ts'
import type { Script } from '../drill/script.ts'
import type { Topology } from '../topology/topology.ts'
import { drillAll } from './drillAll.ts'
import { progressBar, type ToldProgress } from './drillProgress.ts'

/** Plays scripts for somebody who waits: how far it is on stderr, and Ctrl-C gives what there is. A second one ends the program. */
export async function drillAtTerminal(topology: Topology, scripts: readonly Script[]): Promise<DrillReport> {
  const stop = new AbortController()
  const interrupted = () => {
    stop.abort()
    process.off('SIGINT', interrupted)
  }
  process.on('SIGINT', interrupted)
  // One line that is written over in a terminal, one after the other in a file.
  const progress: ToldProgress = (line, done) =>
    process.stderr.write(process.stderr.isTTY ? progressBar(line, done, process.stderr.columns || 80) : line && `${line}\n`)
  try {
    const report = await drillAll(topology, scripts, { signal: stop.signal, progress })
    if (report.partial) console.error(partialText(report))
    return report
  } finally {
    process.off('SIGINT', interrupted)
  }
}
