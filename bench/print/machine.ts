import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { reference } from './reference.ts'

/** When and where figures are taken, how quick the machine is and how busy already, without a period. */
export function machine(): string {
  const cores = cpus()
  const when = new Date().toISOString().slice(0, 10)
  const where = `${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version}, ${motoVersion()}`
  return `${when}, ${where}. ${reference()}. ${loadAverage('before').slice(0, -1)}`
}

/** The load averages of 1, 5 and 15 minutes as a sentence: others on the machine make figures worse and noisier. */
export function loadAverage(when: 'before' | 'after'): string {
  const figures = loadavg().map(figure => figure.toFixed(2))
  return `Load average ${when}: ${figures.join(' ')}.`
}

function motoVersion(): string {
  try {
    const script = "import importlib.metadata as m; print(m.version('moto'))"
    return `moto ${execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim()}`
  } catch {
    return 'moto of unknown version'
  }
}
