import { extname } from 'node:path'
import { Option } from 'commander'
import { parseDay } from '../../net/day.ts'
import { Refusal } from '../refusal.ts'
import type { Exporter, ExportOptions } from './exporter.ts'
import { handedOver } from './handedOver.ts'

const EXTENSIONS = ['.md', '.html'] as const

/** What people have to order and do, in order. */
export const ORDER: Exporter = {
  options: [
    new Option('--order <file>', 'what people have to order and do, as .md or .html (to print)'),
    new Option('--today <date>', 'with --order: the day from which dates are counted, such as 2026-11-21'),
    new Option('--go-live <date>', 'with --order: the day on which everything has to work'),
  ],
  examples: ['landbridge export estate.yaml --order order.html --today 2026-11-21 --go-live 2027-03-01'],
  isAsked: ({ order }) => order !== undefined,
  async run(estate, options) {
    const file = String(options.order)
    const extension = EXTENSIONS.find(each => each === extname(file).toLowerCase())
    if (!extension) throw new Refusal(`${file} does not say how to write the checklist; end it with ${EXTENSIONS.join(' or ')}.`)
    const { files, warnings } = await handedOver(estate, 'order', datesOf(options))
    const written = files.filter(({ name }) => name.endsWith(extension)).map(({ text }) => ({ name: file, text }))
    return { files: written, json: { files: written, warnings }, warnings, folder: file, isFile: true }
  },
}

/** The dates of the schedule, as midnights in UTC. */
export function datesOf({ today, goLive }: ExportOptions): { readonly today?: number; readonly goLive?: number } {
  const from = midnight('--today', today)
  const until = midnight('--go-live', goLive)
  if (from !== undefined && until !== undefined && until < from) {
    throw new Refusal(`--go-live ${String(goLive)} is before --today ${String(today)}; give a later day.`)
  }
  return { ...(from !== undefined && { today: from }), ...(until !== undefined && { goLive: until }) }
}

function midnight(option: string, written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined
  const text = String(written)
  const ms = parseDay(text)
  if (ms === undefined) {
    throw new Refusal(`${option} ${text} is no date; write year, month and day, such as 2026-11-21.`)
  }
  return ms
}
