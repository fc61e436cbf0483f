import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'

/** One line that says when and where figures were taken, and how busy the machine was by others. */
export function machine(): string {
  const cores = cpus()
  const load = loadavg().map(figure => figure.toFixed(2))
  return `${new Date().toISOString().slice(0, 10)}, ${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version}, ${motoVersion()}, load average ${load.join(' ')} before`
}

function motoVersion(): string {
  try {
    const script = "import importlib.metadata as m; print(m.version('moto'))"
    return `moto ${execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim()}`
  } catch {
    return 'moto of unknown version'
  }
}
