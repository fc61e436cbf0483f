import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { Command } from 'commander'
import { DEFAULT_PORT } from '../defaultPort.ts'
import { printJson } from '../output.ts'
import { healthOf } from '../serviceHealth.ts'
import { VERSION } from '../version.ts'

interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly detail: string
}

export const doctorCommand = new Command('doctor')
  .summary('check what Landbridge needs on this machine')
  .option('--json', 'the findings as JSON on stdout')
  .action(async ({ json }: { json?: true }) => {
    const findings = [node(), await sqlite(), await defaultPort(), folder(process.cwd())]
    if (json) printJson({ version: VERSION, findings })
    else for (const { what, ok, detail } of findings) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${detail}`)
    process.exitCode = findings.every(finding => finding.ok) ? 0 : 1
  })

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    what: 'Node',
    ok: major >= 24,
    detail:
      major >= 24 ? process.versions.node : `${process.versions.node} is older than 24; run npm ci, which brings the pinned one.`,
  }
}

async function sqlite(): Promise<Finding> {
  try {
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(':memory:')
    const row = database.prepare('select sqlite_version() as version').get()
    database.close()
    return { what: 'SQLite', ok: true, detail: String(row?.version) }
  } catch (problem) {
    return { what: 'SQLite', ok: false, detail: `node:sqlite does not work here: ${(problem as Error).message}` }
  }
}

/** Somebody on the port is fine if it is a Landbridge. */
async function defaultPort(): Promise<Finding> {
  const free = await new Promise<boolean>(resolve => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(DEFAULT_PORT, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  const what = `port ${DEFAULT_PORT}`
  if (free) return { what, ok: true, detail: 'free' }
  const answered = await fetch(`http://127.0.0.1:${DEFAULT_PORT}/healthz`).catch(() => undefined)
  const other = (await healthOf(answered)) !== undefined
  return {
    what,
    ok: other,
    detail: other ? 'a Landbridge is running there' : 'taken by another program; use serve --port.',
  }
}

function folder(path: string): Finding {
  try {
    accessSync(path, constants.W_OK)
    return { what: 'folder', ok: true, detail: `${path} can be written` }
  } catch {
    return { what: 'folder', ok: false, detail: `${path} cannot be written; give serve --data a folder that can.` }
  }
}
