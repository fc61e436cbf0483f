/** Aborted by the first Ctrl-C or other request to end; the next one ends the program. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** For work that has to be undone before the program may end: `told` says on stderr what happens now. */
export function interruptedOnce(told: string): Interruption {
  const stop = new AbortController()
  const off = () => {
    for (const name of SIGNALS) process.off(name, interrupted)
  }
  const interrupted = (name: NodeJS.Signals) => {
    off()
    stop.abort()
    // Whoever hung up reads nothing any more, and an error of writing would end the program before all is undone.
    if (name !== 'SIGHUP') console.error(told)
  }
  for (const name of SIGNALS) process.on(name, interrupted)
  return { signal: stop.signal, [Symbol.dispose]: off }
}
